"""From the items of a list to the rows of a table."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from verifykit.loading.tables.cells import write_cell
from verifykit.loading.tables.columns import (
    ANYTHING,
    TEXT_OR_LIST,
    Column,
    column_names,
    find_column,
)
from verifykit.parts import frozen

Written = str | int | float | bool | None


@frozen
class WrittenTable:
    """The names of the columns, and for every item its cells; None is an empty cell."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Written, ...], ...]


def write_table(
    list_name: str, items: Sequence[Mapping[str, Any]], textual: frozenset[str]
) -> WrittenTable:
    """Return the table of a list, with a column for every key that some item has.

    `textual` is as in `read_table`, which turns the table into the same items again.
    """
    flat = [dict(_cells(list_name, item, textual)) for item in items]
    order = {name: index for index, name in enumerate(column_names(list_name))}
    present = dict.fromkeys(name for cells in flat for name in cells)
    # A dotted column that the schema does not list follows the column that it is a part of.
    columns = sorted(
        present, key=lambda name: order.get(name, order.get(name.partition(".")[0], len(order)))
    )
    rows = tuple(tuple(cells.get(name) for name in columns) for cells in flat)
    return WrittenTable(tuple(columns), rows)


def _cells(
    list_name: str, item: Mapping[str, Any], textual: frozenset[str]
) -> Iterator[tuple[str, Written]]:
    takes_text = list_name == "claims" and item.get("predicate") in textual
    for key, value in item.items():
        for column, part in _columns(list_name, key, value):
            kind = TEXT_OR_LIST if takes_text and column.name == "value" else column.kind
            yield column.name, write_cell(part, kind)


def _columns(list_name: str, key: str, value: Any) -> Iterator[tuple[Column, Any]]:
    """Yield the columns that a key fills: one, or one for every part of a mapping."""
    if isinstance(value, dict) and value and not key.startswith("x-"):
        parts = [(find_column(list_name, f"{key}.{name}"), part) for name, part in value.items()]
        if all(column is not None for column, _ in parts):
            yield from ((column, part) for column, part in parts if column is not None)
            return
    yield find_column(list_name, key) or Column(key, (key,), ANYTHING), value
