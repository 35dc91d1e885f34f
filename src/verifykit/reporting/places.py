"""Places as people find them: a marked line of the input, a cell of a line of CSV or of a sheet."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from verifykit.model.case import LISTS
from verifykit.model.finding import Finding, Related
from verifykit.model.place import from_pointer, separator_of
from verifykit.reporting.visible import crop, escape, width

Lines = Callable[[str], Sequence[str]]
"""Gives the lines of an input file under the path that findings name; empty if it has no lines."""

_COLUMNS = 100


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


def excerpt(lines: Sequence[str], line: int | None, column: int | None) -> list[str]:
    """Return the line with its number and, below it, a mark from the column to the line's end.

    Nothing where the line is not known or not there. A long line is cut around the column.
    """
    if line is None or not 1 <= line <= len(lines):
        return []
    start = max((column or 1) - 1, 0)
    source = lines[line - 1]
    first = max(start - _COLUMNS // 2, 0) if len(source) > _COLUMNS else 0
    source = source[first : first + 2 * _COLUMNS].rstrip()
    before = escape(source[: start - first].expandtabs(4))
    after = escape(source[start - first :].expandtabs(4))
    if column is None:
        after, before = before + after, ""
    cut = "…" if first else ""
    shown = cut + before + crop(after, max(_COLUMNS - width(before), 10))
    gutter = f"{line:>6} | "
    if column is None or not after:
        return [gutter + shown]
    marked = max(width(shown) - width(cut + before), 1)
    return [gutter + shown, f"{'|':>8} " + " " * width(cut + before) + "^" * min(marked, 60)]
