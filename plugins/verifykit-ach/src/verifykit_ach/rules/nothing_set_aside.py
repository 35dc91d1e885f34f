"""ACH009: the claims set none of the hypotheses aside."""

from __future__ import annotations

from collections.abc import Iterator

from verifykit import Case, Context, Finding
from verifykit_ach.outcome import analysis_of
from verifykit_ach.rules import NOTHING_SET_ASIDE
from verifykit_ach.wording import listed


def find(case: Case, context: Context) -> Iterator[Finding]:
    """Yield one finding if there are several hypotheses and all of them are left."""
    analysis = analysis_of(context)
    matrix = analysis.matrix
    if len(matrix.hypotheses) < 2 or not matrix.rows or analysis.set_aside:
        return
    sums = listed(
        f"{hypothesis.id} ({inconsistency:.2f})"
        for hypothesis, inconsistency in zip(matrix.hypotheses, analysis.inconsistency, strict=True)
    )
    yield NOTHING_SET_ASIDE.finding(
        f"the claims set none of the hypotheses aside; what speaks against each: {sums}",
        pointer="/hypotheses",
    )
