"""ACH007: a claim that would tell hypotheses apart, and has no evidence."""

from __future__ import annotations

from collections.abc import Iterator

from verifykit import Case, Context, Finding
from verifykit_ach.outcome import analysis_of
from verifykit_ach.rules import WEIGHTLESS_CLAIM


def find(case: Case, context: Context) -> Iterator[Finding]:
    """Yield a finding for each claim that is diagnostic and has no weight."""
    analysis = analysis_of(context)
    for row in analysis.matrix.rows:
        if row.diagnosticity and row.weight.value == 0:
            yield WEIGHTLESS_CLAIM.finding(
                "tells hypotheses apart, and counts nothing between them because it has no score",
                claim=row.claim,
                pointer=case.pointer(case.claims_by_id[row.claim]),
            )
