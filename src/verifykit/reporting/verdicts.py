"""The summary of a report for people: one row for each claim, and the totals."""

from __future__ import annotations

from collections import Counter
from functools import partial
from typing import TYPE_CHECKING

from verifykit.model.assessment import VERDICTS, ScoredClaim
from verifykit.model.finding import SEVERITIES
from verifykit.model.parameters import Parameters
from verifykit.reporting.numbers import interval_text, range_text, score_text
from verifykit.reporting.result import Result
from verifykit.reporting.style import Style
from verifykit.reporting.table import Cell, Column, table
from verifykit.wording import count_text

if TYPE_CHECKING:
    from verifykit.model.fit import Promise

_COLUMNS = (
    Column(""),
    Column("verdict"),
    Column("score", right=True),
    Column("range"),
    Column("confidence"),
    Column("origins"),
    Column("claim", limit=80),
)
_TEXT_AT_LEAST = 20
NEEDED = "!"
"""Marks a claim that needs somebody."""


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


def verdict_table(report: Result, style: Style, columns: int) -> list[str]:
    """Return the lines of the table of verdicts, those that need somebody first, with a mark.

    They are at most so many columns wide where possible.
    """
    texts = {} if report.case is None else report.case.claims_by_id
    claims = report.in_order_of_need
    rows: list[list[Cell | str]] = [
        [
            Cell(NEEDED if claim.id in report.needing else "", style.strong),
            Cell(verdict_text(claim), partial(style.verdict, verdict=claim.verdict)),
            score_text(claim.score),
            range_text(claim.range),
            claim.confidence,
            interval_text(claim.support.origins),
            claim.id,
        ]
        for claim in claims
    ]
    verdicts = table(_COLUMNS, rows)
    left = columns - verdicts.width - 2
    if left < _TEXT_AT_LEAST:
        return verdicts.lines()
    told = (texts[claim.id].text if claim.id in texts else "" for claim in claims)
    column = Column("text", limit=left)
    return verdicts.beside(column, (Cell(text, style.faint) for text in told)).lines()


def totals(*reports: Result) -> list[str]:
    """Return how many claims got which verdict, and how many findings there are, over reports.

    Parameters other than those of the design are named.
    """
    claims = [claim for report in reports for claim in report.claims]
    findings = [finding for report in reports for finding in report.findings]
    verdicts = Counter(claim.verdict for claim in claims)
    severities = Counter(finding.severity for finding in findings)
    counts = [f"{verdicts[verdict]} {verdict}" for verdict in VERDICTS if verdicts[verdict]]
    lines = [_total(count_text(len(claims), "claim"), counts)] if claims else []
    counts = [count_text(severities[s], s) for s in reversed(SEVERITIES) if severities[s]]
    if waived := sum(len(report.waived) for report in reports):
        counts.append(f"{waived} more waived")
    lines.append(_total(count_text(len(findings), "finding"), counts))
    if any(report.left_out for report in reports):
        lines.append(
            "redacted: what is marked private is left out; every score is the complete one"
        )
    constants = [one for one in (report.tool.constants for report in reports) if one is not None]
    fitted = {one.digest() for one in constants if one.values() != Parameters().values()}
    if claims and fitted:
        lines.append(f"scored with fitted parameters, {', '.join(sorted(fitted))}")
    promises = dict.fromkeys(report.tool.promise for report in reports if report.tool.promise)
    return [*lines, *map(promise_text, promises)] if claims else lines


def promise_text(promise: Promise) -> str:
    """Return what parameters promise of verdicts, in a sentence."""
    return (
        f"promise: at most {100 * promise.risk:.6g}% of the verdicts true and false are wrong, "
        f"with {100 * promise.level:.6g}% confidence, on settled claims like the {promise.labels} "
        f"it was learned from ({promise.wrong} of {promise.given} verdicts wrong there)"
    )


def _total(what: str, counts: list[str]) -> str:
    return f"{what}: {', '.join(counts)}" if counts else what
