"""The values of one thing in one scope: which of them exclude, imply and overlap one another.

Values that hold in the same times and of as much of a group are a *class*. What excludes what
depends on the classes alone, as long as the values differ, so that sets of rivals are found
without looking at pairs of values.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations, permutations, product

from verifykit.comparison.groups import Members, leaves_no_room
from verifykit.comparison.likeness import Likenesses
from verifykit.comparison.nesting import Stretch, close, covering, nested
from verifykit.comparison.periods import Period, holds_in, meeting
from verifykit.comparison.propositions import Proposition, grouped
from verifykit.model.claim import Quantifier
from verifykit.parts import field, part

Pair = tuple[str, str]
WHOLE = (None, "all", "most")
"""Of so much of a group two different values cannot both hold."""


@part(kw_only=True)
class Bearings:
    """How the values of one slot bear on one another, by the names of propositions.

    No two of a set in `rivals`, which differ in value, and of one in `times`, which happen only
    once, can both hold unless one implies the other or they overlap.
    """

    rivals: list[tuple[str, ...]] = field(factory=list)
    times: list[tuple[str, ...]] = field(factory=list)
    excludes: list[Pair] = field(factory=list)
    implies: list[Pair] = field(factory=list)
    overlaps: list[Pair] = field(factory=list)


@part(kw_only=True)
class Class:
    """Propositions of one slot that speak of the same time and of as much of a group."""

    period: Period
    quantifier: Quantifier | None
    propositions: tuple[Proposition, ...]

    @property
    def whole(self) -> bool:
        """Whether one value leaves no room for another one in its class."""
        kind = None if self.quantifier is None else self.quantifier.kind
        return kind in WHOLE and self.period.during != "some"


def bearings(
    likenesses: Likenesses,
    members: Members,
    propositions: Sequence[Proposition],
) -> Bearings:
    """Return how the propositions of one slot bear on one another."""
    found = Bearings()
    classes = _classes(propositions)
    one_valued, once = likenesses.one_valued, likenesses.once
    for one in classes:
        readings = [proposition.said.reading for proposition in one.propositions]
        names = [proposition.name for proposition in one.propositions]
        found.implies.extend((names[a], names[b]) for a, b in nested(likenesses, readings))
        if one_valued and len(readings) > 1:
            found.overlaps.extend((names[a], names[b]) for a, b in close(likenesses, readings))
    if len(classes) > 1:
        found.implies.extend(_across(likenesses, propositions, once=once))
    if one_valued:
        _exclude(likenesses, members, classes, found)
    if once:
        _happens_once(likenesses, propositions, found)
    return found


def _classes(propositions: Sequence[Proposition]) -> list[Class]:
    found = grouped(propositions, lambda one: (one.said.period.key, one.said.quantifier))
    return [
        Class(
            period=alike[0].said.period,
            quantifier=alike[0].said.quantifier,
            propositions=tuple(alike),
        )
        for alike in found.values()
    ]


def _across(
    likenesses: Likenesses, propositions: Sequence[Proposition], *, once: bool
) -> Iterator[Pair]:
    """Yield what implies what in another time or of more or less of a group."""
    groups = list(grouped(propositions, lambda one: one.said.reading.key).values())
    for alike in groups:
        for a, b in _nested_times(alike, once=once):
            if _follows(a, b, once=once):
                yield a.name, b.name
    readings = [alike[0].said.reading for alike in groups]
    for inner, outer in nested(likenesses, readings, direct=False):
        for a in groups[inner]:
            for b in groups[outer]:
                same = a.said.period.key == b.said.period.key
                if not (same and a.said.quantifier == b.said.quantifier) and _follows(
                    a, b, once=once
                ):
                    yield a.name, b.name


def _nested_times(
    alike: Sequence[Proposition], *, once: bool
) -> Iterator[tuple[Proposition, Proposition]]:
    """Yield propositions of one value of which the second may follow from the first."""
    throughout = any(one.said.period.during in ("all", "most") for one in alike)
    if throughout or len({one.said.quantifier for one in alike}) > 1:
        yield from ((a, b) for a in alike for b in alike if a is not b)
        return
    by_time = grouped(alike, lambda one: (one.said.period.first, one.said.period.last))
    times = list(by_time)
    for together in by_time.values():
        yield from permutations(together, 2)
    stretches = [
        Stretch(*time, wide=any(_takes_in(one, once=once) for one in by_time[time]))
        for time in times
    ]
    for inner, outer in covering(stretches):
        yield from product(by_time[times[inner]], by_time[times[outer]])


def _takes_in(one: Proposition, *, once: bool) -> bool:
    """Whether what holds within a proposition's time makes it true: some moment is enough."""
    period = one.said.period
    sometime = period.during == "some" or (period.during is None and (once or one.denied))
    return sometime or (period.timeless and period.span is None)


def _follows(a: Proposition, b: Proposition, *, once: bool) -> bool:
    """Whether the first implies the second, their values being the same or nested."""
    return holds_in(a.said.period, b.said.period, sometime=once or b.denied) and _as_many(
        a.said.quantifier, b.said.quantifier
    )


def _as_many(a: Quantifier | None, b: Quantifier | None) -> bool:
    """Whether as much of a group as the first says is enough for what the second says."""
    if a == b:
        return True
    if a is None or b is None:
        return False
    order = ("some", "most", "all")
    if a.kind in order and b.kind in order:
        return order.index(a.kind) >= order.index(b.kind)
    least = a.kind in ("at_least", "exactly") and (a.count or 0)
    if b.kind == "some":
        return bool(least)
    return b.kind == "at_least" and least is not False and least >= (b.count or 0)


def _exclude(
    likenesses: Likenesses, members: Members, classes: Sequence[Class], found: Bearings
) -> None:
    whole = [one for one in classes if one.whole and one.period.throughout]
    for together in _meeting(whole):
        _rivals(likenesses, together, found)
    rest = [one for one in classes if not (one.whole and one.period.throughout)]
    for one in rest:
        if one.period.during != "some" and _no_room(members, one, one):
            _rivals(likenesses, (one,), found)
    for place, one in enumerate(rest):
        for other in (*whole, *rest[place + 1 :]):
            if meeting(one.period, other.period) == "overlap" and _no_room(members, one, other):
                found.excludes.extend(_differing(likenesses, one, other))


def _meeting(classes: Sequence[Class]) -> Iterator[tuple[Class, ...]]:
    """Yield the largest sets of classes whose times all meet (Helly: they share a moment).

    They are found by going through the beginnings and ends: a set is complete where one ends
    after another has begun.
    """
    timeless = tuple(one for one in classes if one.period.timeless)
    undated = tuple(one for one in classes if one.period.span is None and not one.period.timeless)
    yield from (together for together in (timeless, undated) if together)
    events: list[tuple[int, int, int]] = []
    dated = [one for one in classes if one.period.span is not None and not one.period.timeless]
    for place, one in enumerate(dated):
        if one.period.core is None:
            yield (one,)
        else:
            events += [(one.period.core[0], 0, place), (one.period.core[1], 1, place)]
    going: dict[int, Class] = {}
    begun = False
    for _, ends, place in sorted(events):
        if ends:
            if begun:
                yield tuple(going.values())
                begun = False
            del going[place]
        else:
            going[place] = dated[place]
            begun = True


def _rivals(likenesses: Likenesses, classes: Sequence[Class], found: Bearings) -> None:
    propositions = [proposition for one in classes for proposition in one.propositions]
    if len({one.said.reading.key for one in propositions}) < 2:
        return
    found.rivals.append(tuple(one.name for one in propositions))
    if len(classes) > 1:
        found.overlaps.extend(_compatible(likenesses, propositions, classes))


def _compatible(
    likenesses: Likenesses, propositions: Sequence[Proposition], classes: Sequence[Class]
) -> Iterator[Pair]:
    """Yield rivals of different times whose values agree."""
    home = {
        proposition.name: place
        for place, one in enumerate(classes)
        for proposition in one.propositions
    }
    groups = list(grouped(propositions, lambda one: one.said.reading.key).values())
    for alike in groups:
        yield from ((a.name, b.name) for a, b in combinations(alike, 2))
    readings = [alike[0].said.reading for alike in groups]
    for a, b in (*nested(likenesses, readings, direct=False), *close(likenesses, readings)):
        for one in groups[a]:
            for other in groups[b]:
                if home[one.name] != home[other.name]:
                    yield one.name, other.name


def _differing(likenesses: Likenesses, one: Class, other: Class) -> Iterator[Pair]:
    for a in one.propositions:
        for b in other.propositions:
            if likenesses.of(a.said.reading, b.said.reading) == "differ":
                yield a.name, b.name


def _no_room(members: Members, a: Class, b: Class) -> bool:
    subject = a.propositions[0].said.claim.subject or ""
    return leaves_no_room(members, subject, a.quantifier, b.quantifier)


def _happens_once(
    likenesses: Likenesses,
    propositions: Sequence[Proposition],
    found: Bearings,
) -> None:
    """What happens once does not happen at two times: then all that is dated are rivals."""
    dated = [
        one
        for one in propositions
        if one.said.period.span is not None
        and (one.said.quantifier is None or one.said.quantifier.kind in WHOLE)
    ]
    if len({one.said.period.key for one in dated}) < 2:
        # Some of a time is as good as all of it for what happens once.
        if likenesses.one_valued and len(dated) > 1 and dated[0].said.period.during == "some":
            found.rivals.append(tuple(one.name for one in dated))
        return
    found.times.append(tuple(one.name for one in dated))
    going: list[Proposition] = []
    for one in sorted(dated, key=lambda one: one.said.period.first):
        going = [other for other in going if other.said.period.last >= one.said.period.first]
        for other in going:
            likeness = likenesses.of(other.said.reading, one.said.reading)
            if not likenesses.one_valued or likeness != "differ":
                found.overlaps.append((other.name, one.name))
        going.append(one)
