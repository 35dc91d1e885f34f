"""The checker `competing-hypotheses`: what the claims say about the hypotheses of the case."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from verifykit import Assessment, Case, Claim, Context, Finding, RuleFolder
from verifykit_ach.outcome import analysis_of

if TYPE_CHECKING:
    from verifykit_ach.analysis import Analysis
    from verifykit_ach.matrix import Row

_RULES = RuleFolder.of("verifykit_ach.rules")


class CompetingHypotheses:
    """Holds every hypothesis against every claim (analysis of competing hypotheses, Heuer 1999).

    Its score of a claim is the claim's diagnosticity, half of the population standard deviation
    of its ratings: 0 for a claim that tells no hypotheses apart, 1 for one that is very consistent
    with half of them and very inconsistent with the others. It abstains about a claim that is
    rated under fewer than two hypotheses.
    """

    name = "competing-hypotheses"
    rules = _RULES.rules

    def check_case(self, case: Case, context: Context) -> Iterator[Assessment | Finding]:
        """Yield an answer for each rated claim, and what is to be said of the hypotheses."""
        return _RULES.answers(case, context, _diagnosticity) if case.hypotheses else iter(())


def _diagnosticity(claim: Claim, context: Context) -> Assessment | None:
    analysis = analysis_of(context)
    row = analysis.rows_by_claim.get(claim.id)
    return None if row is None else _assessment(row, analysis)


def _assessment(row: Row, analysis: Analysis) -> Assessment:
    from verifykit_ach.matrix import WIDEST

    ratings = ", ".join(
        f"{hypothesis.id} {rating}"
        for hypothesis, rating in sorted(
            zip(analysis.matrix.hypotheses, row.ratings, strict=True), key=lambda pair: pair[0].id
        )
        if rating is not None
    )
    if row.diagnosticity is None:
        why = f"{ratings}: rated under fewer than two hypotheses"
        return Assessment(claim=row.claim, explanation=why)
    return Assessment(
        claim=row.claim,
        score=row.diagnosticity / WIDEST,
        explanation=f"{ratings}: diagnosticity {row.diagnosticity:.2f} of {WIDEST:.0f}, "
        f"weight {row.weight.value:.2f}",
    )
