"""Rows as text under the names of columns, from CSV and from JSON Lines."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from verifykit.errors import InputError
from verifykit.model.place import separator_of
from verifykit.parts import frozen


@frozen
class Row:
    """One row: text under each column, and where it stands."""

    values: Mapping[str, str]
    place: str

    def get(self, column: str | None) -> str | None:
        """Return the text of a column; None if it is empty, absent, or no column is meant."""
        found = self.values.get(column, "") if column is not None else ""
        return found.strip() or None


def delimited_rows(
    path: Path,
    text: str,
    separator: str | None,
    *,
    needed: Sequence[str] = (),
    exact: bool = True,
) -> list[Row]:
    """Return the rows of CSV text below its header; blank ones are left out.

    The `separator` is as for `numbered_rows`.

    With `exact` a row must have as many cells as the header; without, cells that are missing are
    empty and those beyond are left out. Raise InputError, with file and line, if this is no such
    table or a column that is `needed` is not there.
    """
    try:
        found = [(line, cells) for line, cells in numbered_rows(text, separator) if cells]
    except MalformedError as error:
        raise InputError(f"{path}:{error.line}: {error.reason}") from error
    if not found and not needed:
        raise InputError(f"{path}:1: there is no header")
    [(_, names), *rest] = found or [(1, [])]
    if missing := [name for name in needed if name not in names]:
        raise InputError(f"{path}: no column {', '.join(map(repr, missing))}")
    if len(set(names)) < len(names):
        again = next(name for index, name in enumerate(names) if name in names[:index])
        raise InputError(f"{path}:1: the column {again!r} is given twice")
    return [_row(path, line, names, cells, exact=exact) for line, cells in rest]


def _row(path: Path, line: int, names: Sequence[str], cells: list[str], *, exact: bool) -> Row:
    if exact and len(cells) != len(names):
        raise InputError(f"{path}:{line}: the row has not as many cells as the header")
    padded = [*cells, *[""] * (len(names) - len(cells))]
    return Row(dict(zip(names, padded, strict=False)), f"{path}:{line}")


def json_line_rows(path: Path, text: str) -> Iterator[Row]:
    """Yield the rows of JSON Lines, an object each; raise InputError, with file and line."""
    for number, line in enumerate(text.split("\n"), start=1):
        if line.strip():
            place = f"{path}:{number}"
            data = parsed(line, place)
            if not isinstance(data, dict):
                raise InputError(f"{place}: is not a JSON object")
            yield Row({name: as_text(value) for name, value in data.items()}, place)


def array_rows(path: Path, text: str) -> list[Row]:
    """Return the rows of a JSON array of objects; raise InputError if it is none."""
    data = parsed(text, str(path))
    if not isinstance(data, list) or not all(isinstance(row, dict) for row in data):
        raise InputError(f"{path}: is not a JSON array of objects")
    return [
        Row({name: as_text(value) for name, value in row.items()}, f"{path}: row {number}")
        for number, row in enumerate(data, start=1)
    ]


def parsed(text: str, place: str) -> Any:
    """Return the data of JSON text; raise InputError that names its place."""
    try:
        return json.loads(text)
    except (ValueError, RecursionError) as error:
        raise InputError(f"{place}: is not valid JSON: {error}") from error


def as_text(value: object) -> str:
    """Return a value of JSON as the cell of a table would have it; 5.0 is 5, as in a corpus."""
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


class MalformedError(Exception):
    """Text that is not CSV: the line, from 1, and what is wrong there."""

    def __init__(self, line: int, reason: str) -> None:
        super().__init__(reason)
        self.line = line
        self.reason = reason


def numbered_rows(text: str, separator: str | None = None) -> Iterator[tuple[int, list[str]]]:
    """Yield every row with its line, blank ones as rows without cells.

    Without a `separator` it is the comma, or the semicolon or tab where the first line has more of
    those, as spreadsheets of many countries write it. Raise MalformedError.
    """
    separator = separator or separator_of(text.partition("\n")[0])
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    first = 1
    try:
        # The text is bounded already.
        with longest_cell(len(text) + 1):
            for cells in reader:
                yield first, cells
                first = reader.line_num + 1
    except csv.Error as error:
        raise MalformedError(max(reader.line_num, first), str(error)) from error


@contextmanager
def longest_cell(limit: int) -> Iterator[None]:
    """Let cells of CSV have so many characters; the library keeps one limit for a whole process."""
    before = csv.field_size_limit(limit)
    try:
        yield
    finally:
        csv.field_size_limit(before)
