"""Units in running text: what stands behind a number, and how many of one make another."""

from __future__ import annotations

from decimal import Decimal
from functools import cache

from verifykit_quantities import UNITS, factor
from verifykit_quotes import Page, Token

from verifykit_grounding.vocabulary.listing import listed

_HOURS = frozenset({"hour", "second"})
"""What a speed is told by: "miles an hour"."""
_POWERS = {"square": 2, "sq": 2, "cubic": 3}
"""Words before a length that make an area or a volume of it."""
SIGNS = {"$": "usd", "€": "eur", "£": "gbp", "¥": "jpy", "₽": "rub"}
"""What the currencies of signs are called."""
_SQUARED = listed("carre carres cuadrado cuadrados")
_COMPOUNDS = {"quadrat": "square", "kubik": "cubic", "nelio": "square", "kuutio": "cubic"}
"""How units of areas and volumes begin: "Quadratkilometer"."""
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


def _may_be_unit(page: Page, token: Token) -> bool:
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
    if first and last in _HOURS:
        name = _named(first)
        return name and f"{name} / {last}"
    name = _named(last)
    return name and f"{name} ** {_POWERS[first]}" if first in _POWERS else name


def _in_hours(word: str) -> str | None:
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


def unit_behind(page: Page, at: int) -> tuple[str, bool]:
    """Return the unit at a place behind a number, and whether it is a measure.

    "%", "pp", a currency's code, a unit of one word or two, else the word that stands there.
    """
    tokens = page.tokens
    if at >= len(tokens) or page.text[tokens[at - 1].end : tokens[at].start].strip("-\u00a0 "):
        return "", False
    key = tokens[at].key
    if tokens[at].kind == "currency" and tokens[at - 1].currency:
        return SIGNS[tokens[at - 1].currency], False
    if key == "%":
        point = at + 1 < len(tokens) and tokens[at + 1].key.startswith("point")
        return ("pp" if point else "%"), False
    if key == "percentage" and at + 1 < len(tokens) and tokens[at + 1].key.startswith("point"):
        return "pp", False
    for begins, power in _COMPOUNDS.items():
        if key.startswith(begins) and measure_of(key.removeprefix(begins)):
            return f"{power} {key.removeprefix(begins)}", True
    if _may_be_unit(page, tokens[at]):
        behind = [one.key for one in tokens[at + 1 : at + 3]]
        if behind and behind[0] in _SQUARED:
            return f"square {key}", True
        if behind[:1] in (["hour"], ["hours"]) and (energy := _in_hours(key)):
            return energy, True
        speed = len(behind) == 2 and behind[0] in ("a", "an", "per") and behind[1] in _HOURS
        return (f"{key} {behind[1]}" if speed and measure_of(f"{key} {behind[1]}") else key), True
    if key in _POWERS and at + 1 < len(tokens) and measure_of(f"{key} {tokens[at + 1].key}"):
        return f"{key} {tokens[at + 1].key}", True
    described = _described_measure(page, at)
    return (described, True) if described else (key if tokens[at].kind == "word" else "", False)


def _described_measure(page: Page, at: int) -> str:
    """Return the measure that a word or two describe: "hours" of "total flight hours"."""
    light = page.language.function | page.language.hedges
    for before, token in zip(page.tokens[at:], page.tokens[at + 1 : at + 3], strict=False):
        apart = page.text[before.end : token.start].strip("-\u00a0 ")
        if apart or {before.kind, token.kind} != {"word"} or {before.key, token.key} & light:
            return ""
        if len(token.key) > 1 and _may_be_unit(page, token):
            return token.key
    return ""
