"""CON009: values that speak of different regions, periods or whatever the scope is."""

from __future__ import annotations

from collections.abc import Iterator

from verifykit.checkers.contradiction.clusters import clusters, each_pair, once_each
from verifykit.checkers.wording import (
    entity_name,
    listing,
    predicate_name,
    related_to,
    scope_text,
    value_text,
)
from verifykit.model.case import Case
from verifykit.model.finding import Finding
from verifykit.model.rule import Rule
from verifykit.plugin import Context

RULE = Rule.from_page(__file__, code="CON009", name="other-scope", severity="note", kind="review")


def find(case: Case, context: Context) -> Iterator[Finding]:
    """Yield one finding for all values of a subject and predicate that differ in scope."""
    comparisons = once_each(context, "other-scope")
    for claims in clusters(case, comparisons):
        told = [
            f"{value_text(case, claim)} for {scope_text(case, claim)} [{claim.id}]"
            for claim in claims
        ]
        first = claims[0]
        so = (
            "of different scope, so not held against each other"
            if each_pair(claims, comparisons)
            else "those of different scope are not held against each other"
        )
        yield RULE.finding(
            f"{entity_name(case, first.subject or '')}, {predicate_name(case, first)}: "
            f"{listing(told)}; {so}",
            claim=first.id,
            pointer=case.pointer(first),
            related=related_to(case, [(claim, claim.text) for claim in claims[1:]]),
        )
