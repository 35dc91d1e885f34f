"""Reads a case from an Excel workbook: a sheet for every list, and a sheet `case`."""

from __future__ import annotations

from verifykit.loading.raw import RawDocument
from verifykit.loading.readers.refusable import refusable
from verifykit.loading.text import read_bytes


class XlsxReader:
    """The reader of .xlsx workbooks."""

    name = "xlsx"
    suffixes = (".xlsx",)

    def sniff(self, path: str, head: bytes) -> bool:
        """Whether it begins as a ZIP archive does, which a workbook is."""
        return head.startswith(b"PK\x03\x04")

    @refusable
    def read(self, path: str, data: bytes | None) -> RawDocument:
        """Read a file, or `data` that stands for it."""
        content = read_bytes(path, data)
        # openpyxl takes longer to import than a case takes to load.
        from verifykit.loading.readers.workbook import read_workbook

        return read_workbook(content, path)
