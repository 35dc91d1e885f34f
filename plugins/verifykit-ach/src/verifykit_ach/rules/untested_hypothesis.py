"""ACH006: a hypothesis that nothing speaks against, since nothing was asked."""

from __future__ import annotations

from collections.abc import Iterator

from verifykit import Case, Context, Finding
from verifykit_ach.outcome import analysis_of
from verifykit_ach.rules import UNTESTED_HYPOTHESIS
from verifykit_ach.wording import counted


def find(case: Case, context: Context) -> Iterator[Finding]:
    """Yield a finding for each hypothesis that is rated, and never as inconsistent."""
    analysis = analysis_of(context)
    for column, hypothesis in enumerate(analysis.matrix.hypotheses):
        against = [row.against(column) for row in analysis.matrix.rows]
        rated = [grade for grade in against if grade is not None]
        if rated and not any(rated):
            yield UNTESTED_HYPOTHESIS.finding(
                f"nothing speaks against {hypothesis.id}: {counted(len(rated), 'claim')} rated, "
                "none of them inconsistent with it",
                pointer=case.pointer(hypothesis),
            )
