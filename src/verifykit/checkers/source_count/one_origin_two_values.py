"""SRC010: one origin is quoted with two values that exclude each other."""

from __future__ import annotations

from collections.abc import Iterator

from verifykit import Case, Claim, Comparison, Context, Finding, Rule
from verifykit.checkers.ordering import by_content
from verifykit.checkers.wording import (
    entity_name,
    listing,
    predicate_name,
    related_to,
    value_text,
)

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
            f"{case.source_name(origin)} is quoted with different values of "
            f"{predicate_name(case, claims[0])!r} for {entity_name(case, subject)}: "
            f"{listing(told)}; read the origin",
            pointer=case.pointer(claims[0] if source is None else source),
            related=related_to(case, [(claim, claim.id) for claim in claims]),
        )


def _quoted(case: Case, context: Context) -> Quoted:
    found: Quoted = {}
    for conflict in _conflicts(case, context):
        sides: dict[str, dict[int, list[Claim]]] = {}
        for number, side in enumerate(conflict.sides):
            for claim in (case.claims_by_id[name] for name in side):
                for origin in _origins(claim, context):
                    sides.setdefault(origin, {}).setdefault(number, []).append(claim)
        for origin, quoted in sides.items():
            claims = [claim for side in quoted.values() for claim in side]
            if len(quoted) > 1:
                key = (origin, claims[0].subject or "", claims[0].predicate or "")
                found.setdefault(key, {}).update({claim.id: claim for claim in claims})
    return found


def _conflicts(case: Case, context: Context) -> Iterator[Comparison]:
    seen: set[int] = set()
    for claim in case.claims:
        for one in context.comparisons(claim.id):
            if one.kind == "value-conflict" and id(one) not in seen:
                seen.add(id(one))
                yield one


def _origins(claim: Claim, context: Context) -> set[str]:
    lines = context.lines(claim.id)
    return {name for line in lines if line.side == "supports" for name in line.origins}
