"""Which claims need somebody, and the order in which people see claims."""

from __future__ import annotations

from verifykit.model.assessment import ScoredClaim
from verifykit.reporting.report import Report


def needing_somebody(report: Report) -> frozenset[str]:
    """Return the claims that an error is about, or that are contested."""
    wrong = {finding.claim for finding in report.findings if finding.severity == "error"}
    return frozenset(
        claim.id for claim in report.claims if claim.id in wrong or claim.verdict == "contested"
    )


def in_order_of_need(report: Report) -> list[ScoredClaim]:
    """Return the claims, those that need somebody first, else as the case has them."""
    needing = needing_somebody(report)
    return sorted(report.claims, key=lambda claim: claim.id not in needing)
