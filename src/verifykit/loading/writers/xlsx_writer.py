"""Writes a case as an Excel workbook."""

from __future__ import annotations

from verifykit.loading.writers.writable import writable_data
from verifykit.model.case import Case


class XlsxWriter:
    """The writer of workbooks. No cell is one that a spreadsheet would run as a formula."""

    name = "xlsx"
    suffixes = (".xlsx",)

    def write(self, case: Case) -> bytes:
        """Return the bytes of the file; raises InvalidCase, also where a cell cannot hold it."""
        # openpyxl takes longer to import than a case takes to load.
        from verifykit.loading.writers.workbook import write_workbook

        return write_workbook(case, writable_data(case))
