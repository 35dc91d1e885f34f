"""CON003: two numbers for one thing, too far apart to be the same."""

from __future__ import annotations

from collections.abc import Iterator

from verifykit.checkers.contradiction.conflicts import contradicted, opponents
from verifykit.checkers.contradiction.value_kinds import is_number
from verifykit.checkers.wording import entity_name, predicate_name, scope_text, value_text
from verifykit.model.case import Case
from verifykit.model.claim import Claim
from verifykit.model.finding import Finding
from verifykit.model.rule import Rule
from verifykit.plugin import Context

RULE = Rule.from_page(__file__, code="CON003", name="number-mismatch", severity="error")


def find(case: Case, context: Context) -> Iterator[Finding]:
    """Yield one finding about all claims whose number excludes this one's."""
    for claim in case.claims:
        if not is_number(claim):
            continue
        others = [
            other for other in opponents(claim, context, "value-conflict") if is_number(other)
        ]
        if others:
            yield contradicted(
                RULE,
                case,
                claim,
                others,
                here=f"{_of_what(case, claim)}: {value_text(case, claim)}",
                there=lambda other: value_text(case, other),
                so=f"too far apart{_for_what(case, claim)}",
            )


def _of_what(case: Case, claim: Claim) -> str:
    return f"{entity_name(case, claim.subject or '')}, {predicate_name(case, claim)}"


def _for_what(case: Case, claim: Claim) -> str:
    scope = scope_text(case, claim)
    return f" for the same {scope}" if scope else ""
