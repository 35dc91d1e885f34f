"""Whether two values can both be right: places, numbers with their precision, dates, texts."""

from __future__ import annotations

import math
import unicodedata
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

APPROXIMATELY = 0.1
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
    gap = max(one[0] - other[1], other[0] - one[1])
    if gap <= 0:
        if isinstance(first, Bounds) or isinstance(second, Bounds):
            if other[0] <= one[0] and one[1] <= other[1]:
                return "inside"
            if one[0] <= other[0] and other[1] <= one[1]:
                return "around"
        return "precision"
    allowed = _tolerance(predicate, max(abs(bound) for bound in (*one, *other)))
    # Two roundings of one number lie less than half a unit of each one's last digit apart.
    rounding = _half_unit(first) + _half_unit(second)
    both_whole = isinstance(first, int) and isinstance(second, int)
    if gap <= allowed or (gap < rounding and not both_whole):
        return "precision"
    return "differ"


def _interval(value: int | float | Bounds) -> tuple[float, float]:
    if isinstance(value, Bounds):
        low = -math.inf if value.min is None else float(value.min)
        high = math.inf if value.max is None else float(value.max)
        return low, high
    return float(value), float(value)


def _widen(interval: tuple[float, float], approximate: bool) -> tuple[float, float]:
    if not approximate:
        return interval
    low, high = interval
    return low - APPROXIMATELY * abs(low), high + APPROXIMATELY * abs(high)


def _tolerance(predicate: Predicate | None, magnitude: float) -> float:
    if predicate is None or predicate.tolerance is None:
        return 0.0
    relative = (predicate.tolerance.relative or 0.0) * magnitude if magnitude < math.inf else 0.0
    return max(relative, predicate.tolerance.absolute or 0.0)


def _half_unit(value: int | float | Bounds) -> float:
    """Half of the last digit that was reported: 0.5 for 39, 0.05 for 39.2; none for a range."""
    if isinstance(value, Bounds):
        return 0.0
    digits, _, exponent = repr(value).partition("e")
    decimals = len(digits.partition(".")[2])
    return 0.5 * 10.0 ** min(0, int(exponent or 0) - decimals)
