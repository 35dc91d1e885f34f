"""ACH005: a hypothesis without a competitor."""

from __future__ import annotations

from collections.abc import Iterator

from verifykit import Case, Context, Finding
from verifykit_ach.outcome import analysis_of
from verifykit_ach.rules import ONLY_ONE_HYPOTHESIS


def find(case: Case, context: Context) -> Iterator[Finding]:
    """Yield a finding if there is only one hypothesis."""
    analysis = analysis_of(context)
    if len(analysis.matrix.hypotheses) == 1:
        (alone,) = analysis.matrix.hypotheses
        yield ONLY_ONE_HYPOTHESIS.finding(
            f"{alone.id} is the only hypothesis: there is nothing to compare it with",
            pointer=case.pointer(alone),
        )
