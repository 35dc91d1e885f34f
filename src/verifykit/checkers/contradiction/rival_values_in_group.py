"""CON006: members of one group with values that rival each other: worth a note, no more."""

from __future__ import annotations

from collections.abc import Iterator

from verifykit import Case, Claim, Context, Finding, Rule
from verifykit.checkers.contradiction.conflicts import compared
from verifykit.checkers.ordering import by_content
from verifykit.checkers.wording import entity_name, listing, predicate_name, related_to, value_text
from verifykit.comparison import Members

RULE = Rule.from_page(
    __file__, code="CON006", name="rival-values-in-group", severity="note", kind="review"
)

Meeting = dict[tuple[str, str], dict[str, Claim]]
"""For a group and a predicate: the claims with rival values, by id."""


def find(case: Case, context: Context) -> Iterator[Finding]:
    """Yield one finding for each group and predicate in which rival values meet."""
    for (group, _), found in _meetings(case, context).items():
        claims = by_content(case, list(found.values()))
        by_value: dict[str, list[Claim]] = {}
        for claim in claims:
            by_value.setdefault(value_text(case, claim), []).append(claim)
        told = [f"{value} for {_who(case, having)}" for value, having in sorted(by_value.items())]
        yield RULE.finding(
            f"In {entity_name(case, group)}, {predicate_name(case, claims[0])}: "
            f"{' against '.join(told)}; rival values inside one group, no contradiction",
            pointer=case.pointer(case.entities_by_id[group]),
            related=related_to(case, [(claim, claim.id) for claim in claims]),
        )


def _meetings(case: Case, context: Context) -> Meeting:
    found: Meeting = {}
    members = Members(case)
    for rivals in compared(context, "rival-values"):
        claims = [case.claims_by_id[name] for name in rivals.claims]
        shared = [members.groups_of(claim.subject or "") for claim in claims]
        for group in shared[0]:
            if all(group in others for others in shared[1:]):
                key = (group, claims[0].predicate or "")
                found.setdefault(key, {}).update({claim.id: claim for claim in claims})
    return found


def _who(case: Case, claims: list[Claim]) -> str:
    by_subject: dict[str, list[str]] = {}
    for claim in claims:
        by_subject.setdefault(entity_name(case, claim.subject or ""), []).append(claim.id)
    return listing(f"{name} [{', '.join(ids)}]" for name, ids in sorted(by_subject.items()))
