"""The line of the input that a finding is about, with a mark under the place."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from verifykit.reporting.visible import crop, escape, width

Lines = Callable[[str], Sequence[str]]
"""Gives the lines of an input file under the path that findings name; empty if it has no lines."""

_COLUMNS = 100


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
