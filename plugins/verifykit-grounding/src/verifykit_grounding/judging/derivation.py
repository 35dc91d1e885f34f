"""Numbers that a reader works out from those of a document: a sum, a difference, a time between."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from itertools import combinations, pairwise, product

from attrs import evolve
from verifykit_quotes import Page

from verifykit_grounding.judging.dates import Day
from verifykit_grounding.judging.figures import Figure, comparable, same
from verifykit_grounding.judging.shares import Stretch

_SMALL = 12
"""Sums and differences of smaller numbers come about by chance: they need the same unit."""

_LARGE = 20
"""From here on a number is seldom just the sum or difference of two without units by chance."""

_COMPARING = frozenset({"more", "fewer", "less", "higher", "lower", "longer", "older", "younger"})
"""Words behind a number that is a difference."""

_DATES = 12
"""Of so many dates, the nearest, the time between is taken."""

_TIMES = {"year": 365.25, "month": 30.44, "week": 7, "day": 1, "decade": 3652.5, "century": 36525}
_AGES = {"year": 0.05, "month": 0.1, "week": 0.1, "day": 0.0, "decade": 0.1, "century": 0.1}
_CLOCK = re.compile(r"(?<![\d.])([01]?\d|2[0-3])[:.]([0-5]\d)(?![\d.]*\d)")
_HALF_A_DAY = 720
_ARTICLE = re.compile(
    r"(?i)\b(?:(half )an?|an?|one) (minute|hour|day|week|fortnight|month|year|decade|century|mile"
    r"|kilometre|acre|hectare|ton|tonne|dozen|score|hundred|thousand|million|billion)"
    r"( and a half)?\b"
)
_UNITS = {
    "fortnight": (14, "day"), "dozen": (12, ""), "score": (20, ""), "hundred": (100, ""),
    "thousand": (1000, ""), "million": (10**6, ""), "billion": (10**9, ""),
}  # fmt: skip
_OLDEST = 110


def worked_out(
    figure: Figure,
    near: Sequence[Stretch],
    days: Sequence[Day],
    text: str,
    page: Page,
) -> str | None:
    """Return how a number follows from others of a document; None if it does not.

    `near` are the numbers of the passage sentence by sentence: those of one sentence are added
    and subtracted, in pairs; those of two that follow one another where they have the same unit.
    `days` are dates of the document, `text` has its times of day.
    """
    beside = (
        pair
        for first, second in pairwise(near)
        for pair in product(first.numbers, second.numbers)
        if pair[0].certain and pair[0].unit == pair[1].unit
    )
    for pairs in (*(combinations(stretch.numbers, 2) for stretch in near), beside):
        for one, other in pairs:
            for sign, value in _results(one, other):
                difference = sign == "−" and figure.unit in _COMPARING
                if (difference and _near(figure, value)) or _fits(figure, one, other, value):
                    told = (page.text[each.token.start : each.token.end] for each in (one, other))
                    return f" {sign} ".join(told)
    return (
        time_between(figure, days)
        or _hours(figure, text)
        or _between_ages(figure, near, page)
        or _in_words(figure, near)
    )


def sum_of_like(figure: Figure, there: Sequence[Figure], page: Page) -> str | None:
    """Return the two numbers of the same things as a number counts that make it; None of none."""
    alike = [one for one in there if figure.counts and one.unit == figure.unit]
    for one, other in combinations(alike, 2):
        for sign, value in _results(one, other):
            if value in figure.values:
                told = (page.text[each.token.start : each.token.end] for each in (one, other))
                return f" {sign} ".join(told)
    return None


def _near(figure: Figure, value: Decimal) -> bool:
    """Whether a number that is told as "two hundred more" is a difference, rounded."""
    bare = evolve(figure, unit="", counts=False)
    return min(figure.values) >= _SMALL and same(bare, evolve(bare, values=frozenset({value})))


def _results(one: Figure, other: Figure) -> Iterator[tuple[str, Decimal]]:
    for ours in one.values:
        for theirs in other.values:
            yield "+", ours + theirs
            yield "−", abs(ours - theirs)


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


def _in_words(figure: Figure, near: Sequence[Stretch]) -> str | None:
    """The words that say a number without one: "a year and a half" for 18 months, "a dozen"."""
    for stretch in near:
        for found in _ARTICLE.finditer(stretch.text):
            half, unit, more = found.groups()
            value = Decimal("0.5") if half else Decimal(1)
            value += Decimal("0.5") if more else 0
            number = _UNITS.get(unit.lower())
            told = evolve(
                figure,
                values=frozenset({value * number[0] if number else value}),
                unit=number[1] if number else unit.lower(),
                measure=number is None or bool(number[1]),
                sense="",
                counts=False,
            )
            if same(figure, told):
                return f"“{found[0]}”"
    return None


def _between_ages(figure: Figure, near: Sequence[Stretch], page: Page) -> str | None:
    """The two numbers without a unit, ages of somebody, that a number of years lies between."""
    if figure.unit.removesuffix("s") != "year":
        return None
    bare = [
        one
        for stretch in near
        for one in stretch.numbers
        if not one.counts or one.unit.startswith("year")
        if all(value < _OLDEST for value in one.values)
    ]
    for one, other in combinations(bare, 2):
        if any(abs(a - b) in figure.values for a in one.values for b in other.values):
            return " and ".join(
                page.text[each.token.start : each.token.end] for each in (one, other)
            )
    return None


def time_between(figure: Figure, days: Sequence[Day]) -> str | None:
    """Return the two dates that a number of days or years lies between, in words, or None."""
    unit = figure.unit if figure.unit in _TIMES else figure.unit.removesuffix("s")
    if unit not in _TIMES:
        return None
    for one, other in combinations(days[:_DATES], 2):
        apart = _apart(one, other, unit)
        if apart is None:
            continue
        for value in figure.values:
            # Whoever is 27 is so until the birthday: a year is over when its day has come.
            short = 1 if unit == "year" and (one.month is None or other.month is None) else 0
            if unit == "year" and value != value.to_integral_value():
                continue  # a life expectancy, and no time between two years
            loose = _AGES[unit] * float(value)
            if float(value) - loose <= apart <= float(value) + loose + short:
                return f"the time from {_told(one)} to {_told(other)}"
    return None


def _apart(one: Day, other: Day, unit: str) -> float | None:
    """How many units lie between two dates, as far as they tell; None if they do not."""
    if one.year is None or other.year is None:
        return None
    if unit in ("day", "week") and None in (one.month, one.day, other.month, other.day):
        return None
    try:
        first, second = (date(day.year or 1, day.month or 1, day.day or 1) for day in (one, other))
    except ValueError:
        return None
    if unit == "year":
        return float(abs(one.year - other.year)) or None
    return abs((first - second).days) / _TIMES[unit] or None


def _told(day: Day) -> str:
    return "-".join(f"{part:02}" for part in (day.year, day.month, day.day) if part is not None)


def _hours(figure: Figure, text: str) -> str | None:
    unit = figure.unit.removesuffix("s")
    if unit not in ("hour", "minute"):
        return None
    clock = [(int(one[1]) * 60 + int(one[2]), one[0]) for one in _CLOCK.finditer(text)][:_DATES]
    for (first, told), (second, then) in combinations(clock, 2):
        apart = Decimal((second - first) % _HALF_A_DAY) / (60 if unit == "hour" else 1)
        if any(value and abs(apart - value) <= value / 10 for value in figure.values):
            return f"the time from {told} to {then}"
    return None
