"""Comparisons of claims about one thing in one scope: conflicts, denials, what says the same."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Sequence

from verifykit.comparison.comparison import Comparison, Kind
from verifykit.comparison.conflicts import Sides, connected, sides_of
from verifykit.comparison.periods import Moment, Period, meeting
from verifykit.comparison.propositions import Proposition, Statements, grouped
from verifykit.comparison.slots import WHOLE, Bearings
from verifykit.parts import part


@part
class Slot:
    """The propositions about one thing in one scope, and how they bear on one another."""

    statements: Statements
    propositions: Sequence[Proposition]
    bearings: Bearings

    def compared(
        self, kind: Kind, sides: Iterable[Iterable[str]], *, each: bool = True
    ) -> Comparison:
        """Return the comparison of the claims that affirm propositions, side by side."""
        affirming = self.statements.affirming
        told = tuple(tuple(claim for name in side for claim in affirming[name]) for side in sides)
        return Comparison(kind=kind, sides=told, each=each)


def comparisons_within(slot: Slot) -> Iterator[Comparison]:
    """Yield how claims about one thing stand to each other, the contradictions first."""
    affirmed = {one.name for one in slot.propositions if one.affirmed}
    bearings = slot.bearings
    for sides, each in _conflicts(slot, affirmed, bearings.rivals):
        yield slot.compared("value-conflict", sides, each=each)
    for sides, each in _conflicts(slot, affirmed, bearings.times):
        yield slot.compared("time-conflict", sides, each=each)
    for a, b in bearings.excludes:
        if a in affirmed and b in affirmed:
            yield slot.compared("value-conflict", ((a,), (b,)))
    yield from _denials(slot)
    yield from _alike(slot)
    yield from _nested(slot, affirmed)
    likenesses = slot.statements.likenesses(slot.propositions[0].said.claim)
    if likenesses.lasting:
        yield from _succession(slot)
        yield from _undetermined(slot)
    if not any(_conflicts(slot, affirmed, bearings.times)):
        yield from _compatible(slot)


def _conflicts(
    slot: Slot, affirmed: set[str], sets: Iterable[tuple[str, ...]]
) -> Iterator[tuple[Sides, bool]]:
    for rivals in sets:
        names = [name for name in rivals if name in affirmed]
        yield from sides_of(names, slot.bearings.implies, slot.bearings.overlaps)


def _denials(slot: Slot) -> Iterator[Comparison]:
    """A denial contradicts what implies that which it denies."""
    below: dict[str, list[str]] = {}
    for a, b in slot.bearings.implies:
        below.setdefault(b, []).append(a)
    for one in slot.propositions:
        if one.denied:
            reached = {one.name: None}
            todo = [one.name]
            for name in todo:
                fresh = [other for other in below.get(name, ()) if other not in reached]
                reached.update(dict.fromkeys(fresh))
                todo += fresh
            said = tuple(claim for name in reached for claim in slot.statements.affirming[name])
            if said:
                yield Comparison(kind="denial", sides=(slot.statements.denying[one.name], said))


def _alike(slot: Slot) -> Iterator[Comparison]:
    for one in slot.propositions:
        for claims in (slot.statements.affirming[one.name], slot.statements.denying[one.name]):
            if len(claims) > 1:
                yield Comparison(kind="same", sides=(claims,))


def _nested(slot: Slot, affirmed: set[str]) -> Iterator[Comparison]:
    """One value in the other is told of entities; figures and dates are told as one cluster."""
    by_name = {one.name: one for one in slot.propositions}
    close: list[tuple[str, str]] = []
    for a, b in slot.bearings.implies:
        one, other = by_name[a].said, by_name[b].said
        if a in affirmed and b in affirmed and one.reading.key != other.reading.key:
            if one.reading.sort == "name":
                yield slot.compared("part-of", ((a,), (b,)))
            else:
                close.append((a, b))
    for a, b in slot.bearings.overlaps:
        same = by_name[a].said.reading.key == by_name[b].said.reading.key
        if a in affirmed and b in affirmed and not same:
            close.append((a, b))
    if close:
        ends = {end for pair in close for end in pair}
        names = [name for name in by_name if name in ends]
        for cluster in connected(names, close):
            yield slot.compared("precision", ((name,) for name in cluster), each=len(cluster) == 2)


def _compatible(slot: Slot) -> Iterator[Comparison]:
    """The same value, of another time or of more or less of a group."""
    affirmed = (one for one in slot.propositions if one.affirmed)
    for alike in grouped(affirmed, lambda one: one.said.reading.key).values():
        if len(alike) > 1:
            yield slot.compared("compatible", ((one.name,) for one in alike))


def _succession(slot: Slot) -> Iterator[Comparison]:
    """Different values of which the one is over when the other begins."""
    dated = [
        one
        for one in slot.propositions
        if one.affirmed
        and one.said.period.core is not None
        and one.said.period.throughout
        and not one.said.period.timeless
        and (one.said.quantifier is None or one.said.quantifier.kind in WHOLE)
    ]
    if len({one.said.reading.key for one in dated}) < 2:
        return
    first, last = _extremes(dated, 1, least=True), _extremes(dated, 0, least=False)
    names = [
        one
        for one in sorted(dated, key=lambda one: _core(one.said.period))
        if _other(last, one) > _core(one.said.period)[1]
        or _other(first, one) < _core(one.said.period)[0]
    ]
    sides = _runs(names)
    if len(sides) > 1:
        yield slot.compared("succession", ([one.name for one in side] for side in sides))
    elif names:
        yield slot.compared("succession", ([one.name] for one in names), each=False)


def _runs(names: Iterable[Proposition]) -> list[list[Proposition]]:
    """Return values in the order of time, those whose times hang together in one run."""
    runs: list[list[Proposition]] = []
    end: Moment | None = None
    for one in names:
        first, last = _core(one.said.period)
        if end is None or first > end:
            runs.append([])
        runs[-1].append(one)
        end = last if end is None else max(end, last)
    return runs


def _core(period: Period) -> tuple[Moment, Moment]:
    return period.core or (period.first, period.last)


def _extremes(
    dated: Iterable[Proposition], end: int, *, least: bool
) -> list[tuple[Hashable, Moment]]:
    """Return, for two values, the first end or the last beginning that any of theirs has."""
    best: dict[Hashable, Moment] = {}
    choose = min if least else max
    for one in dated:
        moment = _core(one.said.period)[end]
        key = one.said.reading.key
        best[key] = choose(best.get(key, moment), moment)
    return sorted(best.items(), key=lambda item: item[1], reverse=not least)[:2]


def _other(extremes: Sequence[tuple[Hashable, Moment]], one: Proposition) -> Moment:
    """Return the extreme moment of a value that is not this one's."""
    return next(moment for key, moment in extremes if key != one.said.reading.key)


def _undetermined(slot: Slot) -> Iterator[Comparison]:
    """Values that may conflict, if it were known when those of the first side hold."""
    whole = [one for one in slot.propositions if one.affirmed and one.said.period.throughout]
    if any(one.said.period.timeless for one in whole):
        return
    lacking = [one for one in whole if one.said.period.core is None]
    others = [one for one in whole if one.said.period.core is not None]
    values = {one.said.reading.key for one in others}
    told = [
        one
        for one in lacking
        if values - {one.said.reading.key}
        and (one.said.period.span is None or any(_open(one, other) for other in others))
    ]
    keys = {one.said.reading.key for one in told}
    against = [one for one in others if keys - {one.said.reading.key}]
    if told and against:
        sides = ([one.name for one in told], [one.name for one in against])
        yield slot.compared("undetermined-time", sides, each=len(told) == len(against) == 1)


def _open(one: Proposition, other: Proposition) -> bool:
    """Whether another value's time may meet one of which an end is unknown."""
    return (
        one.said.reading.key != other.said.reading.key
        and meeting(one.said.period, other.said.period) == "undetermined"
    )
