"""A claim of a report with the report that it is of."""

from __future__ import annotations

from attrs import field, fields

from verifykit.model.assessment import ScoredClaim
from verifykit.model.finding import Finding
from verifykit.parts import frozen
from verifykit.reporting.because import because
from verifykit.reporting.explanation import Explanation, explain
from verifykit.reporting.result import Result


@frozen(kw_only=True)
class ReportedClaim(ScoredClaim):
    """A scored claim with the report that it is of, and so with all that is known of it."""

    report: Result = field(repr=False, eq=False)

    @classmethod
    def of(cls, scored: ScoredClaim, report: Result) -> ReportedClaim:
        """Return a scored claim with its report."""
        held = {one.name: getattr(scored, one.name) for one in fields(ScoredClaim)}
        return cls(**held, report=report)

    @property
    def text(self) -> str:
        """What is claimed; the id where there is no case."""
        case = self.report.case
        return self.id if case is None else case.claims_by_id[self.id].text

    @property
    def because(self) -> str:
        """Why it has that verdict, in one sentence that can be published."""
        return because(self.report, self)

    @property
    def findings(self) -> tuple[Finding, ...]:
        """The findings about it."""
        return tuple(self.report.findings_by_claim.get(self.id, ()))

    def explain(self) -> Explanation:
        """Return what explains the score, and what would change the verdict."""
        return explain(self.report, self.id)

    def _repr_html_(self) -> str:
        from verifykit.reporting.html.fragment import claims_fragment

        return claims_fragment(self.report, [self])
