"""Which of many values lie in which others, and which are close enough, without trying all pairs.

Every function is given different values of one predicate. The cost is that of sorting and of the
pairs found; what lies within another through a third is left out (`direct`) or found as well.
"""

from __future__ import annotations

import math
from bisect import bisect_left, insort
from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import Any, TypeVar, cast

from verifykit.comparison.likeness import Likenesses, around
from verifykit.comparison.readings import APPROXIMATELY, Number, Reading, share_of
from verifykit.parts import part

Pair = tuple[int, int]
Entry = TypeVar("Entry", bound=tuple[Any, ...])


@part
class Stretch:
    """From `low` to `high` on any axis; other stretches lie within it only if it is `wide`."""

    low: Any
    high: Any
    wide: bool = True


def nested(
    likenesses: Likenesses, readings: Sequence[Reading], *, direct: bool = True
) -> Iterator[Pair]:
    """Yield the places in `readings` of each value and of one that it lies in."""
    names = [place for place, one in enumerate(readings) if one.kind == "name"]
    yield from _places(likenesses, readings, names, direct=direct)
    if any(one.kind == "list" for one in readings):
        yield from _lists(readings)
    for kind in ("number", "date"):
        places = [place for place, one in enumerate(readings) if one.kind == kind]
        stretches = [
            Stretch(readings[place].low, readings[place].high, readings[place].ranging)
            for place in places
        ]
        for inner, outer in covering(stretches, direct=direct):
            yield places[inner], places[outer]


def close(likenesses: Likenesses, readings: Sequence[Reading]) -> Iterator[Pair]:
    """Yield the places of two values that are the same within precision, neither in the other."""
    numbers = [place for place, one in enumerate(readings) if one.kind == "number"]
    dates = [place for place, one in enumerate(readings) if one.kind == "date"]
    for a, b in (*_near(likenesses, readings, numbers), *_overlapping(readings, dates)):
        if likenesses.of(readings[a], readings[b]) == "precision":
            yield a, b


def covering(stretches: Sequence[Stretch], *, direct: bool = True) -> Iterator[Pair]:
    """Yield (inner, outer) for stretches that lie within wider ones, in the narrowest of them only.

    Stretches are gone through by their beginnings, those that began before being kept by their
    ends: of those that end no earlier than this one, one is among the narrowest if it begins
    later than all that end before it does.
    """
    order = sorted(
        range(len(stretches)),
        key=lambda place: (
            stretches[place].low,
            _Descending(stretches[place].high),
            not stretches[place].wide,
        ),
    )
    begun: list[tuple[Any, Any, int]] = []
    newest: Any = None
    for place in order:
        one = stretches[place]
        best: tuple[Any, Any] | None = None
        for high, low, outer in _from(begun, one.high):
            if (low, high) == (one.low, one.high):
                continue
            if direct and best is not None and best != (high, low) and low <= best[1]:
                if best[1] == newest:
                    break
                continue
            yield place, outer
            best = high, low
        if one.wide:
            insort(begun, (one.high, one.low, place))
            newest = one.low


def _from(entries: Sequence[Entry], least: Any) -> Iterator[Entry]:
    """Yield those of sorted entries that begin with no less than that."""
    for place in range(bisect_left(entries, least, key=lambda entry: entry[0]), len(entries)):
        yield entries[place]


class _Descending:
    """A key that sorts the other way about."""

    def __init__(self, value: Any) -> None:
        self.value = value

    def __lt__(self, other: _Descending) -> bool:
        return bool(other.value < self.value)


def _places(
    likenesses: Likenesses, readings: Sequence[Reading], names: Sequence[int], *, direct: bool
) -> Iterator[Pair]:
    entities = likenesses.case.entities_by_id
    by_name = {
        cast(str, readings[place].key): place
        for place in names
        if cast(str, readings[place].key) in entities
    }
    if not direct:
        for name, place in by_name.items():
            for outer in around(likenesses.case, name):
                if outer != name and outer in by_name:
                    yield place, by_name[outer]
        return
    nearest: dict[str, str | None] = {}
    for name, place in by_name.items():
        found = _nearest(likenesses, name, by_name, nearest)
        if found is not None:
            yield place, by_name[found]


def _nearest(
    likenesses: Likenesses,
    name: str,
    among: dict[str, int],
    known: dict[str, str | None],
) -> str | None:
    """Return the nearest place around one that is among others, noting it for all on the way."""
    way: list[str] = []
    seen = {name}
    place: str | None = name
    while True:
        entity = likenesses.case.entities_by_id.get(place or "")
        place = None if entity is None else entity.part_of
        if place is None or place in seen or place in among:
            found = None if place in seen else place
            break
        if place in known:
            found = known[place]
            break
        seen.add(place)
        way.append(place)
    known.update(dict.fromkeys(way, found))
    return None if found == name else found


def _lists(readings: Sequence[Reading]) -> Iterator[Pair]:
    """Who names several values says of each, and of each of fewer of them, that it is one."""
    holding: dict[object, list[int]] = {}
    for place, one in enumerate(readings):
        for element in one.elements or (one.key,):
            holding.setdefault(element, []).append(place)
    for place, one in enumerate(readings):
        if one.kind == "list":
            fewer = {other for element in one.elements for other in holding[element]}
            for other in sorted(fewer):
                if (readings[other].elements or {readings[other].key}) < one.elements:
                    yield place, other


def _overlapping(readings: Sequence[Reading], places: Sequence[int]) -> Iterator[Pair]:
    """Yield dates of which the second begins in the first and ends after it."""
    ends: list[tuple[Any, int]] = []
    for place in sorted(places, key=lambda place: (readings[place].low, readings[place].high)):
        one = readings[place]
        first = bisect_left(ends, one.low, key=lambda entry: entry[0])
        last = bisect_left(ends, one.high, key=lambda entry: entry[0])
        for _, other in ends[first:last]:
            yield other, place
        insort(ends, (one.high, place))


def _near(
    likenesses: Likenesses, readings: Sequence[Reading], places: Sequence[int]
) -> Iterator[Pair]:
    """Yield numbers whose distance may be within what they can be off, the lower one first.

    A range that reaches well beyond another number has it inside, so those are not looked at.
    """
    about = APPROXIMATELY if any(readings[place].about for place in places) else Fraction(0)
    numbers: list[tuple[Number, int]] = []
    ranges: list[tuple[Number, int]] = []
    for place in sorted(places, key=lambda place: (readings[place].low, readings[place].high)):
        one = readings[place]
        low, high = one.low, one.high
        lowest = low - one.off[0]
        widest = high + _reach(likenesses, high) + share_of(about, high)
        for _, other in _from(numbers, lowest):
            yield other, place
        for reach, other in _from(ranges, lowest):
            if reach > widest:
                break
            yield other, place
        reach = high + _reach(likenesses, high) + one.off[1]
        insort(ranges if one.ranging else numbers, (reach, place))


def _reach(likenesses: Likenesses, end: Number) -> Number:
    """Return how far above an end a number may lie within the tolerance."""
    relative = likenesses.relative
    share: Number = math.inf if relative >= 1 else relative / (1 - relative)
    return likenesses.absolute + share_of(share, end)
