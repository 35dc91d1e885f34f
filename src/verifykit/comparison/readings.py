"""What the value of a claim is read as, so that two of them can be held against each other.

A number is an interval: what is stated, and how far off it may be, since it was rounded, is an
approximation or the predicate has a tolerance. Arithmetic is in fractions, which are exact.
"""

from __future__ import annotations

import math
import re
from collections.abc import Hashable
from fractions import Fraction
from typing import Literal

from verifykit.comparison.texts import normal_text
from verifykit.comparison.units import SAME, Unit
from verifykit.model.case import Case
from verifykit.model.claim import Bounds, Claim, Scalar
from verifykit.model.predicate import Predicate
from verifykit.model.time import Span, parse_span, place_in_time
from verifykit.parts import part

_HYPHEN = re.compile(r"(?<=[^\W\d_])[-\u2010\u2011](?=[^\W\d_])")
"""A hyphen between two letters."""

Likeness = Literal["equal", "precision", "inside", "around", "differ", "unknown"]
"""How one value stands to another.

`precision`: the same within tolerance or reported precision; `inside`: the first is a part of the
second (a town in a country, a range in a wider one); `around`: the other way about; `unknown`:
they cannot be compared.
"""
Number = Fraction | float
"""An exact number, or an infinite one."""
ReadingKind = Literal["nothing", "boolean", "name", "date", "number", "list"]

APPROXIMATELY = Fraction(1, 10)
"""What "about" widens a number by, relative to it."""
ROUNDED_AT_MOST = Fraction(1, 20)
"""A round number is taken to be off by no more than this part of itself: 100 is not 140."""
YEARS = range(1500, 2101)
"""Whole numbers without a unit that may be years, which nobody rounds."""


@part(kw_only=True)
class Reading:
    """A value as it is compared; values with equal keys are the same.

    Only values of one `sort` are held against each other: a list is of that of its elements.

    Numbers are in base units and lie from `low` to `high`, dates in the order of time. `off` is
    how far off a number may be besides, below and above it: so far if it is only `about` that
    number, less than that if it is a rounded one.
    """

    kind: ReadingKind
    key: Hashable
    sort: ReadingKind
    low: Number = Fraction(0)
    high: Number = Fraction(0)
    off: tuple[Number, Number] = (Fraction(0), Fraction(0))
    ranging: bool = False
    about: bool = False
    elements: frozenset[Hashable] = frozenset()


NOTHING = Reading(kind="nothing", key=None, sort="nothing")
"""No value: the predicate alone says it all."""


def read_value(
    case: Case, predicate: Predicate | None, claim: Claim, unit: Unit = SAME
) -> Reading | None:
    """Return what a claim's value is read as; None for a date that is none."""
    if claim.value is None:
        return NOTHING
    if not isinstance(claim.value, tuple):
        return _read(case, predicate, claim, claim.value, unit)
    elements = [_read(case, predicate, claim, value, unit) for value in claim.value]
    found = [one for one in elements if one is not None]
    keys = frozenset(one.key for one in found)
    if len(keys) < 2:
        return found[0] if found else None
    return Reading(kind="list", key=("list", keys), sort=found[0].kind, elements=keys)


def unit_of(claim: Claim, predicate: Predicate | None) -> str | None:
    """Return the unit of a claim's value: its own, else its predicate's."""
    return claim.unit or (None if predicate is None else predicate.unit)


def _read(
    case: Case, predicate: Predicate | None, claim: Claim, value: Scalar | Bounds, unit: Unit
) -> Reading | None:
    if isinstance(value, bool):
        return Reading(kind="boolean", key=("boolean", value), sort="boolean")
    if predicate is not None and predicate.value == "date" and not isinstance(value, Bounds):
        span = date_of(value)
        return None if span is None else _date(span)
    if isinstance(value, str):
        # An entity is known by its id alone; "BBC" and "bbc" may be two.
        # "Left-wing" and "left wing" are one text.
        name = value if value in case.entities_by_id else normal_text(_HYPHEN.sub(" ", value))
        return Reading(kind="name", key=name, sort="name")
    unitless = unit_of(claim, predicate) in (None, "year", "years")
    return _number(claim, value, unit, may_be_year=unitless)


def date_of(value: Scalar) -> Span | None:
    """Return the span of a date that is a value; a year may be written as a number."""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    text = f"{value:04d}" if isinstance(value, int) else str(value)
    try:
        return parse_span(text)
    except ValueError:
        return None


def ends_of(span: Span) -> tuple[Number, Number]:
    """Return the first and the last moment of a span as numbers."""
    low = -math.inf if span.start is None else Fraction(place_in_time(span.start))
    high = math.inf if span.end is None else Fraction(place_in_time(span.end))
    return low, high


def _date(span: Span) -> Reading:
    low, high = ends_of(span)
    return Reading(
        kind="date", key=("date", low, high), sort="date", low=low, high=high, ranging=True
    )


def _number(claim: Claim, value: int | float | Bounds, unit: Unit, *, may_be_year: bool) -> Reading:
    if isinstance(value, Bounds) and value.min == value.max and value.min is not None:
        value = value.min
    if isinstance(value, Bounds):
        low = -math.inf if value.min is None else unit.base(exactly(value.min))
        high = math.inf if value.max is None else unit.base(exactly(value.max))
        rounded = Fraction(0)
    else:
        low = high = unit.base(exactly(value))
        whole = may_be_year and value in YEARS
        rounded = rounding(value, whole=whole) * abs(unit.factor) * (not claim.exact)
    about = APPROXIMATELY if claim.approximate else Fraction(0)
    off = [max(rounded, share_of(about, end)) for end in (low, high)]
    return Reading(
        kind="number",
        sort="number",
        key=("number", low, high, claim.approximate),
        low=low,
        high=high,
        off=(off[0], off[1]),
        ranging=isinstance(value, Bounds),
        about=claim.approximate,
    )


def share_of(share: Number, number: Number) -> Number:
    """Return so many times the size of a number; of what is unbounded, nothing."""
    if not share or not math.isfinite(number):
        return Fraction(0)
    return share * (number if number >= 0 else -number)


def exactly(number: int | float) -> Fraction:
    """Return a number as it is written, so that 0.2 and 0.3 are exactly 0.1 apart."""
    return Fraction(repr(number)) if isinstance(number, float) else Fraction(number)


def rounding(value: int | float, *, whole: bool = False) -> Fraction:
    """Return half of the last digit that was reported: 0.5 for 39, 0.05 for 39.2, 50 for 1,200.

    The zeros at the end of a whole number are not significant, unless all of it is
    meant, but it is off by a twentieth of itself at the most: 100 lies between 95 and 105.
    """
    if isinstance(value, float):
        digits, _, exponent = repr(value).partition("e")
        decimals = len(digits.partition(".")[2]) - int(exponent or 0)
        return Fraction(1, 2 * 10 ** max(decimals, 0))
    if value == 0 or whole:
        return Fraction(1, 2)
    digits = str(abs(value))
    zeros = len(digits) - len(digits.rstrip("0"))
    return min(Fraction(10**zeros, 2), max(Fraction(1, 2), ROUNDED_AT_MOST * abs(value)))
