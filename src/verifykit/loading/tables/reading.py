"""From the rows of a table to the items of a list, with a mark for every cell."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from attrs import field

from verifykit.loading.places import Mark
from verifykit.loading.refusal import Refusal, finding_at
from verifykit.loading.rules import DUPLICATE_KEY, RAGGED_ROW, UNKNOWN_COLUMN, UNUSABLE_CELL
from verifykit.loading.screen import MAX_VALUES, too_many_at
from verifykit.loading.tables.cell_reader import CellReader
from verifykit.loading.tables.cells import cell_text
from verifykit.loading.tables.columns import (
    TEXT_OR_LIST,
    Column,
    column_names,
    find_column,
)
from verifykit.model.finding import Finding
from verifykit.model.rule import Rule
from verifykit.parts import frozen
from verifykit.schema import did_you_mean

Cell = str | int | float | bool | None
Row = tuple[int, Sequence[Cell]]
"""A row's number in its file, and its cells; an empty cell is "" or None."""

_TOLD = 20
"""So many columns that are not known are told one by one; a table with more is another table."""
_TEXTUAL = frozenset(("entity", "date", "text"))


@frozen
class Table:
    """The items of one list, the mark of the list, and what was wrong with its cells."""

    items: list[dict[str, Any]]
    mark: Mark
    findings: list[Finding] = field(factory=list)
    suspicious: bool = False
    """There may be numbers or characters that are unusable."""


def read_table(
    list_name: str, path: str, rows: Iterable[Row], textual: frozenset[str], *, exact: bool
) -> Table:
    """Read the rows of a list; the first one names the columns.

    `textual` holds the ids of predicates whose values are text even where they look like numbers.
    With `exact`, as in CSV, a row must have as many cells as there are columns.
    """
    reading = _Reading(list_name, path, textual)
    numbered = iter(rows)
    _, names = next(numbered, (1, ()))
    reading.header(names)
    count = 0
    for number, cells in numbered:
        count += 1 + len(cells) - cells.count("")
        if count > MAX_VALUES:
            raise Refusal(too_many_at(path, number, 1))
        reading.row(number, cells, exact)
    mark = Mark(path, 1, 1, reading.marks)
    return Table(reading.items, mark, reading.findings, reading.cells.suspicious)


def textual_predicates(predicates: Any) -> frozenset[str]:
    """Return the ids of raw predicates whose values are entities, dates or text."""
    return frozenset(
        one["id"]
        for one in (predicates if isinstance(predicates, list) else ())
        if isinstance(one, dict) and isinstance(one.get("id"), str) and _is_textual(one)
    )


def _is_textual(predicate: dict[str, Any]) -> bool:
    kind = predicate.get("value")
    return isinstance(kind, str) and kind in _TEXTUAL


class _Item:
    """An item that is being put together from the cells of a row."""

    def __init__(self) -> None:
        self.data: dict[str, Any] = {}
        self.marks: dict[str, Mark] = {}
        self._parts: dict[str, dict[str, Mark]] = {}

    def put(self, path: tuple[str, ...], value: Any, mark: Mark) -> bool:
        """Put a value under a path of one or two keys; False if something is there already."""
        key = path[0]
        if len(path) == 1:
            if key in self.data:
                return False
            self.data[key] = value
            self.marks[key] = mark
            return True
        if key not in self._parts:
            if key in self.data:
                return False
            self._parts[key] = {}
            self.data[key] = {}
            self.marks[key] = mark._replace(inside=self._parts[key])
        self.data[key][path[1]] = value
        self._parts[key][path[1]] = mark
        return True


class _Reading:
    def __init__(self, list_name: str, path: str, textual: frozenset[str]) -> None:
        self.items: list[dict[str, Any]] = []
        self.marks: dict[str, Mark] = {}
        self.cells = CellReader(path)
        self.findings = self.cells.findings
        self._list = list_name
        self._path = path
        self._textual = textual
        self._columns: list[Column | None] = []
        self._nameless: set[int] = set()
        self._strange = 0

    def header(self, names: Sequence[Cell]) -> None:
        """Take the names of the columns."""
        taken: set[str] = set()
        for index, cell in enumerate(names):
            name = "" if cell is None else cell_text(cell)
            column = find_column(self._list, name) or find_column(self._list, name.strip())
            if column is not None and column.name in taken:
                message = f"the column {column.name} is given twice"
                self._find(DUPLICATE_KEY, message, 1, index)
                column = None
            elif column is not None:
                taken.add(column.name)
            elif name.strip():
                self._unknown(name, index)
            else:
                self._nameless.add(index)
            self._columns.append(column)

    def _unknown(self, name: str, index: int) -> None:
        """Tell of a column that there is none; of very many the first ones and their number."""
        self._strange += 1
        if self._strange > _TOLD:
            if self._strange == _TOLD + 1:
                message = f"there are more than {_TOLD} columns that {self._list} do not have"
                self._find(UNKNOWN_COLUMN, message, 1, index)
            return
        hint = did_you_mean(name, column_names(self._list))
        message = f"there is no column {name[:60]!r} in {self._list}{hint}"
        self._find(UNKNOWN_COLUMN, message, 1, index)

    def row(self, number: int, cells: Sequence[Cell], exact: bool) -> None:
        """Take one row; one without anything in it is passed over."""
        if all(map(_is_empty, cells)):
            return
        self._check_width(number, cells, exact)
        item = _Item()
        textual = self._takes_text(cells)
        for index, (column, cell) in enumerate(zip(self._columns, cells, strict=False)):
            if cell is None or cell == "":
                continue
            if column is None:
                self._check_name(number, index)
                continue
            kind = TEXT_OR_LIST if textual and column.name == "value" else column.kind
            try:
                value = self.cells.read(cell, kind, number, index)
            except Refusal as refusal:
                self.findings.append(refusal.finding)
                continue
            if not item.put(column.path, value, Mark(self._path, number, index + 1)):
                message = f"{column.path[0]} is given twice in this row, as JSON and in parts"
                self._find(UNUSABLE_CELL, message, number, index)
        self.marks[str(len(self.items))] = Mark(self._path, number, 1, item.marks)
        self.items.append(item.data)

    def _check_width(self, number: int, cells: Sequence[Cell], exact: bool) -> None:
        width = len(self._columns)
        beyond = [
            index for index in range(width, len(cells)) if exact or not _is_empty(cells[index])
        ]
        if beyond or (exact and len(cells) < width):
            message = f"the row has {len(cells)} cells, the header {width} columns"
            self._find(RAGGED_ROW, message, number, beyond[0] if beyond else 0)

    def _check_name(self, number: int, index: int) -> None:
        """A column without a name is a fault only once it holds something."""
        if index in self._nameless:
            self._nameless.discard(index)
            self._find(UNKNOWN_COLUMN, "the column of this cell has no name", number, index)

    def _takes_text(self, cells: Sequence[Cell]) -> bool:
        """Whether the value of a claim is text by its predicate, whatever it looks like."""
        return self._list == "claims" and any(
            column is not None and column.name == "predicate" and cell in self._textual
            for column, cell in zip(self._columns, cells, strict=False)
        )

    def _find(self, rule: Rule, message: str, number: int, index: int) -> None:
        self.findings.append(finding_at(rule, message, self._path, number, index + 1))


def _is_empty(cell: Cell) -> bool:
    return cell is None or cell == ""
