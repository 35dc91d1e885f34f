"""Reads a case from the sheets of a workbook through openpyxl."""

from __future__ import annotations

import datetime
import io
import re
import warnings
import zipfile
from collections.abc import Iterator, Sequence
from typing import Any

from attrs import evolve

from verifykit.files import MAX_BYTES
from verifykit.loading.places import Mark, MarkedPlaces
from verifykit.loading.raw import RawDocument
from verifykit.loading.readers.case_folder import MISNAMED, OTHER_TABLES
from verifykit.loading.refusal import Refusal, finding_at, refusable
from verifykit.loading.rules import (
    DUPLICATE_KEY,
    MISNAMED_LIST,
    SHOWN_AS_PERCENT,
    SYNTAX,
    TOO_LARGE,
    UNUSABLE_CELL,
)
from verifykit.loading.screen import MAX_VALUES, screen, too_deep, too_deep_at, too_many_at
from verifykit.loading.tables.case_sheet import read_header
from verifykit.loading.tables.cells import unescape
from verifykit.loading.tables.reading import Cell, Row, read_table, textual_predicates
from verifykit.loading.text import read_bytes
from verifykit.model.case import LISTS
from verifykit.model.finding import Finding
from verifykit.schema import did_you_mean

CASE_SHEET = "case"
_SHEETS = (CASE_SHEET, *LISTS.values())
_Sheets = list[tuple[str, list[tuple[int, list[Any]]]]]

_PERCENT = frozenset({"percent", "%", "per cent", "pct"})
_DIGITS = 12
"""A double holds 15; what multiplying by a hundred adds in the last ones was never written."""


class XlsxReader:
    """The reader of .xlsx workbooks."""

    name = "xlsx"
    suffixes = (".xlsx",)

    def sniff(self, path: str, head: bytes) -> bool:
        """Return whether it begins as a ZIP archive does, which a workbook is."""
        return head.startswith(b"PK\x03\x04")

    @refusable
    def read(self, path: str, data: bytes | None) -> RawDocument:
        """Read a file, or `data` that stands for it."""
        return _read(read_bytes(path, data), path)


def _read(content: bytes, path: str) -> RawDocument:
    _check_size(content, path)
    findings: list[Finding] = []
    sheets = _by_list(_read_sheets(content, path), path, findings)
    header = read_header(path, sheets.pop(CASE_SHEET, []))
    data, marks, suspicious = header.data, header.marks, header.suspicious
    findings += (_on_sheet(CASE_SHEET, finding) for finding in header.findings)
    # Predicates first: they say which values are text even where they look like numbers.
    for name in sorted(sheets, key=lambda name: name != "predicates"):
        textual = textual_predicates(data.get("predicates"))
        table = read_table(name, path, sheets[name], textual, exact=False)
        findings += (_on_sheet(name, finding) for finding in table.findings)
        suspicious |= table.suspicious
        data[name], marks[name] = table.items, table.mark
    findings += _as_shown(data)
    if too_deep(data):
        raise Refusal(too_deep_at(path, 1, 1))
    if suspicious:
        findings += screen(data)
    root = Mark(path, 1, 1, marks)
    return RawDocument(data=data, places=MarkedPlaces(lambda: root), findings=tuple(findings))


def _check_size(content: bytes, path: str) -> None:
    """Refuse archives that unpack to more than any case can be."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            size = sum(part.file_size for part in archive.infolist())
    except Exception as error:
        # Beside BadZipFile a damaged archive raises whatever its fields lead to.
        raise Refusal(finding_at(SYNTAX, "this is not an .xlsx workbook", path, 1, 1)) from error
    if size > MAX_BYTES:
        message = f"the workbook unpacks to more than {MAX_BYTES // 1024**2} MB"
        raise Refusal(finding_at(TOO_LARGE, message, path, 1, 1))


def _read_sheets(content: bytes, path: str) -> _Sheets:
    """Return the title and the rows of every sheet."""
    # It takes longer to import than a case takes to load, and a file may only be looked at.
    import openpyxl

    try:
        with warnings.catch_warnings():
            # openpyxl warns of styles and extensions that it drops; none of them is content.
            warnings.simplefilter("ignore")
            workbook = openpyxl.load_workbook(io.BytesIO(content), read_only=True)
            sheets: _Sheets = []
            count = 0
            for sheet in workbook.worksheets:
                sheet.reset_dimensions()
                rows: list[tuple[int, list[Any]]] = []
                for number, cells in enumerate(sheet.iter_rows(), 1):
                    # A cell far to the right or below is padded up to with empty ones.
                    count += len(cells) + 1
                    if count > MAX_VALUES:
                        raise Refusal(too_many_at(path, 1, 1))
                    rows.append((number, list(cells)))
                sheets.append((sheet.title, rows))
            return sheets
    except Refusal:
        raise
    except Exception as error:
        # openpyxl raises whatever its XML and ZIP layers meet in a damaged file.
        message = f"this workbook cannot be read: {type(error).__name__}"
        raise Refusal(finding_at(SYNTAX, message, path, 1, 1)) from error


def _by_list(sheets: _Sheets, path: str, findings: list[Finding]) -> dict[str, list[Row]]:
    """Return the rows of every sheet that is a list, or the sheet `case`, by its name."""
    found: dict[str, list[Row]] = {}
    for title, rows in sheets:
        name = title.strip().lower()
        if name in found:
            message = f"there are two sheets {name}"
            findings.append(finding_at(DUPLICATE_KEY, message, path, 1, 1))
        elif name in _SHEETS:
            faults: list[Finding] = []
            found[name] = [(number, _row(number, cells, path, faults)) for number, cells in rows]
            findings += (_on_sheet(name, finding) for finding in faults)
        elif name not in OTHER_TABLES and (hint := did_you_mean(name, _SHEETS, MISNAMED)):
            message = f"the sheet {title} is no list, so it would be passed over{hint}"
            findings.append(finding_at(MISNAMED_LIST, message, path, 1, 1))
    return found


def _on_sheet(sheet: str, finding: Finding) -> Finding:
    """Return a finding with the sheet as its pointer, since the line alone does not tell."""
    return finding if finding.pointer else evolve(finding, pointer=f"/{sheet}")


def _row(number: int, cells: Sequence[Any], path: str, findings: list[Finding]) -> list[Cell]:
    row: list[Cell] = []
    for column, cell in enumerate(cells, 1):
        try:
            row.append(_plain(cell))
        except ValueError as error:
            findings.append(finding_at(UNUSABLE_CELL, str(error), path, number, column))
            row.append(None)
    return row


def _plain(cell: Any) -> Cell:
    """Return the content of a cell; raise ValueError with the reason if it is not usable."""
    value = cell.value
    if value is None:
        return None
    if cell.data_type == "f":
        raise ValueError("the cell is a formula; paste its value instead")
    if cell.data_type == "e":
        raise ValueError(f"the cell is the error {value}")
    if isinstance(value, datetime.datetime):
        return _date(value, str(cell.number_format))
    if isinstance(value, int | float) and not isinstance(value, bool) and _is_percentage(cell):
        return _Percentage(value)
    if isinstance(value, bool | int | float):
        return value
    if isinstance(value, str):
        return unescape(value)
    raise ValueError(f"the cell is a {type(value).__name__}; format it as text")


def _is_percentage(cell: Any) -> bool:
    # In a format, text in quotes and what follows a backslash is shown as it is.
    return "%" in re.sub(r'"[^"]*"|\\.', "", str(cell.number_format))


def _date(value: datetime.datetime, number_format: str) -> str:
    """Return a date at the precision that the cell shows: Excel makes days of months."""
    shown = number_format.lower()
    if "h" in shown and value.time() != datetime.time():
        return value.isoformat(timespec="seconds")
    if "d" in shown:
        return value.date().isoformat()
    return value.strftime("%Y-%m") if "m" in shown else value.strftime("%Y")


class _Percentage(float):
    """The number in a cell that is shown as a percentage."""


def _as_shown(data: dict[str, Any]) -> Iterator[Finding]:
    """Give the claims whose unit is percent the numbers that their cells show: 27, not 0.27.

    Yield a note for each of them. A claim in another unit keeps the number that is stored.
    """
    units = {
        predicate.get("id"): predicate.get("unit")
        for predicate in data.get("predicates", ())
        if isinstance(predicate.get("id"), str)
    }
    for index, claim in enumerate(data.get("claims", ())):
        predicate = claim.get("predicate")
        unit = claim.get("unit", units.get(predicate) if isinstance(predicate, str) else None)
        percent = isinstance(unit, str) and unit.strip().lower() in _PERCENT
        if "value" in claim:
            stored = claim["value"]
            claim["value"] = _shown(stored, percent=percent)
            if percent and isinstance(stored, _Percentage):
                yield SHOWN_AS_PERCENT.finding(
                    f"read as {claim['value']} percent, as the cell shows it; it stores "
                    f"{float(stored):g}",
                    claim=claim["id"] if isinstance(claim.get("id"), str) else None,
                    pointer=f"/claims/{index}/value",
                )


def _shown(value: Any, *, percent: bool) -> Any:
    if isinstance(value, dict):
        return {key: _shown(part, percent=percent) for key, part in value.items()}
    if not isinstance(value, _Percentage):
        return value
    if not percent:
        return float(value)
    shown = float(f"{value * 100:.{_DIGITS}g}")
    return int(shown) if shown.is_integer() else shown
