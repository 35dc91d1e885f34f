"""Numbers that are the sum or the difference of two numbers of a document."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import combinations, pairwise, product

from attrs import evolve
from verifykit_quotes import Page

from verifykit_grounding.judging.agreement import comparable, same
from verifykit_grounding.judging.figures import Figure
from verifykit_grounding.judging.source import Stretch

_SMALL = 12
"""Sums and differences of smaller numbers come about by chance: they need the same unit."""

_LARGE = 20
"""From here on a number is seldom just the sum or difference of two without units by chance."""

_COMPARING = frozenset({"more", "fewer", "less", "higher", "lower", "longer", "older", "younger"})
"""Words behind a number that is a difference."""

Pair = tuple[Figure, Figure]


def sum_of_two(figure: Figure, near: Sequence[Stretch], page: Page) -> str | None:
    """Return the two numbers of a document that make a number, in words; None if none do.

    Those of one sentence are added and subtracted, in pairs; those of two sentences that follow
    one another where they have the same unit.
    """
    inside = (pair for stretch in near for pair in combinations(stretch.numbers, 2))
    beside = (
        (one, other)
        for first, second in pairwise(near)
        for one, other in product(first.numbers, second.numbers)
        if one.certain and one.unit == other.unit
    )
    for pairs in (inside, beside):
        for one, sign, other, value in _results(pairs):
            difference = sign == "−" and figure.unit in _COMPARING
            if (difference and _rounds_to(figure, value)) or _fits(figure, one, other, value):
                return _told(page, one, sign, other)
    return None


def sum_of_like(figure: Figure, there: Sequence[Figure], page: Page) -> str | None:
    """Return the two numbers of the same things as a number counts that make it; None of none."""
    alike = [one for one in there if figure.counts and one.unit == figure.unit]
    for one, sign, other, value in _results(combinations(alike, 2)):
        if value in figure.values:
            return _told(page, one, sign, other)
    return None


def _results(pairs: Iterable[Pair]) -> Iterator[tuple[Figure, str, Figure, Decimal]]:
    """Yield the sums and differences of pairs of numbers, by each of their readings."""
    for one, other in pairs:
        for ours, theirs in product(one.values, other.values):
            yield one, "+", other, ours + theirs
            yield one, "−", other, abs(ours - theirs)


def _told(page: Page, one: Figure, sign: str, other: Figure) -> str:
    return f"{page.text[slice(*one.span)]} {sign} {page.text[slice(*other.span)]}"


def _rounds_to(figure: Figure, value: Decimal) -> bool:
    """Whether a number that is told as "two hundred more" is a difference, rounded."""
    bare = evolve(figure, unit="", counts=False)
    return min(figure.values) >= _SMALL and same(bare, evolve(bare, values=frozenset({value})))


def _fits(figure: Figure, one: Figure, other: Figure, value: Decimal) -> bool:
    """Whether a sum or difference is the number: exactly, unless both of its parts have units."""
    if not value or (one.certain != other.certain) or (one.certain and not comparable(one, other)):
        return False
    if figure.unit == "pp" and one.unit == "%":
        figure = evolve(figure, unit="%")
    if figure.certain and one.certain and not comparable(figure, one):
        return False
    if not one.certain and not (one.counts and other.counts):
        named = figure.counts and figure.unit[:5] in (one.unit[:5], other.unit[:5])
        return not figure.sense and value in figure.values and (named or value >= _LARGE)
    small = min(figure.values, default=Decimal(0)) < _SMALL
    if small and not (figure.unit and {one.unit[:5], other.unit[:5]} <= {figure.unit[:5], ""}):
        return False
    sense = figure.sense if figure.sense == "about" else ""
    plain = evolve(figure, sense=sense)
    return same(plain, evolve(one, values=frozenset({value}), sense=""))
