"""Tables on their way out: whole or not at all, and the same bytes for the same rows."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any, BinaryIO

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv as arrow_csv
import pyarrow.parquet as pq

from verifykit.atomic import replacing
from verifykit.corpus.output.tables import plain_schema
from verifykit.errors import UsageError

_ROWS_AT_ONCE = 4096
_FORMULA = "^'*[=+@\t\r\n-]"
_NUMBER = r"^[+-]?[0-9][0-9.,]*([eE][+-]?[0-9]+)?$"
_FEW = frozenset(
    (
        "rank",
        "tied",
        "documents",
        "origins_min",
        "origins_max",
        "score",
    )
)
"""Columns of numbers of which few differ: only for them a dictionary pays."""
_LOOKED_UP = ("subject", "predicate", "score", "rank", "conflict")
"""Columns by which rows are looked up, so that a reader profits from the bounds of row groups."""

Tables = Iterable[pa.Table]


def write_parquet(stream: BinaryIO, schema: pa.Schema, tables: Tables) -> None:
    """Write a Parquet file, each table as a row group."""
    few = [
        field.name for field in schema if pa.types.is_dictionary(field.type) or field.name in _FEW
    ]
    kept = [name for name in _LOOKED_UP if name in schema.names]
    # What is a dictionary here is plain text to whoever reads the file.
    with pq.ParquetWriter(
        stream,
        schema,
        compression="zstd",
        use_dictionary=few,
        write_statistics=kept,
        store_schema=False,
    ) as writer:
        for table in tables:
            writer.write_table(table, row_group_size=max(len(table), 1))


def write_csv(stream: BinaryIO, schema: pa.Schema, tables: Tables) -> None:
    """Write a CSV file with a header; no cell can run as a formula."""
    plain = plain_schema(schema)
    with arrow_csv.CSVWriter(stream, plain) as writer:
        for table in tables:
            writer.write_table(_without_formulas(table.cast(plain)))


def inert(cell: object) -> object:
    """Return a cell of a CSV file that a spreadsheet does not run."""
    runs = isinstance(cell, str) and re.match(_FORMULA, cell) and not re.match(_NUMBER, cell)
    return f"'{cell}" if runs else cell


def _without_formulas(table: pa.Table) -> pa.Table:
    """Text that a spreadsheet would run stands behind an apostrophe, unless it is a number."""
    for place, field in enumerate(table.schema):
        if not pa.types.is_string(field.type):
            continue
        column = table.column(place)
        runs = pc.and_(
            pc.match_substring_regex(column, _FORMULA),
            pc.invert(pc.match_substring_regex(column, _NUMBER)),
        )
        if pc.any(runs).as_py():
            quoted = pc.if_else(runs, pc.binary_join_element_wise("'", column, ""), column)
            table = table.set_column(place, field, quoted)
    return table


def write_jsonl(stream: BinaryIO, schema: pa.Schema, tables: Tables) -> None:
    """Write one JSON object a line."""
    for table in tables:
        stream.writelines(_json(row) + b"\n" for row in _rows(table))


def write_json(stream: BinaryIO, schema: pa.Schema, tables: Tables) -> None:
    """Write a JSON array of objects."""
    separator = b"["
    for table in tables:
        for row in _rows(table):
            stream.write(separator + b"\n" + _json(row))
            separator = b","
    stream.write(b"\n]\n" if separator == b"," else b"[]\n")


def _rows(table: pa.Table) -> Iterator[dict[str, Any]]:
    for batch in table.to_batches(max_chunksize=_ROWS_AT_ONCE):
        yield from batch.to_pylist()


def _json(row: dict[str, Any]) -> bytes:
    return json.dumps(row, ensure_ascii=False).encode("utf-8")


WRITERS: dict[str, Callable[[BinaryIO, pa.Schema, Tables], None]] = {
    ".parquet": write_parquet,
    ".csv": write_csv,
    ".jsonl": write_jsonl,
    ".ndjson": write_jsonl,
    ".json": write_json,
}
"""How a table is written, by the ending of the file's name."""


def writer_for(
    path: Path, format_name: str | None = None
) -> Callable[[BinaryIO, pa.Schema, Tables], None]:
    """The writer of a file, by its ending if no format is named. UsageError if there is none."""
    if format_name is not None:
        if f".{format_name}" not in WRITERS:
            known = ", ".join(ending[1:] for ending in WRITERS)
            raise UsageError(f"a corpus's scores have no format {format_name!r}; use {known}")
        return WRITERS[f".{format_name}"]
    writer = WRITERS.get(path.suffix.lower())
    if writer is None:
        raise UsageError(f"{path}: no format has this ending; use {', '.join(WRITERS)}")
    return writer


def write(path: Path, schema: pa.Schema, tables: Tables, format_name: str | None = None) -> None:
    """Write all tables to `path`, in a format or that of its ending, whole or not at all.

    Raise UsageError if there is no such format, or the file cannot be written.
    """
    writer = writer_for(path, format_name)
    with replacing(path) as stream:
        writer(stream, schema, tables)


def write_table(path: Path, table: pa.Table, format_name: str | None = None) -> None:
    """Write one table as `write` does."""
    write(path, table.schema, [table], format_name)
