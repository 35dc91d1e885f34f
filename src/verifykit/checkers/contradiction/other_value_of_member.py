"""CON015: a member has another value than its whole group is said to have."""

from __future__ import annotations

from collections.abc import Iterator

from verifykit import Case, Context, Finding, Rule
from verifykit.checkers.wording import (
    alphabetical,
    entity_name,
    predicate_name,
    related_to,
    value_text,
)

RULE = Rule.from_page(
    __file__, code="CON015", name="other-value-of-member", severity="note", kind="review"
)


def find(case: Case, context: Context) -> Iterator[Finding]:
    """Yield one finding on the group's claim about all members with other values."""
    for claim in case.claims:
        if claim.quantifier is not None and claim.quantifier.kind not in ("all", "most"):
            continue
        members = [
            case.claims_by_id[name]
            for found in context.comparisons(claim.id)
            if found.kind == "other-member-value" and claim.id in found.sides[1]
            for name in found.sides[0]
        ]
        if members:
            told = alphabetical(
                f"{entity_name(case, one.subject or '')} {predicate_name(case, one)} "
                f"{value_text(case, one)} [{one.id}]"
                for one in members
            )
            yield RULE.finding(
                f"{told}: another value of a member, which excludes nothing by itself",
                claim=claim.id,
                pointer=case.pointer(claim),
                related=related_to(case, [(member, member.text) for member in members]),
            )
