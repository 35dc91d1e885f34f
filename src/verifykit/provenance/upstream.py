"""Derivation: what each item in hand for a claim was taken from, by who says so and when."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import cached_property

from verifykit.model.assessment import Side
from verifykit.model.evidence import Evidence
from verifykit.model.time import Instant
from verifykit.parts import field, part
from verifykit.provenance.hand import Hand
from verifykit.provenance.path import CHOICE

_EVER: Instant = (-(10**12), 1, 1, 0, 0, 0)
"""Before any date: when what has no date may have been said."""
_Order = tuple[tuple[str, ...], tuple[Instant, ...]]


@part(kw_only=True)
class Upstream:
    """Follows derivation by a step: upstream only.

    It leads to what is in hand on the same side and was said no later. An item that leaves the
    claim open may be taken from either side, and either side from it.
    """

    hand: Hand
    _choices: dict[str, tuple[str, ...]] = field(factory=dict, init=False)

    @cached_property
    def dating(self) -> Dating:
        """When what is in hand, and what it was taken from, can have been said."""
        return Dating(hand=self.hand)

    def read_by(self, node: str, side: Side) -> tuple[str, ...]:
        """Return the nodes that a node is taken from, as far as they bear on one side.

        A node is the id of an item in hand, of a document or an item of another claim that it was
        passed on through, or of a source whose word nobody here holds. What derives from nothing
        and is not in hand stands for the word of whoever speaks in it.
        """
        if node in self._choices:
            return self._choices[node]
        found = dict.fromkeys(self._taken_from(node, side))
        found.pop(node, None)
        if found or node in self.hand.items:
            return tuple(found)
        speaker = self.hand.graph.origin_of(node)
        if speaker is None:
            return ()
        return self._one_of(
            self.hand.own_words.get(speaker, ()), f"word of {speaker}", node, side
        ) or (speaker,)

    def _taken_from(self, node: str, side: Side) -> Iterator[str]:
        for parent in self.hand.graph.parents_of(node):
            yield from self._resolve(parent, node, side)
        item = self.hand.items.get(node)
        if item is not None and self.hand.graph.quotes(item) and not item.derived_from:
            yield from self._same_word(item, side)

    def _resolve(self, parent: str, node: str, side: Side) -> Sequence[str]:
        """Return what a declared parent stands for: items in hand, or the one passed through."""
        case = self.hand.graph.case
        if parent in case.evidence_by_id or parent in case.documents_by_id:
            held = self.hand.at(parent)
            speaker = self.hand.graph.origin_of(parent) or parent
            if any(self.hand.is_on(name, side) for name in held):
                return self._one_of(held, parent, node, side) or (speaker,)
            # It is contradicted, left open, or not in hand at all.
            earlier = [name for name in held or [parent] if not self.dating.comes_after(name, node)]
            return earlier or (speaker,)
        return self._one_of(self.hand.by_voice.get(parent, ()), parent, node, side) or (parent,)

    def _one_of(self, held: Sequence[str], place: str, node: str, side: Side) -> tuple[str, ...]:
        """Return the items among some that are on the side and were said no later than a node.

        Several are one choice, so that many items which cite one place do not make many pairs.
        """
        fitting = self.dating.no_later(held, place, node, side) if held else ()
        if len(fitting) < 2:
            return fitting
        choice = f"{side} {place}{CHOICE}{len(fitting)}"
        self._choices.setdefault(choice, fitting)
        return (choice,)

    def _same_word(self, item: Evidence, side: Side) -> Iterator[str]:
        """Yield the items in which what the document of another derives from quotes its speaker.

        Two who quote one speaker may have heard him twice; whoever derives from the other has not.
        """
        quoted = self.hand.places_of[self.hand.graph.case.speaker(item) or ""]
        if len(quoted) < 2 or item.document is None:
            return
        queue = list(self.hand.graph.parents_of(item.document))
        seen = {item.document, *queue}
        for place in queue:
            own = [name for name in quoted.get(place, ()) if name != item.id]
            found = self._one_of(own, f"{place} of {item.id}", item.id, side) if own else ()
            yield from found
            new = () if found else self.hand.graph.parents_of(place)
            queue += [name for name in new if name not in seen]
            seen.update(new)


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
