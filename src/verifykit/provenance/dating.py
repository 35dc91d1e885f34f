"""When what is in hand, and what it was taken from, can have been said."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import cached_property

from verifykit.model.assessment import Side
from verifykit.model.time import Instant
from verifykit.parts import field, part
from verifykit.provenance.hand import Hand

_EVER: Instant = (-(10**12), 1, 1, 0, 0, 0)
"""Before any date: when what has no date may have been said."""
_Order = tuple[tuple[str, ...], tuple[Instant, ...]]


@part(kw_only=True)
class Dating:
    """Dates items, documents and those who speak by themselves, and by what derives from what."""

    hand: Hand
    _orders: dict[tuple[str, Side], _Order] = field(factory=dict, init=False)

    def no_later(self, held: Sequence[str], place: str, node: str, side: Side) -> tuple[str, ...]:
        """Return the items of a place that are on a side and were said no later than a node."""
        fitting, starts = self._in_order(held, place, side)
        last = self.latest.get(node)
        return fitting if last is None else fitting[: bisect_right(starts, last)]

    def comes_after(self, place: str, node: str) -> bool:
        """Return whether a place was said or published later than a node: not taken from it."""
        last = self.latest.get(node)
        return last is not None and self._start(place) > last

    @cached_property
    def latest(self) -> dict[str, Instant]:
        """The last moment at which a node can have been said: its own date, or any reader's."""
        dated: dict[str, Instant] = {}
        for name in self._upstream(self.hand.items):
            span = self.hand.graph.said(name)
            if span is not None and span.end is not None:
                dated[name] = span.end
        found = dict(dated)
        for start in sorted(dated, key=lambda name: dated[name]):
            for name in self._upstream([start], stop=found, by=dated[start]):
                found[name] = dated[start]
        return found

    @cached_property
    def earliest(self) -> dict[str, Instant]:
        """The first moment at which a node can have been said: its own date, or what it is from."""
        found: dict[str, Instant] = {}
        readers: dict[str, list[str]] = defaultdict(list)
        for node in self._upstream(self.hand.items):
            span = self.hand.graph.said(node)
            if span is not None and span.start is not None:
                found[node] = span.start
            for parent in self.hand.graph.parents_of(node):
                readers[parent].append(node)
        for start in sorted(found, key=lambda name: found[name], reverse=True):
            queue = [start]
            for node in queue:
                new = [name for name in readers[node] if name not in found]
                found.update(dict.fromkeys(new, found[start]))
                queue += new
        return found

    def _upstream(
        self, start: Iterable[str], stop: Collection[str] = (), by: Instant | None = None
    ) -> list[str]:
        """The evidence and documents that some derive from, themselves first; none of `stop`.

        With a moment `by`, the only words of a place or a voice that can be meant are among them.
        """
        case = self.hand.graph.case
        queue = list(start)
        seen = set(queue)
        for node in queue:
            names = [
                name
                for name in self.hand.graph.parents_of(node)
                if name in case.documents_by_id or name in case.evidence_by_id
            ]
            if by is not None and node in self.hand.items:
                names += self._only_words(node, by)
            new = [name for name in names if name not in seen and name not in stop]
            seen.update(new)
            queue += dict.fromkeys(new)
        return queue

    def _only_words(self, node: str, by: Instant) -> Iterator[str]:
        """Yield the items that an item was taken from for certain, since no other one fits."""
        side = self.hand.sides[node]
        for parent in self.hand.graph.parents_of(node):
            held = self.hand.at(parent) or self.hand.by_voice.get(parent, ())
            fitting, starts = self._in_order(held, parent, side) if held else ((), ())
            if bisect_right(starts, by) == 1:
                yield fitting[0]

    def _in_order(self, held: Sequence[str], place: str, side: Side) -> _Order:
        """The items on a side, those without a date first, then by date, with their moments."""
        key = (place, side)
        if key not in self._orders:
            starts = ((self.earliest.get(name, _EVER), name) for name in held)
            dated = sorted(one for one in starts if self.hand.is_on(one[1], side))
            self._orders[key] = tuple(name for _, name in dated), tuple(start for start, _ in dated)
        return self._orders[key]

    def _start(self, name: str) -> Instant:
        said = self.hand.graph.said(name)
        return _EVER if said is None or said.start is None else said.start
