"""Who held which office when, as claims of the case say it."""

from __future__ import annotations

from typing import NamedTuple

from verifykit import Case, Claim, Context, Span, span_of

KEY = "x-office"
"""The key of a predicate whose claims say that the subject held the office that is the value."""


class Term(NamedTuple):
    """A time in office: `person` is an id, `office` the value of the claim."""

    claim: Claim
    person: str
    office: str
    span: Span

    def surely_overlaps(self, later: Term) -> bool:
        """Whether the two were in office together, by the day, however their dates are read.

        One that ends in the year in which the other begins is followed by it.
        """
        if later.span.begun is None:
            return False
        return self.span.open_end or (
            self.span.ending is not None and self.span.ending[:3] > later.span.begun[:3]
        )


def terms(context: Context) -> tuple[Term, ...]:
    """Return the terms of office that the case has, without those that are refuted."""
    return context.once(_terms)


def _terms(context: Context) -> tuple[Term, ...]:
    offices = {one.id for one in context.case.predicates if (KEY, "true") in one.extensions}
    if not offices:
        return ()
    found = []
    for claim in context.case.claims:
        if claim.predicate not in offices or claim.negated or claim.when is None:
            continue
        if claim.subject is None or not isinstance(claim.value, str):
            continue
        if context.scored(claim.id).verdict != "refuted":
            span = span_of(claim.when)
            found.append(Term(claim=claim, person=claim.subject, office=claim.value, span=span))
    return tuple(found)


def names_of(case: Case, name: str) -> tuple[str, ...]:
    """Return what an entity is called, the longest name first; an id that is none is its name."""
    entity = case.entities_by_id.get(name)
    if entity is None:
        return (name,)
    names = (entity.name, *entity.aliases)
    return tuple(sorted({one for one in names if one}, key=lambda one: (-len(one), one)))
