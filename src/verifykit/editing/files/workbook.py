"""A patch of a case that is a workbook: other cells, and how they look, stay as they are."""

from __future__ import annotations

import io
import warnings
from collections.abc import Mapping, Sequence
from typing import Any

import openpyxl

from verifykit.editing.files.tables import as_row, table_edits
from verifykit.loading import RawDocument
from verifykit.loading.tables.cells import write_cell
from verifykit.loading.tables.columns import ANYTHING
from verifykit.loading.writers.workbook import fill
from verifykit.model.case import LISTS
from verifykit.model.edit import Edit
from verifykit.model.place import from_pointer

_CASE_SHEET = "case"


def edited_workbook(
    data: bytes, before: RawDocument, wanted: Mapping[str, Any], patch: Sequence[Edit]
) -> bytes:
    """Return the workbook with the patch applied."""
    with warnings.catch_warnings():
        # openpyxl warns of styles and extensions that it drops; none of them is content.
        warnings.simplefilter("ignore")
        workbook: Any = openpyxl.load_workbook(io.BytesIO(data))
    sheets = {sheet.title.strip().lower(): sheet for sheet in workbook.worksheets}
    for name in dict.fromkeys(from_pointer(edit.path)[0] for edit in patch):
        if name in LISTS.values():
            sheet = sheets.get(name) or workbook.create_sheet(name)
            _edit_sheet(sheet, name, before, wanted, patch)
        elif name in wanted:
            sheet = sheets.get(_CASE_SHEET) or workbook.create_sheet(_CASE_SHEET)
            _set_key(sheet, f"verifykit.{name}", write_cell(wanted[name], ANYTHING))
    out = io.BytesIO()
    workbook.save(out)
    return out.getvalue()


def _edit_sheet(
    sheet: Any, name: str, before: RawDocument, wanted: Mapping[str, Any], patch: Sequence[Edit]
) -> None:
    header = [cell.value for cell in sheet[1]] if sheet.max_row else []
    while header and header[-1] is None:
        header.pop()
    edits = table_edits(name, header, before, wanted, patch)
    for column, title in enumerate(edits.columns[len(header) :], len(header) + 1):
        fill(sheet.cell(1, column), title)
    last = max(sheet.max_row, 1)
    rows = [*edits.changed.items(), *enumerate(edits.added, last + 1)]
    for number, cells in rows:
        for column, value in enumerate(as_row(cells, edits.columns), 1):
            cell = sheet.cell(number, column)
            if value is None:
                cell.value = None
            else:
                fill(cell, value)
    for number in sorted(edits.removed, reverse=True):
        sheet.delete_rows(number)


def _set_key(sheet: Any, key: str, value: str | int | float | bool) -> None:
    """Put a value beside its key in the sheet of keys and values, in a new row if need be."""
    rows = range(1, sheet.max_row + 1)
    row = next((row for row in rows if sheet.cell(row, 1).value == key), sheet.max_row + 1)
    fill(sheet.cell(row, 1), key)
    fill(sheet.cell(row, 2), value)
