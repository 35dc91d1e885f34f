"""Tables of text, aligned by the columns that characters take on a terminal."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from verifykit.parts import part
from verifykit.reporting.visible import crop, visible, width


@part
class Cell:
    """A cell: its text, and how to paint it once it has been padded."""

    text: str
    paint: Callable[[str], str] | None = None


@part
class Column:
    """A column: its heading, whether it is aligned to the right, and its greatest width."""

    heading: str
    right: bool = False
    limit: int = 40


def render(columns: Sequence[Column], rows: Sequence[Sequence[Cell | str]]) -> list[str]:
    """Return the lines of a table, heading first, two spaces between columns."""
    cells = [
        [_safe(cell, column.limit) for cell, column in zip(row, columns, strict=True)]
        for row in rows
    ]
    heading = [Cell(column.heading) for column in columns]
    widths = [
        max(width(cell.text) for cell in column) for column in zip(heading, *cells, strict=True)
    ]
    return ["  ".join(map(_pad, row, columns, widths)).rstrip() for row in [heading, *cells]]


def _safe(cell: Cell | str, limit: int) -> Cell:
    cell = Cell(cell) if isinstance(cell, str) else cell
    # A character takes a column or more, but for joiners, so what is behind is never shown.
    return Cell(crop(visible(cell.text[: limit + 1]), limit), cell.paint)


def _pad(cell: Cell, column: Column, columns: int) -> str:
    blanks = " " * (columns - width(cell.text))
    text = cell.paint(cell.text) if cell.paint else cell.text
    return blanks + text if column.right else text + blanks
