"""Empty cases to be filled in: every column of every list, with what it means."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from verifykit.loading.tables.columns import header_keys
from verifykit.loading.tables.vocabulary import ColumnNote, column_notes
from verifykit.model.case import LISTS

_ROWS = 2000
"""So many rows below the headings offer the words that a column takes."""
_LONGEST = 255
"""Characters that Excel takes for the words of a list in a cell."""
_WIDE = 60
README = "read me"
"""The sheet that explains; it is no list, so it is passed over when the case is read."""


def template_tables() -> Mapping[str, tuple[ColumnNote, ...]]:
    """Return the columns of every list of a case, by its name."""
    return {name: tuple(column_notes(name)) for name in LISTS.values()}


def template_workbook(case_id: str) -> Any:
    """Return a workbook of openpyxl with a sheet for every list, and one that explains."""
    import openpyxl
    from openpyxl.styles import Alignment, Font

    workbook: Any = openpyxl.Workbook()
    workbook.active.title = README
    rows = [("sheet", "column", "needed", "holds", "says"), *_explained()]
    for row in rows:
        workbook.active.append(row)
    _dress(workbook.active, {"A": 14, "B": 24, "C": 9, "D": 40, "E": 100})
    header = workbook.create_sheet("case")
    for pair in (("key", "value"), ("verifykit", 1), ("id", case_id)):
        header.append(pair)
    for key in header_keys():
        if key != "id":
            header.append((key, None))
    _dress(header, {"A": 20, "B": _WIDE})
    for name, notes in template_tables().items():
        sheet = workbook.create_sheet(name)
        sheet.append([note.name for note in notes])
        _dress(sheet, {})
        for column, note in enumerate(notes, 1):
            cell = sheet.cell(1, column)
            cell.font = Font(bold=True, underline="single" if note.required else None)
            cell.alignment = Alignment(horizontal="left")
            letter = cell.column_letter
            sheet.column_dimensions[letter].width = max(12, len(note.name) + 2)
            _offer_words(sheet, letter, note)
    return workbook


def _explained() -> Iterator[tuple[str, str, str, str, str]]:
    for name, notes in template_tables().items():
        for note in notes:
            needed = "yes" if note.required else ""
            yield name, note.name, needed, note.holds, note.meaning


def _dress(sheet: Any, widths: Mapping[str, int]) -> None:
    from openpyxl.styles import Font

    sheet.freeze_panes = "A2"
    for cell in sheet[1]:
        cell.font = Font(bold=True)
    for letter, width in widths.items():
        sheet.column_dimensions[letter].width = width


def _offer_words(sheet: Any, letter: str, note: ColumnNote) -> None:
    """Let a column be filled from a drop-down list; what is not in it is warned of, no more."""
    words = ",".join(note.words)
    if not words or len(words) > _LONGEST:
        return
    from openpyxl.worksheet.datavalidation import DataValidation

    offered = DataValidation(
        type="list", formula1=f'"{words}"', allow_blank=True, errorStyle="warning"
    )
    offered.add(f"{letter}2:{letter}{_ROWS}")
    sheet.add_data_validation(offered)
