"""How one value stands to another: the same, within it, close enough, or different."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from functools import cached_property
from typing import cast

from verifykit.comparison.readings import (
    Likeness,
    Number,
    Reading,
    exactly,
    read_value,
    share_of,
    unit_of,
)
from verifykit.comparison.units import units_of
from verifykit.model.case import Case
from verifykit.model.claim import Claim
from verifykit.model.predicate import Predicate, Tolerance
from verifykit.parts import part


@part
class Likenesses:
    """Compares the values of one predicate, which may allow a tolerance."""

    case: Case
    predicate: Predicate | None = None

    @property
    def one_valued(self) -> bool:
        """Whether a second value in the same scope and time is a contradiction."""
        return self.predicate is not None and self.predicate.cardinality == "one"

    @property
    def lasting(self) -> bool:
        """Whether values last until others take their place, and do not happen once."""
        return self.one_valued and not self.once

    @property
    def once(self) -> bool:
        """Whether it happens once, so that it has one time."""
        return self.predicate is not None and self.predicate.once

    def of(self, a: Reading, b: Reading) -> Likeness:
        """Return how `a` stands to `b`."""
        if a.key == b.key and a.kind == b.kind:
            return "equal"
        if "list" in (a.kind, b.kind):
            return _lists(_elements(a), _elements(b))
        if "boolean" in (a.kind, b.kind) and "nothing" not in (a.kind, b.kind):
            return "differ"
        if a.kind != b.kind:
            return "unknown"
        if a.kind == "name":
            return self._names(cast(str, a.key), cast(str, b.key))
        return _dates(a, b) if a.kind == "date" else self._numbers(a, b)

    def slack(self, *numbers: Number) -> Number:
        """Return how far apart numbers of such a size may be within the tolerance."""
        return max(self.absolute, *(share_of(self.relative, number) for number in numbers))

    @cached_property
    def relative(self) -> Fraction:
        """The tolerance as a share of the larger number."""
        return exactly(self._tolerance.relative or 0.0) if self._tolerance else Fraction(0)

    @cached_property
    def absolute(self) -> Fraction:
        """The tolerance as a number."""
        return exactly(self._tolerance.absolute or 0.0) if self._tolerance else Fraction(0)

    @property
    def _tolerance(self) -> Tolerance | None:
        return None if self.predicate is None else self.predicate.tolerance

    def _names(self, a: str, b: str) -> Likeness:
        entities = self.case.entities_by_id
        if a not in entities or b not in entities:
            return "differ"
        if is_within(self.case, a, b):
            return "inside"
        return "around" if is_within(self.case, b, a) else "differ"

    def _numbers(self, a: Reading, b: Reading) -> Likeness:
        low, high, other_low, other_high = a.low, a.high, b.low, b.high
        if (low, high) == (other_low, other_high):
            return "precision"
        if b.ranging and other_low <= low and high <= other_high:
            return "inside"
        if a.ranging and low <= other_low and other_high <= high:
            return "around"
        if low > other_high:
            gap, off = low - other_high, a.off[0] + b.off[1]
        else:
            gap, off = other_low - high, a.off[1] + b.off[0]
        near = gap <= off if a.about or b.about else gap < off
        facing = (low, other_high) if low > other_high else (high, other_low)
        if gap <= 0 or near or gap <= self.slack(*facing):
            return "precision"
        return "differ"


def amounts(case: Case, claims: Sequence[Claim]) -> dict[str, Fraction]:
    """Return the numbers of claims of one predicate, by id and all in one unit, ranges left out."""
    predicate = case.predicates_by_id.get(claims[0].predicate or "") if claims else None
    units = units_of(unit_of(claim, predicate) for claim in claims)
    found = {}
    for claim in claims:
        reading = read_value(case, predicate, claim, units[unit_of(claim, predicate)])
        if reading is not None and reading.kind == "number" and not reading.ranging:
            found[claim.id] = Fraction(reading.low)
    return found


def is_within(case: Case, inner: str, outer: str) -> bool:
    """Return whether an entity is the other one or, through `part_of`, lies in it."""
    return outer in around(case, inner)


def around(case: Case, place: str) -> dict[str, None]:
    """Return an entity and all that it lies in, the nearest first."""
    found: dict[str, None] = {}
    name: str | None = place
    while name is not None and name not in found:
        found[name] = None
        entity = case.entities_by_id.get(name)
        name = None if entity is None else entity.part_of
    return found


def _elements(reading: Reading) -> frozenset[object]:
    return reading.elements or frozenset([reading.key])


def _lists(a: frozenset[object], b: frozenset[object]) -> Likeness:
    """Who says more says all of the other: it is the narrower of the two."""
    if a == b:
        return "equal"
    if a > b:
        return "inside"
    return "around" if a < b else "differ"


def _dates(a: Reading, b: Reading) -> Likeness:
    if a.high < b.low or b.high < a.low:
        return "differ"
    if b.low <= a.low and a.high <= b.high:
        return "inside"
    return "around" if a.low <= b.low and b.high <= a.high else "precision"
