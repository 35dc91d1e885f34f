"""A patch of a case whose list is a CSV file: all other rows stay as they are."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from verifykit.editing.files.table_edits import as_row, table_edits
from verifykit.loading import RawDocument
from verifykit.loading.tables.cells import cell_text
from verifykit.loading.tables.writing import Written
from verifykit.model.edit import Edit
from verifykit.model.place import separator_of

_MARK = "\ufeff"


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
