"""CON016: numbers in different units, which are not compared."""

from __future__ import annotations

from collections.abc import Iterator

from verifykit.checkers.contradiction.clusters import clusters, once_each
from verifykit.checkers.wording import entity_name, listing, predicate_name, related_to, value_text
from verifykit.model.case import Case
from verifykit.model.finding import Finding
from verifykit.model.rule import Rule
from verifykit.plugin import Context

RULE = Rule.from_page(__file__, code="CON016", name="other-unit", severity="note", kind="open")


def find(case: Case, context: Context) -> Iterator[Finding]:
    """Yield one finding for all values of a subject and predicate in different units."""
    for claims in clusters(case, once_each(context, "other-unit")):
        first = claims[0]
        told = listing(f"{value_text(case, claim)} [{claim.id}]" for claim in claims)
        yield RULE.finding(
            f"{entity_name(case, first.subject or '')}, {predicate_name(case, first)}: {told}; "
            "different units are not compared",
            claim=first.id,
            pointer=case.pointer(first),
            related=related_to(case, [(claim, claim.text) for claim in claims[1:]]),
        )
