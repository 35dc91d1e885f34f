"""What a predicate says of several claims at once: an order of dates, a total of shares."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Hashable, Iterator, Sequence
from fractions import Fraction
from itertools import combinations
from typing import cast

from verifykit.comparison.likeness import around
from verifykit.comparison.propositions import Proposition, Statements
from verifykit.comparison.readings import Number, ends_of, exactly
from verifykit.model.predicate import Predicate
from verifykit.model.time import ALWAYS
from verifykit.parts import part

Pair = tuple[str, str]


@part(kw_only=True)
class Total:
    """Shares of one total that come to more than the predicate allows, one of each subject.

    `least` is what they come to at the least and `limit` what they may, in base units.
    """

    predicate: Predicate
    propositions: tuple[Proposition, ...]
    least: Fraction
    limit: Fraction


def out_of_order(statements: Statements) -> Iterator[tuple[Proposition, Proposition]]:
    """Yield what would have to come first and is later, with what it is later than."""
    by_predicate: dict[str, list[Proposition]] = defaultdict(list)
    for one in statements.propositions:
        if one.said.quantifier is None:
            by_predicate[cast(str, one.said.claim.predicate)].append(one)
    for predicate in statements.case.predicates:
        for later in predicate.before:
            by_subject: dict[str | None, list[tuple[Number, Proposition]]] = defaultdict(list)
            for one in by_predicate[later]:
                by_subject[one.said.claim.subject].append((_date(statements, one)[1], one))
            for one in by_predicate[predicate.id]:
                start = _date(statements, one)[0]
                for end, other in by_subject[one.said.claim.subject]:
                    if end < start:
                        yield one, other


def _date(statements: Statements, one: Proposition) -> tuple[Number, Number]:
    """Return the first and the last moment of what has a date: its value, else its time."""
    predicate, reading = statements.predicate(one.said.claim), one.said.reading
    if predicate is not None and predicate.value == "date":
        return (reading.low, reading.high) if reading.kind == "date" else ends_of(ALWAYS)
    return ends_of(one.said.period.span or ALWAYS)


def totals(statements: Statements) -> Iterator[Total]:
    """Yield the totals that the claims of one scope and time exceed, at the lowest reading.

    Of each subject the lowest figure counts, and nothing of a place within another one.
    """
    for predicate, limit, alike in _shares(statements):
        lowest: dict[str | None, Proposition] = {}
        for one in sorted(alike, key=_least):
            lowest.setdefault(one.said.claim.subject, one)
        counted = [one for one in lowest.values() if not _inside(statements, one, lowest)]
        least = sum(map(_least, counted), Fraction(0))
        if least > limit:
            yield Total(predicate=predicate, propositions=tuple(counted), least=least, limit=limit)


def exceeding(statements: Statements) -> tuple[list[tuple[str, ...]], list[Pair]]:
    """Return shares of different subjects that no two of can hold: sets of rivals, and pairs."""
    rivals: list[tuple[str, ...]] = []
    pairs: list[Pair] = []
    for _, limit, alike in _shares(statements):
        large = [one for one in alike if 2 * _least(one) > limit]
        subjects = {one.said.claim.subject for one in large}
        if len(subjects) == len(large) > 1 and not any(
            _inside(statements, one, subjects) for one in large
        ):
            rivals.append(tuple(one.name for one in large))
        else:
            pairs += _pairs(statements, limit, list(combinations(large, 2)))
        small = [one for one in alike if 2 * _least(one) <= limit]
        pairs += _pairs(statements, limit, [(a, b) for a in large for b in small])
    return rivals, pairs


def _pairs(
    statements: Statements, limit: Fraction, among: Sequence[tuple[Proposition, Proposition]]
) -> Iterator[Pair]:
    for a, b in among:
        subjects = (a.said.claim.subject, b.said.claim.subject)
        too_much = subjects[0] != subjects[1] and _least(a) + _least(b) > limit
        if too_much and not any(_inside(statements, one, subjects) for one in (a, b)):
            yield a.name, b.name


def _shares(
    statements: Statements,
) -> Iterator[tuple[Predicate, Fraction, list[Proposition]]]:
    """Yield the values that are shares of one total, with the most that they may come to."""
    limited = {one.id: one for one in statements.case.predicates if one.sum_at_most is not None}
    found: dict[Hashable, list[Proposition]] = defaultdict(list)
    for one in statements.propositions if limited else ():
        said = one.said
        figure = said.reading.kind == "number" and isinstance(said.reading.low, Fraction)
        if said.claim.predicate in limited and figure and one.affirmed and _of_all(one):
            found[(*said.slot[1:], said.period.key)].append(one)
    for alike in found.values():
        predicate = limited[cast(str, alike[0].said.claim.predicate)]
        unit = statements.units(predicate.id)[predicate.unit]
        if unit.dimension == alike[0].said.dimension:
            yield predicate, unit.base(exactly(predicate.sum_at_most or 0)), alike


def _of_all(one: Proposition) -> bool:
    """Whether a figure is of all of its subject; what is a group is read so if nothing is said."""
    return one.said.quantifier is None or one.said.quantifier.kind == "all"


def _least(one: Proposition) -> Fraction:
    """Return the least that a share can be, its rounding taken off."""
    return cast(Fraction, one.said.reading.low) - cast(Fraction, one.said.reading.off[0])


def _inside(statements: Statements, one: Proposition, subjects: Container[str | None]) -> bool:
    """Whether a share is of a part of what another one is of."""
    subject = one.said.claim.subject or ""
    places = around(statements.case, subject)
    return any(place != subject and place in subjects for place in places)
