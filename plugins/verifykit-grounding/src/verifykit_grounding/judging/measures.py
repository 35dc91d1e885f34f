"""Units of measure in running text, and how many of one make another."""

from __future__ import annotations

from decimal import Decimal
from functools import cache

from verifykit_quantities import UNITS, factor
from verifykit_quotes import Page, Token

HOURS = frozenset({"hour", "second"})
"""What a speed is told by: "miles an hour"."""
POWERS = {"square": 2, "sq": 2, "cubic": 3}
"""Words before a length that make an area or a volume of it."""
_MORE = {
    "ton": "metric_ton", "tons": "metric_ton", "gallon": "gallon", "gallons": "gallon",
    "mg": "milligram", "milligram": "milligram", "milligrams": "milligram", "ounce": "ounce",
    "ounces": "ounce", "knot": "knot", "knots": "knot", "mph": "mile / hour",
    "kph": "kilometer / hour", "kmh": "kilometer / hour",
}  # fmt: skip
"""What texts here mean by units of several sizes, and speeds."""
_OTHERWISE = frozenset((
    "metro", "metros", "pies", "tag", "mes", "dia", "an", "ans", "ano", "anos", "zoll", "fuss",
))  # fmt: skip
"""Units of other languages that are other words in English: "11 metro stations"."""


def may_be_unit(page: Page, token: Token) -> bool:
    """Return whether a word is a unit of measure in the language of its page."""
    if token.kind != "word" or token.key in page.language.function | page.language.hedges:
        return False
    english = page.language.code == "en"
    return _named(token.key) is not None and not (english and token.key in _OTHERWISE)


def measure_of(words: str) -> str | None:
    """Return what pint calls a unit of running text, of one word or two; None if it is none.

    "Square miles" are mile ** 2, and "miles hour" mile / hour.
    """
    first, _, last = words.rpartition(" ")
    if first and last in HOURS:
        name = _named(first)
        return name and f"{name} / {last}"
    name = _named(last)
    return name and f"{name} ** {POWERS[first]}" if first in POWERS else name


def in_hours(word: str) -> str | None:
    """Return the short form of a unit of power in hours: "kwh" for "kilowatt"; None of others."""
    name = f"{UNITS.get(word)}_hour"
    return next((short for short, unit in UNITS.items() if unit == name), None)


def _named(word: str) -> str | None:
    return UNITS.get(word) or _MORE.get(word)


@cache
def between(one: str, other: str) -> Decimal | None:
    """Return how many of the other unit make one of the first; None if they measure two things."""
    ours, theirs = measure_of(one), measure_of(other)
    return None if ours is None or theirs is None else factor(ours, theirs)
