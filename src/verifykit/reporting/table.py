"""Tables of text, aligned by the columns that characters take on a terminal."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import cached_property

from verifykit.parts import frozen, part
from verifykit.reporting.visible import crop, visible, width

_GAP = 2


@frozen(eq=False)
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


@part
class Table:
    """Columns and the cells in them, column by column, safe to print and cut to their limits."""

    columns: tuple[Column, ...]
    cells: tuple[tuple[Cell, ...], ...]

    @cached_property
    def widths(self) -> tuple[int, ...]:
        """How many columns of a terminal each column takes."""
        pairs = zip(self.columns, self.cells, strict=True)
        return tuple(
            max(map(width, (column.heading, *(cell.text for cell in cells))))
            for column, cells in pairs
        )

    @property
    def width(self) -> int:
        """How many columns of a terminal all columns take."""
        return sum(self.widths) + _GAP * (len(self.widths) - 1)

    def beside(self, column: Column, cells: Iterable[Cell | str]) -> Table:
        """Return the table with one column more on its right side."""
        return Table((*self.columns, column), (*self.cells, _safe(cells, column.limit)))

    def lines(self) -> list[str]:
        """Return the lines of the table, heading first, two spaces between columns."""
        padded = [
            [_pad(cell, column, columns) for cell in (Cell(column.heading), *cells)]
            for column, columns, cells in zip(self.columns, self.widths, self.cells, strict=True)
        ]
        return [(" " * _GAP).join(row).rstrip() for row in zip(*padded, strict=True)]


def table(columns: Sequence[Column], rows: Sequence[Sequence[Cell | str]]) -> Table:
    """Return rows as a table of these columns."""
    cells = zip(*rows, strict=True) if rows else ((),) * len(columns)
    pairs = zip(columns, cells, strict=True)
    return Table(tuple(columns), tuple(_safe(one, column.limit) for column, one in pairs))


def render(columns: Sequence[Column], rows: Sequence[Sequence[Cell | str]]) -> list[str]:
    """Return the lines of a table, heading first, two spaces between columns."""
    return table(columns, rows).lines()


def _safe(cells: Iterable[Cell | str], limit: int) -> tuple[Cell, ...]:
    whole = (Cell(cell) if isinstance(cell, str) else cell for cell in cells)
    # A character takes a column or more, but for joiners, so what is behind is never shown.
    return tuple(Cell(crop(visible(cell.text[: limit + 1]), limit), cell.paint) for cell in whole)


def _pad(cell: Cell, column: Column, columns: int) -> str:
    blanks = " " * (columns - width(cell.text))
    text = cell.paint(cell.text) if cell.paint else cell.text
    return blanks + text if column.right else text + blanks
