"""The scores of claims in each format that `verifykit score` writes."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from functools import partial
from typing import TextIO

from verifykit.model.report import Report
from verifykit.reporting.csv import CsvWriter
from verifykit.reporting.numbers import ABSENT, interval_text, range_text, score_text
from verifykit.reporting.scores import score_rows
from verifykit.reporting.style import Style
from verifykit.reporting.table import Cell, Column, render
from verifykit.reporting.verdicts import verdict_text
from verifykit.reporting.visible import visible

_COLUMNS = (
    Column("claim", limit=80),
    Column("score", right=True),
    Column("range"),
    Column("verdict"),
    Column("confidence"),
    Column("likelihood"),
    Column("credibility", right=True),
    Column("for", right=True),
    Column("against", right=True),
)

ScoreWriter = Callable[[Sequence[Report], TextIO, Style], None]


def write_text(reports: Sequence[Report], stream: TextIO, style: Style) -> None:
    """Write a table for people; `for` and `against` count independent origins."""
    for number, report in enumerate(reports):
        if len(reports) > 1:
            stream.write("\n" if number else "")
            stream.write(style.strong(f"=== {visible(report.path or ABSENT)}") + "\n")
        for line in _table(report, style):
            stream.write(line + "\n")


def write_json(reports: Sequence[Report], stream: TextIO, style: Style) -> None:
    """Write an array with one object for each claim."""
    json.dump(list(score_rows(reports)), stream, ensure_ascii=False, indent=2)
    stream.write("\n")


def write_json_lines(reports: Sequence[Report], stream: TextIO, style: Style) -> None:
    """Write one object for each claim, each on a line of its own."""
    for row in score_rows(reports):
        stream.write(json.dumps(row, ensure_ascii=False, separators=(",", ":")) + "\n")


def write_csv(reports: Sequence[Report], stream: TextIO, style: Style) -> None:
    """Write a row for each claim below one heading."""
    CsvWriter().write(reports, stream)


SCORE_FORMATS: dict[str, ScoreWriter] = {
    "text": write_text,
    "json": write_json,
    "jsonl": write_json_lines,
    "csv": write_csv,
}
"""The formats by name, the default first."""


def _table(report: Report, style: Style) -> list[str]:
    rows: list[list[Cell | str]] = [
        [
            claim.id,
            score_text(claim.score),
            range_text(claim.range),
            Cell(verdict_text(claim), partial(style.verdict, verdict=claim.verdict)),
            claim.confidence,
            claim.likelihood or ABSENT,
            str(claim.credibility),
            interval_text(claim.support.origins),
            interval_text(claim.opposition.origins),
        ]
        for claim in report.claims
    ]
    return render(_COLUMNS, rows) if rows else []
