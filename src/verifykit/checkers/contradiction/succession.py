"""CON008: one value after the other, which is no contradiction."""

from __future__ import annotations

from collections.abc import Iterator

from verifykit.checkers.contradiction.clusters import clusters, each_pair, once_each
from verifykit.checkers.wording import entity_name, listing, predicate_name, related_to, value_text
from verifykit.model.case import Case
from verifykit.model.finding import Finding
from verifykit.model.rule import Rule
from verifykit.plugin import Context

RULE = Rule.from_page(__file__, code="CON008", name="succession", severity="note", kind="review")


def find(case: Case, context: Context) -> Iterator[Finding]:
    """Yield one finding for each series of values, and one for each declared succession."""
    comparisons = once_each(context, "succession")
    for claims in clusters(case, comparisons):
        told = [f"{value_text(case, claim)} in {claim.when} [{claim.id}]" for claim in claims]
        first = claims[0]
        so = (
            "one after the other, no contradiction"
            if each_pair(claims, comparisons)
            else "those of different times do not contradict each other"
        )
        yield RULE.finding(
            f"{entity_name(case, first.subject or '')}, {predicate_name(case, first)}: "
            f"{listing(told)}; {so}",
            claim=first.id,
            pointer=case.pointer(first),
            related=related_to(case, [(claim, claim.text) for claim in claims[1:]]),
        )
    for relation in case.relations:
        later = case.claims_by_id.get(relation.origin)
        earlier = case.claims_by_id.get(relation.target)
        if relation.kind == "supersedes" and later is not None and earlier is not None:
            yield RULE.finding(
                f"Superseded by {later.id} ({later.text}), as declared; no contradiction",
                claim=earlier.id,
                pointer=case.pointer(earlier),
                related=related_to(case, [(later, later.text), (relation, "declared here")]),
            )
