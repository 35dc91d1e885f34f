"""A report, or claims of it, as a piece of HTML for a notebook: no page, no style, no script."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup, escape

from verifykit.model.assessment import ScoredClaim
from verifykit.reporting.because import because
from verifykit.reporting.html.markup import printable
from verifykit.reporting.numbers import score_text
from verifykit.reporting.result import Result
from verifykit.reporting.verdicts import totals

_MOST = 50
"""Claims that a notebook shows; a file has the rest."""


def report_fragment(report: Result) -> str:
    """Return the totals and the claims of a report, those that need somebody first."""
    counts = escape(" \u00b7 ".join(totals(report)))
    return f"<p>{counts}</p>{claims_fragment(report, report.in_order_of_need)}"


def claims_fragment(report: Result, claims: Sequence[ScoredClaim]) -> str:
    """Return a table of claims with verdict, score and reason; all of their text is escaped."""
    if report.case is None or not claims:
        return "<p>There are no claims.</p>"
    rows = (
        Markup("<tr><td>{}</td><td>{}</td><td><b>{}</b><br>{}</td></tr>").format(
            claim.verdict,
            score_text(claim.score),
            printable(report.case.claims_by_id[claim.id].text),
            printable(because(report, claim)),
        )
        for claim in claims[:_MOST]
    )
    head = "<thead><tr><th>verdict</th><th>score</th><th>claim</th></tr></thead>"
    more = f"<p>and {len(claims) - _MOST} more</p>" if len(claims) > _MOST else ""
    return f"<table>{head}<tbody>{Markup().join(rows)}</tbody></table>{more}"
