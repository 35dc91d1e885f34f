"""CON011: the same value, told more or less exactly."""

from __future__ import annotations

from collections.abc import Iterator

from verifykit.checkers.contradiction.clusters import clusters, once_each
from verifykit.checkers.contradiction.value_kinds import is_entity
from verifykit.checkers.wording import entity_name, listing, predicate_name, related_to, value_text
from verifykit.model.case import Case
from verifykit.model.finding import Finding
from verifykit.model.rule import Rule
from verifykit.plugin import Context

RULE = Rule.from_page(
    __file__, code="CON011", name="different-precision", severity="note", kind="review"
)


def find(case: Case, context: Context) -> Iterator[Finding]:
    """Yield one finding for each set of values that are the same within their precision."""
    alike = [
        comparison
        for comparison in once_each(context, "precision", "part-of")
        if comparison.kind == "precision"
        or not is_entity(case, case.claims_by_id[comparison.first])
    ]
    for claims in clusters(case, alike):
        first = claims[0]
        told = listing(f"{value_text(case, claim)} [{claim.id}]" for claim in claims)
        yield RULE.finding(
            f"{entity_name(case, first.subject or '')}, {predicate_name(case, first)}: {told}; "
            "different precision, no contradiction",
            claim=first.id,
            pointer=case.pointer(first),
            related=related_to(case, [(claim, claim.text) for claim in claims[1:]]),
        )
