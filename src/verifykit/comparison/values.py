"""Whether two values can both be right: places, numbers with their precision, dates, texts."""

from __future__ import annotations

import unicodedata
from decimal import Decimal
from typing import Literal

from verifykit.model.case import Case
from verifykit.model.claim import Bounds, Claim, Scalar, Value
from verifykit.model.predicate import Predicate
from verifykit.model.time import parse_span

Likeness = Literal["equal", "precision", "inside", "around", "differ", "unknown"]
"""How one value stands to another.

`precision`: the same within tolerance or reported precision; `inside`: the first is a part of the
second (a town in a country, a range in a wider one); `around`: the other way about; `unknown`:
they cannot be compared.
"""

Interval = tuple[Decimal, Decimal]
"""The least and the greatest number that a value can be."""

UNBOUNDED = Decimal("Infinity")
APPROXIMATELY = Decimal("0.1")
"""What "about" widens a number by, relative to it."""


def compare_values(case: Case, predicate: Predicate | None, a: Claim, b: Claim) -> Likeness:
    """Return how the value of `a` stands to that of `b`."""
    if a.value is None or b.value is None:
        return "equal" if a.value is b.value else "unknown"
    if isinstance(a.value, tuple) or isinstance(b.value, tuple):
        return _compare_lists(case, predicate, a, b)
    return _compare_single(case, predicate, a, a.value, b, b.value)


def normal_text(text: str) -> str:
    """Return a text as it is compared: one Unicode form, one case, single spaces."""
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())


def is_within(case: Case, inner: str, outer: str) -> bool:
    """Whether an entity is the other one or, through `part_of`, lies in it."""
    seen: set[str] = set()
    place: str | None = inner
    while place is not None and place not in seen:
        if place == outer:
            return True
        seen.add(place)
        entity = case.entities_by_id.get(place)
        place = None if entity is None else entity.part_of
    return False


def _compare_lists(case: Case, predicate: Predicate | None, a: Claim, b: Claim) -> Likeness:
    first, second = _members(a.value), _members(b.value)

    def found(one: Scalar | Bounds, among: tuple[Scalar | Bounds, ...]) -> bool:
        return any(
            _compare_single(case, predicate, a, one, b, other) in ("equal", "precision")
            for other in among
        )

    here = all(found(one, second) for one in first)
    there = all(found(one, first) for one in second)
    if here and there:
        return "equal"
    if here:
        return "around"
    return "inside" if there else "differ"


def _members(value: Value | None) -> tuple[Scalar | Bounds, ...]:
    if value is None:
        return ()
    return value if isinstance(value, tuple) else (value,)


def _compare_single(
    case: Case,
    predicate: Predicate | None,
    a: Claim,
    first: Scalar | Bounds,
    b: Claim,
    second: Scalar | Bounds,
) -> Likeness:
    if isinstance(first, bool) or isinstance(second, bool):
        return "equal" if first is second else "differ"
    if not isinstance(first, str) and not isinstance(second, str):
        return _compare_numbers(predicate, a, first, b, second)
    if not isinstance(first, str) or not isinstance(second, str):
        return "unknown"
    if predicate is not None and predicate.value == "date":
        return _compare_dates(first, second)
    if first == second:
        return "equal"
    if first in case.entities_by_id and second in case.entities_by_id:
        if is_within(case, first, second):
            return "inside"
        return "around" if is_within(case, second, first) else "differ"
    return "equal" if normal_text(first) == normal_text(second) else "differ"


def _compare_dates(first: str, second: str) -> Likeness:
    try:
        one, other = parse_span(first), parse_span(second)
    except ValueError:
        return "unknown"
    if one == other:
        return "equal"
    if not one.overlaps(other):
        return "differ"
    if other.covers(one):
        return "inside"
    return "around" if one.covers(other) else "precision"


def _compare_numbers(
    predicate: Predicate | None,
    a: Claim,
    first: int | float | Bounds,
    b: Claim,
    second: int | float | Bounds,
) -> Likeness:
    if first == second:
        return "equal"
    one = _widen(_interval(first), a.approximate)
    other = _widen(_interval(second), b.approximate)
    if one[0] <= other[1] and other[0] <= one[1]:
        if isinstance(first, Bounds) or isinstance(second, Bounds):
            if other[0] <= one[0] and one[1] <= other[1]:
                return "inside"
            if one[0] <= other[0] and other[1] <= one[1]:
                return "around"
        return "precision"
    gap = max(one[0] - other[1], other[0] - one[1])
    # Two roundings of one number lie less than half a unit of each one's last digit apart.
    rounding = _half_unit(first) + _half_unit(second)
    both_whole = isinstance(first, int) and isinstance(second, int)
    if gap <= _tolerance(predicate, one, other) or (gap < rounding and not both_whole):
        return "precision"
    return "differ"


def _decimal(number: int | float) -> Decimal:
    """Return a number as it is written, so that 0.2 and 0.3 are exactly 0.1 apart."""
    return Decimal(repr(number)) if isinstance(number, float) else Decimal(number)


def _interval(value: int | float | Bounds) -> Interval:
    if isinstance(value, Bounds):
        low = -UNBOUNDED if value.min is None else _decimal(value.min)
        high = UNBOUNDED if value.max is None else _decimal(value.max)
        return low, high
    return _decimal(value), _decimal(value)


def _widen(interval: Interval, approximate: bool) -> Interval:
    if not approximate:
        return interval
    low, high = interval
    return low - APPROXIMATELY * abs(low), high + APPROXIMATELY * abs(high)


def _tolerance(predicate: Predicate | None, one: Interval, other: Interval) -> Decimal:
    if predicate is None or predicate.tolerance is None:
        return Decimal(0)
    magnitude = max(abs(bound) for bound in (*one, *other) if bound.is_finite())
    relative = _decimal(predicate.tolerance.relative or 0.0) * magnitude
    return max(relative, _decimal(predicate.tolerance.absolute or 0.0))


def _half_unit(value: int | float | Bounds) -> Decimal:
    """Half of the last digit that was reported: 0.5 for 39, 0.05 for 39.2; none for a range."""
    if isinstance(value, Bounds):
        return Decimal(0)
    exponent = _decimal(value).as_tuple().exponent
    return Decimal(5).scaleb(min(0, int(exponent)) - 1)
