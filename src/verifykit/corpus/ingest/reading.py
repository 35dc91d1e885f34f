"""Corpus files, whatever their format, as batches of rows with line numbers."""

from __future__ import annotations

import re
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from itertools import chain, islice
from pathlib import Path
from typing import Any, TypeVar

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
from attrs import frozen

from verifykit.corpus.blocks.arrow import arrow_of, texts_of
from verifykit.corpus.ingest.csv_files import csv_batches
from verifykit.corpus.ingest.json_files import json_batches
from verifykit.corpus.ingest.lines import open_bytes
from verifykit.corpus.ingest.text_files import NOT_TEXT, Row, batches, named_row
from verifykit.corpus.options import OPTIONAL, REQUIRED, UNIT, Options, scope_role
from verifykit.errors import InputError

Opened = TypeVar("Opened")
ForeignRows = Callable[[Path], Iterator[tuple[int, dict[str, Any]]] | None]
"""Reads a file of a format that only a plug-in knows: numbered rows, or None if it is not its."""

TABLE = Path("data frame")
"""What stands for the file of a table that is in memory."""
_LEAST, _MOST = 1 << 14, 1 << 19
"""Rows that are read at a time."""
_PER_ROW = 1 << 11
"""Bytes of memory that there must be for each of them, most of it for others than these rows."""
_NOT_UTF8 = re.compile("[\ud800-\udfff]")


@frozen(kw_only=True, eq=False)
class CorpusFile:
    """An opened corpus file."""

    path: Path
    batches: Iterator[pa.Table]
    """Tables with `line`, in text formats `reason` (why a row cannot be read), and the roles."""
    unseen: set[str]
    """Columns that there must be and that no row has had so far, where rows name their columns."""


def open_corpus(
    path: Path,
    options: Options,
    foreign: ForeignRows | None = None,
    required: tuple[str, ...] = REQUIRED,
) -> CorpusFile:
    """Open a corpus file. InputError if it cannot be read or lacks a required column.

    What is wrong further on in the file raises InputError while the batches are taken.
    """
    if not path.is_file():
        raise InputError(f"{path}: {'is a folder' if path.is_dir() else 'no such file'}")
    # A plug-in's ending goes first, since it may be a longer one that ends as everybody's do.
    foreign_rows = None if foreign is None else foreign(path)
    kind = file_format(path)
    if kind == "parquet" and foreign_rows is None:
        return _open_parquet(path, options, required)
    roles = roles_in(options)
    wanted = list(roles.values())
    # A row without what every row needs says so itself.
    unseen = {roles[role] for role in _demanded(options, required) if role not in REQUIRED}
    if foreign_rows is not None:
        stream = batches(_plain(foreign_rows, wanted, unseen), list(roles))
    elif kind == "csv":
        unseen.clear()

        def choose(header: list[str]) -> dict[str, str]:
            return {role: roles[role] for role in _present(path, header, options, required)}

        stream = _closing(open_bytes(path), lambda opened: csv_batches(opened, choose))
    elif kind == "jsonl":
        stream = _closing(open_bytes(path), lambda opened: json_batches(opened, roles, unseen))
    else:
        raise InputError(
            f"{path}: not a corpus format (.parquet, .csv, .jsonl, also .gz and .zst, "
            "or what a plug-in reads)"
        )
    stream = _guarded(path, stream)
    begun = list(islice(stream, 1))  # the header has been looked at once there is a batch
    return CorpusFile(path=path, batches=chain(begun, stream), unseen=unseen)


def roles_in(options: Options) -> dict[str, str]:
    """Return the input column of every role and scope column."""
    roles = {role: options.column(role) for role in (*REQUIRED, *OPTIONAL)}
    return roles | {scope_role(name): name for name in options.scope if name != UNIT}


def file_format(path: Path) -> str | None:
    """`parquet`, `csv` or `jsonl` by the ending of the name; None for any other."""
    suffixes = [suffix.lower() for suffix in path.suffixes]
    if suffixes and suffixes[-1] in (".gz", ".zst"):
        suffixes.pop()
    known = {".parquet": "parquet", ".csv": "csv", ".jsonl": "jsonl", ".ndjson": "jsonl"}
    return known.get(suffixes[-1]) if suffixes else None


def _open_parquet(path: Path, options: Options, required: tuple[str, ...]) -> CorpusFile:
    roles = roles_in(options)
    try:
        schema = pq.read_schema(path)
        found = _present(path, schema.names, options, required)
        columns = [roles[role] for role in found]
        text = [name for name in columns if _is_text(schema.field(name).type)]
        file = pq.ParquetFile(path, read_dictionary=text)
    except (OSError, ValueError, pa.ArrowException) as error:
        raise InputError(f"{path}: not a readable Parquet file: {_first_line(error)}") from error

    batches = file.iter_batches(batch_size=_rows_at_once(options), columns=sorted(set(columns)))
    tables = (pa.Table.from_batches([batch]) for batch in batches)
    stream = _guarded(path, _in_roles(tables, {role: roles[role] for role in found}))
    return CorpusFile(path=path, batches=stream, unseen=set())


def open_table(
    table: pa.Table, options: Options, required: tuple[str, ...] = REQUIRED
) -> CorpusFile:
    """Return a table in memory as a file is. Raise InputError if it lacks a required column."""
    roles = roles_in(options)
    found = _present(TABLE, table.column_names, options, required)
    columns = {role: roles[role] for role in found}
    kept = table.select(sorted(set(columns.values())))
    step = _rows_at_once(options)
    parts = (kept.slice(start, step) for start in range(0, len(kept), step))
    return CorpusFile(path=TABLE, batches=_in_roles(parts, columns), unseen=set())


def _rows_at_once(options: Options) -> int:
    return max(_LEAST, min(options.memory // _PER_ROW, _MOST))


def _in_roles(tables: Iterable[pa.Table], columns: Mapping[str, str]) -> Iterator[pa.Table]:
    """The tables with the numbers of their rows, why a row cannot be read, and the roles."""
    line = 1
    for table in tables:
        lines = np.arange(line, line + table.num_rows, dtype=np.int64)
        line += table.num_rows
        table.validate(full=True)  # a damaged file may point beyond its own dictionaries
        reasons, readable = as_text(table)
        named = {role: readable[column] for role, column in columns.items()}
        yield pa.table({"line": arrow_of(lines), "reason": reasons, **named})


def as_text(table: pa.Table) -> tuple[pa.Array, pa.Table]:
    """Why each row cannot be read (None: it can), and the table with bytes as the text they are."""
    bad: set[int] = set()
    for place, field in enumerate(table.schema):
        if not _is_binary(field.type):
            continue
        try:
            column = table[field.name].cast(pa.string())
        except pa.ArrowInvalid:
            texts = [_decoded(value) for value in table[field.name].to_pylist()]
            bad.update(row for row, (_, readable) in enumerate(texts) if not readable)
            column = texts_of([text for text, _ in texts])
        table = table.set_column(place, field.name, column)
    if not bad:
        return pa.nulls(table.num_rows, pa.string()), table
    return texts_of([NOT_TEXT if row in bad else None for row in range(table.num_rows)]), table


def _decoded(value: bytes | None) -> tuple[str | None, bool]:
    try:
        return (None if value is None else value.decode("utf-8")), True
    except UnicodeDecodeError:
        return None, False


def _is_binary(kind: pa.DataType) -> bool:
    types = pa.types
    return bool(
        types.is_binary(kind) or types.is_large_binary(kind) or types.is_fixed_size_binary(kind)
    )


def _is_text(kind: pa.DataType) -> bool:
    return bool(pa.types.is_string(kind) or pa.types.is_large_string(kind))


def _closing(
    opening: AbstractContextManager[Opened], read: Callable[[Opened], Iterator[pa.Table]]
) -> Iterator[pa.Table]:
    """The batches of a file that is closed after the last one."""
    with opening as opened:
        yield from read(opened)


def _present(
    path: Path, header: Sequence[str], options: Options, required: tuple[str, ...]
) -> list[str]:
    """The roles the file has columns for; InputError if one is missing that must not be."""
    roles = roles_in(options)
    must = _demanded(options, required)
    if any(_NOT_UTF8.search(name) for name in header):
        raise InputError(f"{path}: its header {NOT_TEXT}: save it as UTF-8")
    double = [name for name in dict.fromkeys(roles.values()) if list(header).count(name) > 1]
    if double:
        raise InputError(f"{path}: has more than one column {', '.join(map(repr, double))}")
    missing = [roles[role] for role in roles if role in must and roles[role] not in header]
    if missing:
        lacks = f"{path}: no column {', '.join(map(repr, missing))}"
        if path == TABLE:  # of a frame only the columns that were looked for are at hand
            role = next(role for role in roles if roles[role] == missing[0])
            raise InputError(f'{lacks} (map names with columns={{"{role}": …}})')
        raise InputError(
            f"{lacks}; its columns are {', '.join(header)} "
            "(map names with --columns source=…,subject=…,value=…)"
        )
    return [role for role, column in roles.items() if column in header]


def _demanded(options: Options, required: tuple[str, ...]) -> set[str]:
    """The roles that a corpus must have columns for."""
    demanded = {*required, *map(scope_role, options.scope)}
    return demanded | set(options.columns) if required == REQUIRED else demanded


def _plain(
    rows: Iterator[tuple[int, dict[str, Any]]], wanted: Sequence[str], unseen: set[str]
) -> Iterator[Row]:
    for line, row in rows:
        unseen.difference_update(row)
        yield named_row(line, row, wanted)


def _guarded(path: Path, stream: Iterator[pa.Table]) -> Iterator[pa.Table]:
    try:
        yield from stream
    except (OSError, EOFError, ValueError, zlib.error, pa.ArrowException) as error:
        raise InputError(f"{path}: ends too early or is damaged: {_first_line(error)}") from error


def _first_line(error: BaseException) -> str:
    return str(error).strip().split("\n")[0]
