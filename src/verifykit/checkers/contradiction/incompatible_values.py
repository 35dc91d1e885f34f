"""CON001: two values where there can only be one."""

from __future__ import annotations

from collections.abc import Iterator

from verifykit.checkers.contradiction.conflicts import contradicted, opponents
from verifykit.checkers.contradiction.value_kinds import is_number
from verifykit.checkers.wording import predicate_name, scope_text, value_text
from verifykit.model.case import Case
from verifykit.model.claim import Claim
from verifykit.model.finding import Finding
from verifykit.model.rule import Rule
from verifykit.plugin import Context

RULE = Rule.from_page(__file__, code="CON001", name="incompatible-values", severity="error")


def find(case: Case, context: Context) -> Iterator[Finding]:
    """Yield one finding about all claims whose value excludes this one's."""
    for claim in case.claims:
        others = [o for o in opponents(claim, context, "value-conflict") if not _numbers(claim, o)]
        if others:
            scope = scope_text(case, claim)
            yield contradicted(
                RULE,
                case,
                claim,
                others,
                here=f"{predicate_name(case, claim)}: {value_text(case, claim)}",
                there=lambda other: value_text(case, other),
                so=f"only one value is possible{f' for {scope}' if scope else ''}",
            )


def _numbers(claim: Claim, other: Claim) -> bool:
    return is_number(claim) and is_number(other)
