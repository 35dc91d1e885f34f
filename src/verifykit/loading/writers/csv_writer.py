"""Writes a case as a folder: case.yaml, and every list as a CSV file."""

from __future__ import annotations

from collections.abc import Mapping

from verifykit.loading.writers.writable import writable_data
from verifykit.model.case import Case


class CsvWriter:
    """The writer of case folders. No cell is one that a spreadsheet would run as a formula."""

    name = "csv"
    suffixes = ()

    def write(self, case: Case) -> Mapping[str, bytes]:
        """Return the bytes of every file of the folder by its name; raises InvalidCase."""
        # Tables and the emitter of YAML are not needed to load a case.
        from verifykit.loading.writers.csv_folder import to_files

        return to_files(writable_data(case))
