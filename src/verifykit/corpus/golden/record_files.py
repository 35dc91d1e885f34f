"""Tables of records from files: all their columns, as they are."""

from __future__ import annotations

import json
import zlib
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from verifykit.corpus.ingest.csv_files import csv_batches
from verifykit.corpus.ingest.json_files import json_batches
from verifykit.corpus.ingest.lines import open_bytes, open_lines
from verifykit.corpus.ingest.reading import file_format
from verifykit.corpus.ingest.text_files import NOT_TEXT
from verifykit.errors import InputError


def read_records(paths: Sequence[Path]) -> pa.Table:
    """Return the records of all files (.parquet .csv .jsonl, also .gz and .zst) in one table.

    What a file has no column for is null. Raise InputError if a file or a row cannot be read.
    """
    return pa.concat_tables(map(_read, paths), promote_options="permissive")


def _read(path: Path) -> pa.Table:
    if not path.is_file():
        raise InputError(f"{path}: {'is a folder' if path.is_dir() else 'no such file'}")
    kind = file_format(path)
    try:
        if kind == "parquet":
            table = pq.read_table(path)
            _by_name(path, table.column_names)
            return table
        if kind not in ("csv", "jsonl"):
            raise InputError(f"{path}: not a table of records (.parquet .csv .jsonl, also packed)")
        if kind == "csv":
            with open_bytes(path) as stream:
                found = csv_batches(stream, lambda header: _by_name(path, header))
                parts = [_whole(path, batch) for batch in found]
        else:
            columns = _json_columns(path)
            with open_bytes(path) as stream:
                found = json_batches(stream, {name: name for name in columns}, set())
                parts = [_whole(path, batch) for batch in found]
    except (OSError, EOFError, ValueError, zlib.error, pa.ArrowException) as error:
        raise InputError(f"{path}: cannot be read: {str(error).splitlines()[0]}") from error
    if not parts:
        raise InputError(f"{path}: no records")
    return pa.concat_tables(parts)


def _by_name(path: Path, header: list[str]) -> dict[str, str]:
    """All columns under their own names; InputError if two have one."""
    if double := [name for name, count in Counter(header).items() if count > 1]:
        raise InputError(f"{path}: more than one column {', '.join(map(repr, double))}")
    return {name: name for name in header}


def _json_columns(path: Path) -> list[str]:
    """The keys of all rows, in the order in which they come; rows that are none are told later."""
    names: dict[str, None] = {}
    with open_lines(path) as stream:
        for line in stream:
            try:
                row = json.loads(line)
            except (ValueError, RecursionError):
                continue
            if isinstance(row, dict):
                names.update(dict.fromkeys(row))
    return list(names)


def _whole(path: Path, batch: pa.Table) -> pa.Table:
    reasons = batch["reason"].drop_null()
    if len(reasons):
        row = batch["reason"].index(reasons[0]).as_py()
        reason = reasons[0].as_py()
        raise InputError(f"{path}:{batch['line'][row].as_py()}: {reason or NOT_TEXT}")
    return batch.drop_columns(["line", "reason"])
