"""How a number of a sentence follows from those around the passage that is like it.

It is the sum or the difference of two numbers of the document, a part or a multiple of one, the
time between two dates, or stands there in words: "a year and a half", "a dozen".
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import combinations, pairwise, product

from attrs import evolve
from verifykit_quantities import UNITS
from verifykit_quotes import Page

from verifykit_grounding.judging.agreement import comparable, same
from verifykit_grounding.judging.comparison import Comparison
from verifykit_grounding.judging.figures import Figure, telling
from verifykit_grounding.judging.shares import part_or_multiple
from verifykit_grounding.judging.source import SourceText, Stretch
from verifykit_grounding.judging.times import (
    ages_between,
    hours_between,
    time_between,
    time_in_another_unit,
)

ADDED_UP = frozenset({"altogether", "total", "totals", "combined"})
"""Words that tell of a sum, of however many numbers."""
_TOTAL = ADDED_UP | {"all", "together", "both"}
"""The same, and words that tell of other things as well."""
_BESIDE = 2
"""So many sentences before and behind the passage are read."""
_SMALL = 12
"""Sums and differences of smaller numbers come about by chance: they need the same unit."""

_LARGE = 20
"""From here on a number is seldom just the sum or difference of two without units by chance."""

_COMPARING = frozenset({"more", "fewer", "less", "higher", "lower", "longer", "older", "younger"})
"""Words behind a number that is a difference."""

Pair = tuple[Figure, Figure]
_ARTICLE = re.compile(
    r"(?i)\b(?:(half )an?|an?|one|first|last|past|next) (minute|hour|day|week|fortnight|month|year"
    r"|decade|century|mile|kilometre|acre|hectare|ton|tonne|dozen|score|hundred|thousand|million|billion)"
    r"( and a half)?\b"
)
_ELSEWHERE = re.compile(
    r"\b(anderthalb|eineinhalb|(?:eine?[mnrs]? )?halbe[mnrs]?|eine?[mnrs]?|(?:une? )?demie?|une?"
    r"|una?|medi[oa]|erste[nrs]?|letzte[nrs]?|premiere?|derniere?|primera?|ultim[oa])"
    r"(?: gute?[mnrs]?| knappe?[mnrs]?| bon| bonne)?[ -](\w+)( et demie?| y medi[oa])?\b"
)
"""The same in German, French and Spanish: "anderthalb Jahre", "un an et demi", "media hora"."""
_GERMAN_UNITS = {
    "jähr": "year", "monat": "month", "wöch": "week", "täg": "day", "stünd": "hour",
    "minüt": "minute",
}  # fmt: skip
_GERMAN_AGE = re.compile(rf"(?i)\b(\w+?)-?({'|'.join(_GERMAN_UNITS)})ig\w{{0,2}}\b")
"""A number and a time in one word: "zwölfjähriger", "achttägige"."""
_PART_OF_A_YEAR = re.compile(
    r"(?i)\b(?:first|second|third|fourth|last|next|past) (quarter|half)(?! of the (?!year))\b"
)
_UNITS = {
    "fortnight": (14, "day"), "dozen": (12, ""), "score": (20, ""), "hundred": (100, ""),
    "thousand": (1000, ""), "million": (10**6, ""), "billion": (10**9, ""),
}  # fmt: skip


def follows(comparison: Comparison, figure: Figure, rival: Figure | None) -> str | None:
    """Return in words how a number may follow from those of the document; None if it does not.

    A time between two dates of a short text may be that of any two of them; and so may a telling
    number follow from any sentence, if the words do not say from which. Beside a `rival` in its
    place only that one counts for a part or a multiple, and in words: with all numbers and percents
    around there is one by chance.
    """
    source, page = comparison.source, comparison.source.page
    around, whole = comparison.around(_BESIDE), (0, len(page.text))
    short = source.short and comparison.passage is not None
    start, end = whole if short and telling(figure) else around
    near = source.stretches(start, end)
    first, last = whole if short else around
    summed = rival is None or any(one.key in _TOTAL for one in comparison.sentence.tokens)
    return (
        sum_of_two(figure, near, page)
        or time_between(figure, [day for day in source.dates if first <= day.start < last])
        or hours_between(figure, page.text[start:end])
        or ages_between(figure, near, page)
        or time_in_another_unit(figure, near, page)
        or in_words(figure, near)
        or (sum_of_like(figure, source.figures, page) if summed and source.short else None)
        or part_or_multiple(figure, _beside(near, rival), page, in_words=rival is not None)
    )


def follows_somewhere(figure: Figure, source: SourceText) -> bool:
    """Whether a number may be worked out from those of a sentence of a short document."""
    if not source.short:
        return False
    page = source.page
    near = source.stretches(0, len(page.text))
    return bool(
        sum_of_two(figure, near, page)
        or in_words(figure, near)
        or time_in_another_unit(figure, near, page)
        or part_or_multiple(figure, near, page)
    )


def _beside(near: list[Stretch], rival: Figure | None) -> list[Stretch]:
    """Return sentences with no other numbers than a rival, where there is one."""
    if rival is None:
        return near
    return [Stretch(one.text, [each for each in one.numbers if each == rival]) for one in near]


def sum_of_two(figure: Figure, near: Sequence[Stretch], page: Page) -> str | None:
    """Return the two numbers of a document that make a number, in words; None if none do.

    Those of one sentence are added and subtracted, in pairs; those of two sentences that follow
    one another where they have the same unit, or where the number is told as "4,000 fewer".
    """
    inside = (pair for stretch in near for pair in combinations(stretch.numbers, 2))
    beside = (
        (one, other)
        for first, second in pairwise(near)
        for one, other in product(first.numbers, second.numbers)
        if (one.certain and one.unit == other.unit)
        or (figure.unit in _COMPARING and not one.certain and not other.certain)
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


def in_words(figure: Figure, near: Sequence[Stretch]) -> str | None:
    """Return the words of a document that say a number: "a year and a half" for 18 months."""
    bare = evolve(figure, sense="", counts=False)
    for stretch in near:
        for value, unit, said in _spelled(stretch.text):
            told = evolve(bare, values=frozenset({value}), unit=unit, measure=bool(unit))
            if same(figure, told):
                return f"“{said}”"
    return None


def _plain(text: str) -> str:
    """Return a text in small letters and without accents."""
    decomposed = unicodedata.normalize("NFKD", text.lower())
    return "".join(mark for mark in decomposed if not unicodedata.combining(mark))


def _spelled(text: str) -> Iterator[tuple[Decimal, str, str]]:
    """Yield the numbers that a text has in words, with their units: 3 months, "first quarter"."""
    for found in _ARTICLE.finditer(text):
        half, unit, more = found.groups()
        value = Decimal("0.5" if half else 1) + Decimal("0.5" if more else 0)
        each, of = _UNITS.get(unit.lower(), (1, unit.lower()))
        yield value * each, of, found[0]
    for found in _ELSEWHERE.finditer(_plain(text)):
        if found[2] in UNITS:
            more = found[3] or found[1] in ("anderthalb", "eineinhalb")
            half = not more and re.search("halb|demi|medi", found[1])
            yield Decimal("0.5" if half else "1.5" if more else 1), found[2], found[0]
    for found in _PART_OF_A_YEAR.finditer(text):
        yield Decimal(3 if found[1].lower() == "quarter" else 6), "month", found[0]
    for found in _GERMAN_AGE.finditer(text):
        values = (one.values for one in Page.of(found[1], default="de").tokens)
        yield from ((min(one), _GERMAN_UNITS[found[2].lower()], found[0]) for one in values if one)
