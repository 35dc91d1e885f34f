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

RULE = Rule(
    code="CON009",
    name="other-scope",
    severity="note",
    kind="review",
    checks=(
        "Do claims give different values of a one-valued predicate for different scopes (the "
        "qualifiers that the predicate's `scope` names)?"
    ),
    why=(
        "A share for one region says nothing about another. Figures that look alike are easily "
        "taken for each other, so it is worth knowing that they were kept apart."
    ),
    fix="Nothing to repair. If the scopes are really the same, enter them the same way.",
    bad="""\
entities:
  - {id: maker, kind: organisation, name: Bicycle Works}
predicates:
  - {id: market-share, label: market share, value: number, unit: percent, cardinality: one,
     scope: [region]}
claims:
  - {id: share-north, text: It sells 40 percent of the bicycles in the north., subject: maker,
     predicate: market-share, value: 40, qualifiers: {region: north}}
  - {id: share-south, text: It sells 12 percent of the bicycles in the south., subject: maker,
     predicate: market-share, value: 12, qualifiers: {region: south}}
""",
    good="""\
entities:
  - {id: maker, kind: organisation, name: Bicycle Works}
predicates:
  - {id: market-share, label: market share, value: number, unit: percent, cardinality: one,
     scope: [region]}
claims:
  - {id: share-north, text: It sells 40 percent of the bicycles in the north., subject: maker,
     predicate: market-share, value: 40, qualifiers: {region: north}}
""",
)


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
