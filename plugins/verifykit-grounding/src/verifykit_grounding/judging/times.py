"""Times between: two dates, two hours of a day, two ages of somebody."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from itertools import combinations

from verifykit_quotes import Page

from verifykit_grounding.judging.agreement import conversion
from verifykit_grounding.judging.dates import Day
from verifykit_grounding.judging.figures import Figure
from verifykit_grounding.judging.source import Stretch

_DATES = 12
"""Of so many dates, the nearest, the time between is taken."""

_TIMES = {
    "year": 365.25, "month": 30.44, "week": 7, "day": 1, "ten_years": 3652.5, "century": 36525,
}  # fmt: skip
_AGES = {"year": 0.05, "month": 0.1, "week": 0.1, "day": 0.0, "ten_years": 0.1, "century": 0.1}
_CLOCK = re.compile(r"(?<![\d.])([01]?\d|2[0-3])[:.]([0-5]\d)(?![\d.]*\d)")
_HALF_A_DAY = 720
_OLDEST = 110
_ROUGHLY = Decimal("0.1")
"""A time is rounded by at most so much of it where it is told in another unit."""


def time_between(figure: Figure, days: Sequence[Day]) -> str | None:
    """Return the two dates that a number of days or years lies between, in words, or None."""
    unit = figure.measured
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
                return f"the time from {one.iso} to {other.iso}"
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


def hours_between(figure: Figure, text: str) -> str | None:
    """Return the two times of day that a number of hours or minutes lies between, or None."""
    unit = figure.measured
    if unit not in ("hour", "minute"):
        return None
    clock = [(int(one[1]) * 60 + int(one[2]), one[0]) for one in _CLOCK.finditer(text)][:_DATES]
    for (first, told), (second, then) in combinations(clock, 2):
        apart = Decimal((second - first) % _HALF_A_DAY) / (60 if unit == "hour" else 1)
        if any(value and abs(apart - value) <= value / 10 for value in figure.values):
            return f"the time from {told} to {then}"
    return None


def time_in_another_unit(figure: Figure, near: Sequence[Stretch], page: Page) -> str | None:
    """Return a time of a document that is about as long as another unit tells it, or None.

    "Six months" for 24 weeks: whoever tells a time in another unit rounds it to that.
    """
    if figure.measured not in _TIMES:
        return None
    for one in (one for stretch in near for one in stretch.numbers):
        factor = conversion(one, figure) if one.measure and one.unit != figure.unit else None
        if (
            factor is not None
            and factor != 1
            and any(
                abs(ours - theirs * factor) <= ours * _ROUGHLY
                for ours in figure.values
                for theirs in one.values
            )
        ):
            return f"“{page.text[slice(*one.span)]} {one.unit}”"
    return None


def ages_between(figure: Figure, near: Sequence[Stretch], page: Page) -> str | None:
    """Return the two ages of somebody that a number of years lies between, in words, or None."""
    if figure.measured != "year":
        return None
    bare = [
        one
        for stretch in near
        for one in stretch.numbers
        if not one.counts or one.measured == "year"
        if all(value < _OLDEST for value in one.values)
    ]
    for one, other in combinations(bare, 2):
        if any(abs(a - b) in figure.values for a in one.values for b in other.values):
            return f"{page.text[slice(*one.span)]} and {page.text[slice(*other.span)]}"
    return None
