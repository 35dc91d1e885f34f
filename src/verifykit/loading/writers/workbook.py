"""Writes the sheets of a workbook through openpyxl."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import openpyxl
from openpyxl.styles import Font

from verifykit.loading.rules import DOES_NOT_FIT
from verifykit.loading.tables.case_sheet import header_rows
from verifykit.loading.tables.cells import escape, write_cell
from verifykit.loading.tables.columns import ANYTHING, TEXT, header_kind
from verifykit.loading.tables.reading import textual_predicates
from verifykit.loading.tables.writing import Written, write_table
from verifykit.loading.writers.writable import refuse
from verifykit.model.case import LISTS, Case
from verifykit.model.finding import Finding

MAX_TEXT = 32_767
"""Excel's limit of a cell, in UTF-16 code units; openpyxl silently cuts off what is beyond."""
MAX_ROWS = 1_048_576
MAX_COLUMNS = 16_384
"""Excel's limits of a sheet, the row of headings included."""
_EXACT = 2**53
"""Excel's numbers are doubles, which hold no larger whole number exactly."""
_EPOCH = (1980, 1, 1, 0, 0, 0)
_MODIFIED = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*")


def write_workbook(case: Case, data: Mapping[str, Any]) -> bytes:
    """Return the bytes of a workbook; raise InvalidCase with every cell that cannot hold it."""
    workbook: Any = openpyxl.Workbook()
    workbook.remove(workbook.active)
    findings: list[Finding] = []
    _add_sheet(workbook, "case", ("key", "value"), _header_cells(data), "", findings)
    textual = textual_predicates(data.get("predicates"))
    for name in LISTS.values():
        if name in data:
            table = write_table(name, data[name], textual)
            _add_sheet(workbook, name, table.columns, table.rows, f"/{name}", findings)
    refuse(case, findings)
    return _bytes(workbook)


def _header_cells(data: Mapping[str, Any]) -> Iterable[tuple[Written, ...]]:
    for key, value, is_open in header_rows(data):
        kind = ANYTHING if is_open else header_kind(key) or TEXT
        yield key, write_cell(value, kind)


def _add_sheet(
    workbook: Any,
    title: str,
    columns: Sequence[str],
    rows: Iterable[tuple[Written, ...]],
    pointer: str,
    findings: list[Finding],
) -> None:
    sheet = workbook.create_sheet(title)
    sheet.freeze_panes = "A2"
    if len(columns) > MAX_COLUMNS:
        message = f"{title} need {len(columns)} columns, and a sheet has {MAX_COLUMNS}"
        findings.append(DOES_NOT_FIT.finding(message, pointer=pointer))
        return
    for column, name in enumerate(columns, 1):
        if _is_too_long(name):
            message = f"the name of a column of {title} does not fit into a cell"
            findings.append(DOES_NOT_FIT.finding(message, pointer=pointer))
            return
        fill(sheet.cell(1, column), name)
        sheet.cell(1, column).font = Font(bold=True)
    for index, row in enumerate(rows):
        if index + 2 > MAX_ROWS:
            message = f"{title} need more than the {MAX_ROWS} rows of a sheet"
            findings.append(DOES_NOT_FIT.finding(message, pointer=pointer))
            return
        for column, value in enumerate(row, 1):
            if isinstance(value, str) and _is_too_long(value):
                here = f"{pointer}/{index}/{columns[column - 1].partition('.')[0]}"
                message = f"{columns[column - 1]} has more than the {MAX_TEXT} characters of a cell"
                findings.append(DOES_NOT_FIT.finding(message, pointer=here if pointer else "/case"))
            elif value is not None:
                fill(sheet.cell(index + 2, column), value)


def _is_too_long(text: str) -> bool:
    return len(escape(text).encode("utf-16-le")) // 2 > MAX_TEXT


def fill(cell: Any, value: str | int | float | bool) -> None:
    """Put a value into a cell so that it is read as the same value again."""
    if isinstance(value, bool) or _is_exact(value):
        cell.value = value
        return
    cell.value = escape(str(value))
    # Excel would turn 2020-01 into a day, and openpyxl takes #N/A for an error.
    cell.data_type = "s"
    cell.number_format = "@"


def _is_exact(value: str | int | float) -> bool:
    """Whether a number comes back from a cell as it went in; if not it is written as text.

    openpyxl writes 16 digits, and a float without a fraction comes back as an integer.
    """
    if isinstance(value, int):
        return abs(value) <= _EXACT
    return isinstance(value, float) and not value.is_integer() and float(f"{value:.16g}") == value


def _bytes(workbook: Any) -> bytes:
    """Return the workbook without the time of writing: equal cases give equal files."""
    written = io.BytesIO()
    workbook.save(written)
    out = io.BytesIO()
    with zipfile.ZipFile(written) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            content = old.read(name)
            if name == "docProps/core.xml":
                content = _MODIFIED.sub(rb"\g<1>1980-01-01T00:00:00Z", content)
            part = zipfile.ZipInfo(name, _EPOCH)
            part.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(part, content)
    return out.getvalue()
