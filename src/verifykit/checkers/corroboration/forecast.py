"""COR012: a forecast, which no evidence can corroborate yet."""

from __future__ import annotations

from collections.abc import Iterator

from verifykit import Case, Context, Finding, Rule
from verifykit.checkers.claims import with_evidence

RULE = Rule.from_page(__file__, code="COR012", name="forecast", severity="note", kind="open")


def find(case: Case, context: Context) -> Iterator[Finding]:
    """Yield a finding on each claim with evidence that speaks of a time to come."""
    for claim in with_evidence(case):
        if case.is_forecast(claim):
            yield RULE.finding(
                f"A forecast cannot be corroborated yet: {claim.when} is after {case.as_of}, the "
                "day of the case",
                claim=claim.id,
                pointer=case.pointer(claim),
            )
