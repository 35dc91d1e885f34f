"""Scores as CSV, one row for each claim, safe to open in a spreadsheet."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from typing import Any, ClassVar, TextIO

from verifykit.parts import part
from verifykit.report import Report
from verifykit.reporting.scores import COLUMNS, score_rows

_FORMULA = tuple("=+-@\t\r\n")


@part
class CsvWriter:
    """Writes one table of scores for all reports, with a heading."""

    name: ClassVar[str] = "csv"
    suffixes: ClassVar[tuple[str, ...]] = (".csv",)

    def write(self, reports: Sequence[Report], stream: TextIO) -> None:
        """Write the rows; no cell can run as a formula."""
        writer = csv.writer(stream, lineterminator="\n")
        writer.writerow(COLUMNS)
        for row in score_rows(reports):
            writer.writerow([_cell(row[column]) for column in COLUMNS])


def _cell(value: Any) -> Any:
    """Text that a spreadsheet would run stands behind an apostrophe, as in the lists of a case."""
    if isinstance(value, str) and value.lstrip("'").startswith(_FORMULA):
        return "'" + value
    return value
