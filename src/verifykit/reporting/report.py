"""The report on one case: what came of assessing it, and how people look at that."""

from __future__ import annotations

from typing import TYPE_CHECKING

from verifykit.reporting.result import Result

if TYPE_CHECKING:
    from verifykit.reporting.reported_claim import ReportedClaim


class Report(Result):
    """The result of assessing one case: its claims can be asked why, and a notebook shows it."""

    # What answers stands on the result, and is imported where somebody asks.

    def claim(self, claim_id: str) -> ReportedClaim:
        """Return what the report says of a claim; raise KeyError if it says nothing of it."""
        from verifykit.reporting.reported_claim import ReportedClaim

        return ReportedClaim.of(self.claims_by_id[claim_id], self)

    def _repr_html_(self) -> str:
        """Return the claims with their verdicts and reasons, as a notebook shows them."""
        from verifykit.reporting.html.fragment import report_fragment

        return report_fragment(self)
