"""COR013: a prior or a strength that somebody set without saying why."""

from __future__ import annotations

from collections.abc import Iterator

from verifykit import Case, Context, Finding, Rule

RULE = Rule.from_page(
    __file__, code="COR013", name="without-reason", severity="warning", kind="open"
)


def find(case: Case, context: Context) -> Iterator[Finding]:
    """Yield a finding for each prior, and each strength of an item, that has no reason."""
    for claim in case.claims:
        if claim.prior is not None and not claim.prior.reason:
            yield RULE.finding(
                f"A prior of {claim.prior.value:g} moves the score, and nobody says whose it is "
                "or why",
                claim=claim.id,
                pointer=f"{case.pointer(claim)}/prior",
            )
    for item in case.evidence:
        if item.strength is not None and not item.strength.reason:
            yield RULE.finding(
                f"{item.id} counts {item.strength.factor:g} times by judgement, and nobody says "
                "whose it is or why",
                claim=item.claim,
                pointer=f"{case.pointer(item)}/strength",
            )
