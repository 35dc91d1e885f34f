"""CON007: a person has declared that two claims contradict each other."""

from __future__ import annotations

from collections.abc import Iterator

from verifykit.checkers.contradiction.conflicts import opponents
from verifykit.checkers.wording import listing, related_to
from verifykit.model.case import Case
from verifykit.model.finding import Finding
from verifykit.model.rule import Rule
from verifykit.plugin import Context

RULE = Rule.from_page(__file__, code="CON007", name="declared-contradiction", severity="error")


def find(case: Case, context: Context) -> Iterator[Finding]:
    """Yield one finding about all claims that are declared to contradict this one."""
    for claim in case.claims:
        others = opponents(claim, context, "declared")
        if others:
            names = {other.id for other in others}
            relations = [
                relation
                for relation in case.relations
                if relation.kind == "contradicts"
                and claim.id in (relation.origin, relation.target)
                and names.intersection((relation.origin, relation.target))
            ]
            told = listing(f"{other.id} ({other.text})" for other in others)
            yield RULE.finding(
                f"Declared to contradict {told}",
                claim=claim.id,
                pointer=case.pointer(claim),
                related=related_to(
                    case,
                    [
                        *((other, other.text) for other in others),
                        *((relation, relation.notes or "declared here") for relation in relations),
                    ],
                ),
            )
