"""The comparisons of a case, each once, and the one finding about all claims of one."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from verifykit import Case, Claim, Comparison, Context, Finding, Rule
from verifykit.checkers.ordering import by_content
from verifykit.checkers.wording import (
    entity_name,
    listing,
    predicate_name,
    related_to,
    value_text,
)
from verifykit.comparison import Kind
from verifykit.comparison.texts import normal_text


def compared(context: Context, *kinds: Kind) -> Iterator[Comparison]:
    """Yield the comparisons of these kinds, each once, in the order of the case."""
    return (found for found in context.once(_compared) if found.kind in kinds)


def _compared(context: Context) -> tuple[Comparison, ...]:
    found = (one for claim in context.case.claims for one in context.comparisons(claim.id))
    return tuple({id(one): one for one in found}.values())


def sets(
    case: Case, context: Context, *kinds: Kind
) -> Iterator[tuple[Comparison, tuple[Claim, ...]]]:
    """Yield the comparisons of these kinds, each with its claims in the order of what they say."""
    for found in compared(context, *kinds):
        yield found, claims_of(case, found.claims)


def claims_of(case: Case, names: Iterable[str]) -> tuple[Claim, ...]:
    """Return claims by their ids, in the order of what they say."""
    return by_content(case, [case.claims_by_id[name] for name in names])


def told_together(
    rule: Rule,
    case: Case,
    claims: tuple[Claim, ...],
    *,
    each: Callable[[Claim], str],
    so: str,
    sides: Sequence[Sequence[str]] = (),
) -> Finding:
    """Return the finding about several claims at once, on the first of them.

    Claims of one of the `sides` may hold together, and are told as one against another.
    """
    words = {claim.id: f"{each(claim)} [{claim.id}]" for claim in claims}
    if len(sides) > 1 and max(map(len, sides)) > 1:
        ordered = [[name for name in words if name in side] for side in map(frozenset, sides)]
        ordered.sort(key=lambda side: list(words).index(side[0]))
        told = " against ".join(listing(words[name] for name in side) for side in ordered)
    else:
        told = listing(words.values())
    return rule.finding(
        f"{about(case, claims[0])}: {told}; {so}",
        claim=claims[0].id,
        pointer=case.pointer(claims[0]),
        related=related_to(case, [(claim, claim.text) for claim in claims[1:]]),
    )


def not_of_each(comparison: Comparison) -> str:
    """Return what is to be said where some two claims of different sides can hold together."""
    return "" if comparison.each else ", though not every two of them"


def beyond_scope(case: Case, claims: Iterable[Claim]) -> str:
    """Return what is to be said where claims differ in what the scope of values leaves out."""
    given: dict[str, set[str]] = {}
    for claim in claims:
        predicate = case.predicates_by_id.get(claim.predicate or "")
        for name, value in (("where", claim.where), *claim.qualifiers):
            if value is not None and predicate is not None and name not in predicate.scope:
                given.setdefault(name, set()).add(normal_text(str(value)))
    differing = " and ".join(f"`{name}`" for name in sorted(given) if len(given[name]) > 1)
    if not differing:
        return ""
    return f"; they differ in {differing}, which counts where the predicate's `scope` lists it"


def value_in_time(case: Case, claims: Iterable[Claim]) -> Callable[[Claim], str]:
    """Return what words a claim's value, with its time where the claims are of several."""
    dated = len({claim.when for claim in claims}) > 1

    def told(claim: Claim) -> str:
        when = f" in {claim.when}" if claim.when else " without a date"
        return f"{value_text(case, claim)}{when if dated else ''}"

    return told


def about(case: Case, claim: Claim) -> str:
    """Return what a claim's value is of: "Concert Hall (hall), number of seats"."""
    return f"{entity_name(case, claim.subject or '')}, {predicate_name(case, claim)}"
