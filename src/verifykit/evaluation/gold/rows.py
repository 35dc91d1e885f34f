"""Rows of a table: CSV, TSV or JSON Lines, also compressed (.gz, .zst), Parquet, a JSON array."""

from __future__ import annotations

import codecs
import csv
import gzip
import io
import json
import zlib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import BinaryIO, cast

from attrs import frozen

from verifykit.errors import InputError

PARQUET = ".parquet"
TABLES = (".csv", ".tsv", ".jsonl", ".ndjson", PARQUET)
"""The endings of files that hold rows; `.gz` or `.zst` may follow all but the last."""
ARRAY = ".json"
"""The ending of a file that holds rows if it is a JSON array of objects, and else may be a case."""
_PACKED = (".gz", ".zst")
_SIGHT = 1024
"""Bytes in which a JSON array shows that it is one."""


@frozen
class Row:
    """One row: text under each column, and where it stands."""

    values: Mapping[str, str]
    place: str

    def get(self, column: str | None) -> str | None:
        """Return the text of a column; None if it is empty, absent, or no column is meant."""
        found = self.values.get(column, "") if column is not None else ""
        return found.strip() or None


def ending(path: Path) -> str:
    """Return the ending of a file's name, in small letters, that of compression left out."""
    name = Path(path.name.lower())
    return name.with_suffix("").suffix if name.suffix in _PACKED else name.suffix


def read_text(path: Path) -> str:
    """Return the text of a file; raises InputError if it cannot be read as UTF-8."""
    try:
        return _read_bytes(path).decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputError(f"{path}: is not UTF-8 text") from error


def read_rows(path: Path) -> list[Row]:
    """Return the rows of a table; raises InputError, with file and line, if it is none."""
    kind = ending(path)
    if kind not in (*TABLES, ARRAY):
        raise InputError(f"{path}: its ending is none of {', '.join(TABLES)}")
    if kind == PARQUET:
        # Needs pyarrow, which only corpora do; UsageError where it is not installed.
        from verifykit.corpus.ingest.parquet_rows import parquet_rows

        return [Row(values, f"{path}:{line}") for line, values in parquet_rows(path)]
    text = read_text(path)
    if kind == ARRAY:
        return _array(path, text)
    if kind in (".csv", ".tsv"):
        return list(_delimited(path, text, "\t" if kind == ".tsv" else ","))
    return list(_json_lines(path, text))


def header(path: Path) -> frozenset[str]:
    """Return the columns of a table, by its first line; raises as `read_rows`.

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
        raise InputError(f"{path}: cannot be read: {error}") from error
    if ending(path) in (".csv", ".tsv"):
        rows = csv.reader([line], delimiter="\t" if ending(path) == ".tsv" else ",")
        return frozenset(next(rows, []))
    return frozenset(name for row in _json_lines(path, line) for name in row.values)


def _opened(path: Path) -> BinaryIO:
    """The content of a file, decompressed as it is read."""
    packed = path.suffix.lower()
    if packed == ".gz":
        return cast("BinaryIO", gzip.open(path))
    if packed == ".zst":
        # Needs pyarrow, as Parquet does.
        from verifykit.corpus.ingest.text_files import open_zst

        return open_zst(path)
    return path.open("rb")


def _read_bytes(path: Path) -> bytes:
    """The content of a file, decompressed."""
    try:
        with _opened(path) as stream:
            return stream.read()
    except (OSError, EOFError, zlib.error) as error:
        raise InputError(f"{path}: cannot be read: {error}") from error


def _delimited(path: Path, text: str, delimiter: str) -> Iterator[Row]:
    reader = csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        if not reader.fieldnames:
            raise InputError(f"{path}:1: there is no header")
        for values in reader:
            if None in values or None in values.values():
                raise InputError(
                    f"{path}:{reader.line_num}: the row has not as many cells as the header"
                )
            yield Row(values, f"{path}:{reader.line_num}")
    except csv.Error as error:
        raise InputError(f"{path}:{reader.line_num}: {error}") from error


def _json_lines(path: Path, text: str) -> Iterator[Row]:
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.strip():
            continue
        place = f"{path}:{number}"
        try:
            data = json.loads(line)
        except (ValueError, RecursionError) as error:
            raise InputError(f"{place}: is not valid JSON: {error}") from error
        if not isinstance(data, dict):
            raise InputError(f"{place}: is not a JSON object")
        yield Row({name: _as_text(value) for name, value in data.items()}, place)


def _array(path: Path, text: str) -> list[Row]:
    try:
        data = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise InputError(f"{path}: is not valid JSON: {error}") from error
    if not isinstance(data, list) or not all(isinstance(row, dict) for row in data):
        raise InputError(f"{path}: is not a JSON array of objects")
    return [
        Row({name: _as_text(value) for name, value in row.items()}, f"{path}: row {number}")
        for number, row in enumerate(data, start=1)
    ]


def _array_header(path: Path) -> frozenset[str]:
    try:
        with _opened(path) as stream:
            if not stream.read(_SIGHT).removeprefix(codecs.BOM_UTF8).lstrip().startswith(b"["):
                return frozenset()
        rows = _array(path, read_text(path))
    except (OSError, EOFError, zlib.error, InputError):
        return frozenset()
    return frozenset(rows[0].values) if rows else frozenset()


def _as_text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))  # 5.0 is 5, as in a corpus
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
