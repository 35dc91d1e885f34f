"""What a patch of a case changes in the tables of its lists; all other rows stay as they are."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from verifykit.loading import RawDocument
from verifykit.loading.tables.cells import cell_text
from verifykit.loading.tables.reading import textual_predicates
from verifykit.loading.tables.writing import Written, write_table
from verifykit.model.edit import Edit
from verifykit.model.place import from_pointer, separator_of
from verifykit.parts import part

Cells = Mapping[str, Written]
_MARK = "\ufeff"


@part(kw_only=True)
class TableEdits:
    """Rows by their number in the file: those with other cells, those to go; and new ones.

    `columns` are those of the table, old ones first.
    """

    columns: tuple[str, ...]
    changed: Mapping[int, Cells]
    removed: frozenset[int]
    added: tuple[Cells, ...]


def table_edits(
    name: str,
    columns: Sequence[object],
    before: RawDocument,
    wanted: Mapping[str, Any],
    patch: Sequence[Edit],
) -> TableEdits:
    """Return what changes in the list `name`, whose table has these columns.

    `before` is the case as it is, `wanted` its data with the patch applied.
    """
    touched, gone = _indexes(name, patch)
    old = before.data.get(name, [])
    kept = [index for index in range(len(old)) if index not in gone]
    new = wanted.get(name, [])
    textual = textual_predicates(wanted.get("predicates"))
    changed = {
        _row(before, name, index): _cells(name, new[position], textual)
        for position, index in enumerate(kept)
        if index in touched
    }
    added = tuple(_cells(name, item, textual) for item in new[len(kept) :])
    names = ["" if column is None else cell_text(column).strip() for column in columns]  # type: ignore[arg-type]  # a cell
    fresh = dict.fromkeys(key for cells in (*changed.values(), *added) for key in cells)
    return TableEdits(
        columns=(*names, *(key for key in fresh if key not in names)),
        changed=changed,
        removed=frozenset(_row(before, name, index) for index in gone),
        added=added,
    )


def _indexes(name: str, patch: Sequence[Edit]) -> tuple[set[int], set[int]]:
    """The items that the patch changes, and those that it takes away."""
    touched: set[int] = set()
    gone: set[int] = set()
    for edit in patch:
        first, *rest = from_pointer(edit.path)
        if first == name and rest and rest[0].isdigit():
            is_whole = edit.op == "remove" and len(rest) == 1
            (gone if is_whole else touched).add(int(rest[0]))
    return touched, gone


def _row(document: RawDocument, name: str, index: int) -> int:
    line = document.places.locate(f"/{name}/{index}").line
    assert line is not None, "a table knows the rows of its items"
    return line


def _cells(name: str, item: Mapping[str, Any], textual: frozenset[str]) -> Cells:
    table = write_table(name, [item], textual)
    return dict(zip(table.columns, table.rows[0], strict=True))


def as_row(cells: Cells, columns: Sequence[str]) -> Iterator[Written]:
    """Yield the cells of a row in the order of the columns; None is an empty one."""
    return (cells.get(column) for column in columns)


def edited_csv(
    path: Path, name: str, before: RawDocument, wanted: Mapping[str, Any], patch: Sequence[Edit]
) -> bytes:
    """Return the file of the list `name` with the patch applied, separated as it was."""
    text = path.read_bytes().decode("utf-8")
    separator = separator_of(text.partition("\n")[0])
    reader = csv.reader(io.StringIO(text.removeprefix(_MARK), newline=""), delimiter=separator)
    rows: list[tuple[int, list[str]]] = []
    first = 1
    for cells in reader:
        rows.append((first, cells))
        first = reader.line_num + 1
    header = rows[0][1] if rows else []
    edits = table_edits(name, header, before, wanted, patch)
    more = [""] * (len(edits.columns) - len(header))
    out = io.StringIO(newline="")
    out.write(_MARK if text.startswith(_MARK) else "")
    end = "\r\n" if "\r\n" in text else "\n"
    writer = csv.writer(out, delimiter=separator, lineterminator=end)
    writer.writerow([*header, *edits.columns[len(header) :]])
    for number, cells in rows[1:]:
        if number in edits.changed:
            writer.writerow(map(_text, as_row(edits.changed[number], edits.columns)))
        elif number not in edits.removed:
            writer.writerow([*cells, *more] if cells else cells)
    for added in edits.added:
        writer.writerow(map(_text, as_row(added, edits.columns)))
    return out.getvalue().encode()


def _text(cell: Written) -> str:
    return "" if cell is None else cell_text(cell)
