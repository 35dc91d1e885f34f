"""SRC010: one origin is quoted with two values that exclude each other."""

from __future__ import annotations

from collections.abc import Iterator

from verifykit.checkers.ordering import by_content
from verifykit.checkers.wording import (
    entity_name,
    listing,
    predicate_name,
    related_to,
    source_name,
    value_text,
)
from verifykit.model.case import Case
from verifykit.model.claim import Claim
from verifykit.model.finding import Finding
from verifykit.model.rule import Rule
from verifykit.plugin import Context

RULE = Rule.from_page(
    __file__, code="SRC010", name="one-origin-two-values", severity="note", kind="review"
)

Quoted = dict[tuple[str, str, str], dict[str, Claim]]
"""For an origin, a subject and a predicate: the claims that exclude each other, by id."""


def find(case: Case, context: Context) -> Iterator[Finding]:
    """Yield a finding for each origin that supports claims which exclude each other."""
    for (origin, subject, _), quoted in _quoted(case, context).items():
        claims = by_content(case, quoted.values())
        told = [f"{value_text(case, claim)} in {claim.id}" for claim in claims]
        source = case.sources_by_id.get(origin)
        yield RULE.finding(
            f"{source_name(case, origin)} is quoted with different values of "
            f"{predicate_name(case, claims[0])!r} for {entity_name(case, subject)}: "
            f"{listing(told)}; read the origin",
            pointer=case.pointer(claims[0] if source is None else source),
            related=related_to(case, [(claim, claim.id) for claim in claims]),
        )


def _quoted(case: Case, context: Context) -> Quoted:
    found: Quoted = {}
    for claim in case.claims:
        for comparison in context.comparisons(claim.id):
            if comparison.kind != "value-conflict" or comparison.first != claim.id:
                continue
            other = case.claims_by_id[comparison.second]
            for origin in _origins(claim, context) & _origins(other, context):
                key = (origin, claim.subject or "", claim.predicate or "")
                found.setdefault(key, {}).update({claim.id: claim, other.id: other})
    return found


def _origins(claim: Claim, context: Context) -> set[str]:
    lines = context.lines(claim.id)
    return {name for line in lines if line.side == "supports" for name in line.origins}
