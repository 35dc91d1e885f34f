"""CON021: shares of one total that come to more than all of it."""

from __future__ import annotations

from collections.abc import Iterator

from verifykit import Case, Context, Finding, Rule
from verifykit.checkers.contradiction.conflicts import claims_of, compared
from verifykit.checkers.wording import (
    entity_name,
    listing,
    predicate_name,
    related_to,
    scope_text,
    value_text,
)

RULE = Rule.from_page(__file__, code="CON021", name="total-exceeded", severity="error")


def find(case: Case, context: Context) -> Iterator[Finding]:
    """Yield one finding for each total that the lowest figures of its parts exceed."""
    for conflict in compared(context, "total-exceeded"):
        claims = claims_of(case, conflict.claims)
        predicate = case.predicates_by_id[claims[0].predicate or ""]
        told = listing(
            f"{entity_name(case, claim.subject or '')} {value_text(case, claim)} [{claim.id}]"
            for claim in claims
        )
        scope = scope_text(case, claims[0])
        yield RULE.finding(
            f"{predicate_name(case, claims[0])}{f' for {scope}' if scope else ''}: {told}; "
            f"together more than {predicate.sum_at_most:g} {predicate.unit or ''}".rstrip(),
            claim=claims[0].id,
            pointer=case.pointer(claims[0]),
            related=related_to(case, [(claim, claim.text) for claim in claims[1:]]),
        )
