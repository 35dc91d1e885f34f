"""What the page opens with: one line of counts, and the claims, those that need somebody first."""

from __future__ import annotations

from attrs import frozen

from verifykit.model.assessment import ScoredClaim
from verifykit.report import Report
from verifykit.reporting.attention import in_order_of_need, needing_somebody
from verifykit.reporting.because import because
from verifykit.reporting.verdicts import totals
from verifykit.sensitivity import what_would_change

_MOST = 12
"""Claims that the page opens with, unless more need somebody."""
_MOST_IN_BRIEF = 24
"""Claims that fit two printed pages with their reasons."""
_CHANGES = 6
"""Claims of which the brief says what would change them; that takes trials."""


@frozen(kw_only=True)
class Opened:
    """A claim as the page opens with it."""

    scored: ScoredClaim
    because: str
    """The reasons for its verdict, without the verdict."""
    needed: bool
    """Whether it needs somebody."""
    change: str | None = None
    """The cheapest edit after which it would have another verdict, and which one."""


@frozen(kw_only=True)
class Opening:
    """The first screen: counts, claims, and how many more there are further down."""

    counts: tuple[str, ...]
    claims: tuple[Opened, ...]
    more: int


def opening_of(report: Report, *, brief: bool = False) -> Opening:
    """Return what the page opens with; a brief has more claims, and what would change them."""
    needing = needing_somebody(report)
    ordered = in_order_of_need(report)
    shown = ordered[: _MOST_IN_BRIEF if brief else max(_MOST, len(needing))]
    tried = [claim.id for claim in shown if claim.id in needing][:_CHANGES] if brief else []
    return Opening(
        counts=tuple(totals(report)),
        claims=tuple(
            Opened(
                scored=claim,
                because=reasons(report, claim),
                needed=claim.id in needing,
                change=_change(report, claim.id) if claim.id in tried else None,
            )
            for claim in shown
        ),
        more=len(ordered) - len(shown),
    )


def reasons(report: Report, claim: ScoredClaim) -> str:
    """Return the sentence of a claim without the verdict, which stands beside it."""
    told = because(report, claim).partition(": ")[2]
    first = told.split(" ", 1)[0]
    # Not a name that somebody writes small, as in aBamako.com.
    return told[:1].upper() + told[1:] if first.isalpha() and first.islower() else told


def _change(report: Report, claim_id: str) -> str | None:
    assert report.scoring is not None
    for change in what_would_change(report.scoring, claim_id):
        return f"It would be {change.verdict} if you could {change.words}."
    return None
