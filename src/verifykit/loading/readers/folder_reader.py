"""Reads a case from a folder: case.yaml, with lists beside it as CSV files."""

from __future__ import annotations

import os

from verifykit.loading.raw import RawDocument
from verifykit.loading.readers.refusable import refusable
from verifykit.loading.text import beside
from verifykit.model.case import LISTS

CASE_FILES = ("case.yaml", "case.yml", "case.json")
LIST_FILES = {f"{name}.csv": name for name in LISTS.values()}
"""The names of CSV files, and the list that each one holds."""


class FolderReader:
    """The reader of case folders."""

    name = "csv"
    suffixes = ()

    def sniff(self, path: str, head: bytes) -> bool:
        """Whether it is a folder, or the case file of one that has lists beside it."""
        return case_folder(path) is not None

    @refusable
    def read(self, path: str, data: bytes | None) -> RawDocument:
        """Read a folder; `data` cannot stand for one and is passed over."""
        # Tables are not needed for a case that is one file.
        from verifykit.loading.readers.folder import read_folder

        return read_folder(case_folder(path) or path)


def case_folder(path: str) -> str | None:
    """Return the folder that a path stands for, itself or by its case file; None for other files.

    Whoever names case.yaml alone wants the evidence.csv beside it, too.
    """
    if os.path.isdir(path):
        return path
    folder, name = os.path.split(path)
    if name in CASE_FILES and any(os.path.isfile(beside(folder, csv)) for csv in LIST_FILES):
        return folder or os.curdir
    return None
