"""Rows of a table: CSV, TSV or JSON Lines, also compressed (.gz, .zst), Parquet, a JSON array."""

from __future__ import annotations

import codecs
import gzip
import zlib
from pathlib import Path
from typing import BinaryIO, cast

from verifykit.errors import InputError
from verifykit.tables.rows import (
    MalformedError,
    Row,
    array_rows,
    delimited_rows,
    json_line_rows,
    numbered_rows,
)

PARQUET = ".parquet"
TABLES = (".csv", ".tsv", ".jsonl", ".ndjson", PARQUET)
"""The endings of files that hold rows; `.gz` or `.zst` may follow all but the last."""
ARRAY = ".json"
"""The ending of a file that holds rows if it is a JSON array of objects, and else may be a case."""
_SEPARATORS = {".csv": None, ".tsv": "\t"}
"""What is between the cells; of CSV the first line tells it, as `numbered_rows` does."""
_PACKED = (".gz", ".zst")
_SIGHT = 1024
"""Bytes in which a JSON array shows that it is one."""


def ending(path: Path) -> str:
    """Return the ending of a file's name, in small letters, that of compression left out."""
    name = Path(path.name.lower())
    return name.with_suffix("").suffix if name.suffix in _PACKED else name.suffix


def read_text(path: Path) -> str:
    """Return the text of a file; raise InputError if it cannot be read as UTF-8."""
    try:
        return _read_bytes(path).decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputError(f"{path}: is not UTF-8 text") from error


def read_rows(path: Path) -> list[Row]:
    """Return the rows of a table; raise InputError, with file and line, if it is none."""
    kind = ending(path)
    if kind not in (*TABLES, ARRAY):
        raise InputError(f"{path}: its ending is none of {', '.join(TABLES)}")
    if kind == PARQUET:
        # Needs pyarrow, which only corpora do; UsageError where it is not installed.
        from verifykit.corpus.ingest.parquet_rows import parquet_rows

        return [Row(values, f"{path}:{line}") for line, values in parquet_rows(path)]
    text = read_text(path)
    if kind == ARRAY:
        return array_rows(path, text)
    if kind in _SEPARATORS:
        return delimited_rows(path, text, _SEPARATORS[kind])
    return list(json_line_rows(path, text))


def header(path: Path) -> frozenset[str]:
    """Return the columns of a table, by its first line; raise as `read_rows`.

    A JSON file that is no array of objects has none.
    """
    if ending(path) == ARRAY:
        return _array_header(path)
    if ending(path) == PARQUET:
        from verifykit.corpus.ingest.parquet_rows import parquet_columns

        return parquet_columns(path)
    try:
        with _opened(path) as stream:
            line = next((line for line in stream if line.strip()), b"").decode("utf-8-sig")
    except (OSError, EOFError, zlib.error, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or error
        raise InputError(f"{path}: cannot be read: {reason}") from error
    if (kind := ending(path)) in _SEPARATORS:
        try:
            return frozenset(next(numbered_rows(line, _SEPARATORS[kind]), (1, []))[1])
        except MalformedError as error:
            raise InputError(f"{path}:{error.line}: {error.reason}") from error
    return frozenset(name for row in json_line_rows(path, line) for name in row.values)


def _opened(path: Path) -> BinaryIO:
    """The content of a file, decompressed as it is read."""
    packed = path.suffix.lower()
    if packed == ".gz":
        return cast("BinaryIO", gzip.open(path))
    if packed == ".zst":
        # Needs pyarrow, as Parquet does.
        from verifykit.corpus.ingest.lines import open_zst

        return open_zst(path)
    return path.open("rb")


def _read_bytes(path: Path) -> bytes:
    """The content of a file, decompressed."""
    try:
        with _opened(path) as stream:
            return stream.read()
    except (OSError, EOFError, zlib.error) as error:
        reason = getattr(error, "strerror", None) or error
        raise InputError(f"{path}: cannot be read: {reason}") from error


def _array_header(path: Path) -> frozenset[str]:
    try:
        with _opened(path) as stream:
            if not stream.read(_SIGHT).removeprefix(codecs.BOM_UTF8).lstrip().startswith(b"["):
                return frozenset()
        rows = array_rows(path, read_text(path))
    except (OSError, EOFError, zlib.error, InputError):
        return frozenset()
    return frozenset(rows[0].values) if rows else frozenset()
