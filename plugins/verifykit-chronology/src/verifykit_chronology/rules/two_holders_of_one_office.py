"""CHR011: two people in an office that one holds at a time."""

from __future__ import annotations

from collections.abc import Iterator

from verifykit import Case, Context, Finding, Related
from verifykit_chronology.rules import TWO_HOLDERS_OF_ONE_OFFICE
from verifykit_chronology.terms import Term, names_of, terms

KEY = "x-holders"
"""The key of an entity, an office, that says how many hold it at a time."""


def find(case: Case, context: Context) -> Iterator[Finding]:
    """Yield a finding for each term of office that begins before that of somebody else is over.

    Which offices one person holds at a time is said by `x-holders: 1` on the entity.
    """
    single = {one.id for one in case.entities if (KEY, "1") in one.extensions}
    if not single:
        return
    by_office: dict[str, list[Term]] = {}
    for term in terms(context):
        if term.office in single and term.span.start is not None:
            by_office.setdefault(term.office, []).append(term)
    for held in by_office.values():
        held.sort(key=lambda term: (term.span.start or (), term.person, term.claim.id))
        last = held[0]
        for term in held[1:]:
            if term.person != last.person and last.surely_overlaps(term):
                yield _together(case, last, term)
            if last.span.end is not None and (
                term.span.end is None or term.span.end > last.span.end
            ):
                last = term


def _together(case: Case, first: Term, second: Term) -> Finding:
    office, one, two = (
        names_of(case, name)[0] for name in (second.office, first.person, second.person)
    )
    return TWO_HOLDERS_OF_ONE_OFFICE.finding(
        f"{two} is said to be {office} in {second.claim.when}, and {one} in {first.claim.when}",
        claim=second.claim.id,
        pointer=case.pointer(second.claim),
        related=(Related(pointer=case.pointer(first.claim), message="the other one"),),
    )
