"""ACH001: a claim that fits, or does not fit, all hypotheses alike."""

from __future__ import annotations

from collections.abc import Iterator

from verifykit import Case, Context, Finding
from verifykit_ach.outcome import analysis_of
from verifykit_ach.rules import UNDIAGNOSTIC_CLAIM


def find(case: Case, context: Context) -> Iterator[Finding]:
    """Yield a finding for each claim without diagnosticity."""
    analysis = analysis_of(context)
    for row in analysis.matrix.rows:
        if row.diagnosticity == 0:
            rating = next(rating for rating in row.ratings if rating is not None)
            yield UNDIAGNOSTIC_CLAIM.finding(
                f"rated {rating} under all {row.rated} hypotheses that it is rated under, so it "
                "tells none of them apart",
                claim=row.claim,
                pointer=case.pointer(case.claims_by_id[row.claim]),
            )
