"""Places in tables as a person finds them: a cell in a line of CSV, a cell of a sheet."""

from __future__ import annotations

from collections.abc import Sequence

from verifykit.model.case import LISTS
from verifykit.model.finding import Finding, Related
from verifykit.model.place import from_pointer, separator_of


def character_column(lines: Sequence[str], line: int | None, cell: int | None) -> int | None:
    """Return the column of characters at which a cell of a line of CSV begins.

    Where the line has no such cell, as in the middle of text that goes over several lines, it is
    None.
    """
    if line is None or cell is None or not 1 <= line <= len(lines):
        return None
    separator = separator_of(lines[0])
    quoted, left = False, cell - 1
    for column, character in enumerate(lines[line - 1], 1):
        if left == 0:
            return column
        if character == '"':
            quoted = not quoted
        elif character == separator and not quoted:
            left -= 1
    return None


def counted_in_characters(place: Finding | Related, path: str) -> int | None:
    """Return the column where it counts characters; in tables it counts cells, and is None."""
    return None if path.lower().endswith((".csv", ".xlsx")) else place.column


def sheet_cell(place: Finding | Related, path: str) -> str | None:
    """Return `claims!B3` for a place in a workbook, whose lines and columns are those of a sheet.

    None for other files, and where nobody knows the sheet.
    """
    if not path.lower().endswith(".xlsx") or not place.pointer or place.line is None:
        return None
    [first, *_] = from_pointer(place.pointer)
    sheet = first if first in LISTS.values() else "case"
    return f"{sheet}!{_letters(place.column or 1)}{place.line}"


def _letters(column: int) -> str:
    """Return the name of a column of a spreadsheet: A to Z, then AA."""
    letters = ""
    while column > 0:
        column, letter = divmod(column - 1, 26)
        letters = chr(ord("A") + letter) + letters
    return letters
