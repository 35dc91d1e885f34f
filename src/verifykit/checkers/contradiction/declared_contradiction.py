"""CON007: a person has declared that two claims contradict each other."""

from __future__ import annotations

from collections.abc import Iterator

from verifykit import Case, Context, Finding, Rule
from verifykit.checkers.contradiction.conflicts import claims_of, compared
from verifykit.checkers.wording import related_to

RULE = Rule.from_page(__file__, code="CON007", name="declared-contradiction", severity="error")


def find(case: Case, context: Context) -> Iterator[Finding]:
    """Yield one finding for each pair of claims that are declared to contradict each other."""
    for conflict in compared(context, "declared"):
        claim, other = claims_of(case, conflict.claims)
        relations = [
            relation
            for relation in case.relations
            if relation.kind == "contradicts"
            and {relation.origin, relation.target} == {claim.id, other.id}
        ]
        yield RULE.finding(
            f"Declared to contradict {other.id} ({other.text})",
            claim=claim.id,
            pointer=case.pointer(claim),
            related=related_to(
                case,
                [
                    (other, other.text),
                    *((relation, relation.notes or "declared here") for relation in relations),
                ],
            ),
        )
