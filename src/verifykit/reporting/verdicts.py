"""The summary of a report for people: one row for each claim, and the totals."""

from __future__ import annotations

from collections import Counter
from functools import partial

from verifykit.model.assessment import VERDICTS, ScoredClaim
from verifykit.model.finding import SEVERITIES
from verifykit.model.parameters import Parameters
from verifykit.report import Report
from verifykit.reporting.numbers import interval_text, range_text, score_text
from verifykit.reporting.style import Style
from verifykit.reporting.table import Cell, Column, render
from verifykit.wording import count_text

_COLUMNS = (
    Column("verdict"),
    Column("score", right=True),
    Column("range"),
    Column("confidence"),
    Column("origins"),
    Column("claim", limit=80),
)
_TEXT_AT_LEAST = 20


def verdict_text(claim: ScoredClaim) -> str:
    """Return a verdict with what stands against it: nobody should read it without."""
    return ", ".join(filter(None, [claim.verdict, against_text(claim)]))


def against_text(claim: ScoredClaim) -> str:
    """Return what stands against a claim, in numbers; nothing if nothing does."""
    told: list[str] = []
    if claim.opposition.documents:
        told.append(f"{claim.opposition.documents} against")
    elif claim.counterexamples:
        told.append(count_text(len(claim.counterexamples), "counterexample"))
    if claim.rivals:
        told.append(count_text(len(claim.rivals), "rival"))
    return ", ".join(told)


def verdict_table(report: Report, style: Style, columns: int) -> list[str]:
    """Return the lines of the table of verdicts, at most so many columns wide where possible."""
    texts = {} if report.case is None else report.case.claims_by_id
    rows: list[list[Cell | str]] = [
        [
            Cell(verdict_text(claim), partial(style.verdict, verdict=claim.verdict)),
            score_text(claim.score),
            range_text(claim.range),
            claim.confidence,
            interval_text(claim.support.origins),
            claim.id,
        ]
        for claim in report.claims
    ]
    plain = render(_COLUMNS, [[_plain(cell) for cell in row] for row in rows])
    left = columns - max(map(len, plain)) - 2
    if left < _TEXT_AT_LEAST:
        return render(_COLUMNS, rows)
    for row, claim in zip(rows, report.claims, strict=True):
        text = texts[claim.id].text if claim.id in texts else ""
        row.append(Cell(text, style.faint))
    return render((*_COLUMNS, Column("text", limit=left)), rows)


def totals(report: Report) -> list[str]:
    """Return how many claims got which verdict, and how many findings there are.

    Parameters other than those of the design are named.
    """
    verdicts = Counter(claim.verdict for claim in report.claims)
    severities = Counter(finding.severity for finding in report.findings)
    counts = [f"{verdicts[verdict]} {verdict}" for verdict in VERDICTS if verdicts[verdict]]
    lines = [_total(count_text(len(report.claims), "claim"), counts)] if report.claims else []
    counts = [count_text(severities[s], s) for s in reversed(SEVERITIES) if severities[s]]
    if report.waived:
        counts.append(f"{len(report.waived)} more waived")
    lines.append(_total(count_text(len(report.findings), "finding"), counts))
    if report.claims and report.tool.parameters not in ("", Parameters().digest()):
        lines.append(f"scored with fitted parameters, {report.tool.parameters}")
    return lines


def _total(what: str, counts: list[str]) -> str:
    return f"{what}: {', '.join(counts)}" if counts else what


def _plain(cell: Cell | str) -> str:
    return cell if isinstance(cell, str) else cell.text
