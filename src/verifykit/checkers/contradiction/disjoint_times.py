"""CON004: one event at two times."""

from __future__ import annotations

from collections.abc import Iterator

from verifykit.checkers.contradiction.conflicts import contradicted, opponents
from verifykit.checkers.wording import entity_name, predicate_name, value_text
from verifykit.model.case import Case
from verifykit.model.claim import Claim
from verifykit.model.finding import Finding
from verifykit.model.rule import Rule
from verifykit.plugin import Context

RULE = Rule.from_page(__file__, code="CON004", name="disjoint-times", severity="error")


def find(case: Case, context: Context) -> Iterator[Finding]:
    """Yield one finding about all claims that put the same event at another time."""
    for claim in case.claims:
        others = opponents(claim, context, "time-conflict")
        if others:
            yield contradicted(
                RULE,
                case,
                claim,
                others,
                here=f"{_event(case, claim)}: {claim.when}",
                there=lambda other: str(other.when),
                so="it happens once, and the times do not overlap",
            )


def _event(case: Case, claim: Claim) -> str:
    subject = entity_name(case, claim.subject or "")
    return f"{subject} {predicate_name(case, claim)} {value_text(case, claim)}"
