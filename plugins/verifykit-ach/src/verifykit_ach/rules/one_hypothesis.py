"""ACH005: a hypothesis without a competitor."""

from __future__ import annotations

from collections.abc import Iterator

from verifykit import Case, Context, Finding, Rule
from verifykit_ach.outcome import analysis_of

RULE = Rule.from_page(
    __file__, code="ACH005", name="only-one-hypothesis", severity="warning", kind="open"
)


def find(case: Case, context: Context) -> Iterator[Finding]:
    """Yield a finding if there is only one hypothesis."""
    analysis = analysis_of(context)
    if len(analysis.matrix.hypotheses) == 1:
        (alone,) = analysis.matrix.hypotheses
        yield RULE.finding(
            f"{alone.id} is the only hypothesis: there is nothing to compare it with",
            pointer=case.pointer(alone),
        )
