"""The scores of claims in each format that `verifykit score` writes."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator, Sequence
from functools import partial
from typing import Any, ClassVar, TextIO

from verifykit.model.assessment import ScoredClaim
from verifykit.parts import field, part
from verifykit.reporting.amendments import accepted_edits
from verifykit.reporting.numbers import ABSENT, interval_text, range_text, rounded, score_text
from verifykit.reporting.report import Report
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

_FORMULA = tuple("=+-@\t\r\n")

COLUMNS = (
    "path", "case", "claim", "verdict", "score", "range_low", "range_high", "confidence",
    "likelihood", "credibility", "support_documents", "support_origins_min",
    "support_origins_max", "opposition_documents", "opposition_origins_min",
    "opposition_origins_max", "conflict", "text", "accepted",
)  # fmt: skip
"""The names of the columns, in order."""
_BETWEEN = " | "
"""Stands between the accepted edits in a cell, which are a sentence each."""


@part(kw_only=True)
class ScoreTextWriter:
    """Writes a table for people; `for` and `against` count independent origins."""

    style: Style = field(factory=Style)

    name: ClassVar[str] = "text"
    suffixes: ClassVar[tuple[str, ...]] = (".txt",)

    def write(self, reports: Sequence[Report], stream: TextIO) -> None:
        """Write a table for each report, each under its path if there are several."""
        for number, report in enumerate(reports):
            if len(reports) > 1:
                stream.write("\n" if number else "")
                stream.write(self.style.strong(f"=== {visible(report.path or ABSENT)}") + "\n")
            for line in _table(report, self.style):
                stream.write(line + "\n")
            for edit in accepted_edits(report):
                stream.write(f"accepted: {visible(edit.words)}\n")


@part
class ScoreJsonWriter:
    """Writes an array with one object for each claim."""

    name: ClassVar[str] = "json"
    suffixes: ClassVar[tuple[str, ...]] = (".json",)

    def write(self, reports: Sequence[Report], stream: TextIO) -> None:
        """Write the array, indented."""
        json.dump(list(_score_rows(reports)), stream, ensure_ascii=False, indent=2)
        stream.write("\n")


@part
class ScoreJsonLinesWriter:
    """Writes one object for each claim, each on a line of its own."""

    name: ClassVar[str] = "jsonl"
    suffixes: ClassVar[tuple[str, ...]] = (".jsonl", ".ndjson")

    def write(self, reports: Sequence[Report], stream: TextIO) -> None:
        """Write the objects, one a line."""
        for row in _score_rows(reports):
            stream.write(json.dumps(row, ensure_ascii=False, separators=(",", ":")) + "\n")


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


@part
class CsvWriter:
    """Writes one table of scores for all reports, with a heading."""

    name: ClassVar[str] = "csv"
    suffixes: ClassVar[tuple[str, ...]] = (".csv",)

    def write(self, reports: Sequence[Report], stream: TextIO) -> None:
        """Write the rows; no cell can run as a formula."""
        writer = csv.writer(stream, lineterminator="\n")
        writer.writerow(COLUMNS)
        for row in _score_rows(reports):
            told = {**row, "accepted": _BETWEEN.join(row["accepted"])}
            writer.writerow([_cell(told[column]) for column in COLUMNS])


def _cell(value: Any) -> Any:
    """Text that a spreadsheet would run stands behind an apostrophe, as in the lists of a case."""
    if isinstance(value, str) and value.lstrip("'").startswith(_FORMULA):
        return "'" + value
    return value


def _score_rows(reports: Sequence[Report]) -> Iterator[dict[str, Any]]:
    """Yield one row for each claim, in the order of the reports and of their cases.

    What somebody accepted of the case as a whole is told with each of its claims.
    """
    for report in reports:
        edits = accepted_edits(report)
        texts = {} if report.case is None else report.case.claims_by_id
        for claim in report.claims:
            text = texts[claim.id].text if claim.id in texts else None
            case = None if report.case is None else report.case.id
            accepted = [one.words for one in edits if one.is_about(claim.id)]
            about = {"path": report.path, "case": case}
            yield {**about, **_scores(claim), "text": text, "accepted": accepted}


def _scores(claim: ScoredClaim) -> dict[str, Any]:
    low, high = claim.range or (None, None)
    support, opposition = claim.support, claim.opposition
    return {
        "claim": claim.id,
        "verdict": claim.verdict,
        "score": rounded(claim.score),
        "range_low": rounded(low),
        "range_high": rounded(high),
        "confidence": claim.confidence,
        "likelihood": claim.likelihood,
        "credibility": claim.credibility,
        "support_documents": support.documents,
        "support_origins_min": support.origins.min,
        "support_origins_max": support.origins.max,
        "opposition_documents": opposition.documents,
        "opposition_origins_min": opposition.origins.min,
        "opposition_origins_max": opposition.origins.max,
        "conflict": rounded(claim.conflict),
    }
