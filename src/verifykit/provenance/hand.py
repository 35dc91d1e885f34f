"""The evidence in hand for one claim, and what each piece of it may have been taken from."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import cached_property

from attrs import field

from verifykit.model.assessment import Side
from verifykit.model.evidence import Evidence, Stance
from verifykit.model.time import Instant
from verifykit.parts import part
from verifykit.provenance.graph import Graph

_EVER: Instant = (-(10**12), 1, 1, 0, 0, 0)
"""Before any date: when what has no date may have been said."""
_Order = tuple[tuple[str, ...], tuple[Instant, ...]]
CHOICE = " or "
"""In the name of a node that stands for one of several items; no id has a space in it."""


def side_of(stance: Stance | None) -> Side:
    """Return the side of a stance: to report, to question, or no stance yet leaves it open."""
    return stance if stance in ("supports", "refutes") else "open"


@part(kw_only=True)
class Hand:
    """The items in hand for a claim, by id, each with the side on which it stands.

    Derivation goes upstream only: to what is in hand on the same side and was said no later. An
    item that leaves the claim open may be taken from either side, and either side from it.
    """

    graph: Graph
    items: dict[str, Evidence]
    sides: dict[str, Side]
    _choices: dict[str, tuple[str, ...]] = field(factory=dict, init=False)
    _orders: dict[tuple[str, Side], _Order] = field(factory=dict, init=False)

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
        if found or node in self.items:
            return tuple(found)
        speaker = self.graph.origin_of(node)
        if speaker is None:
            return ()
        return self._one_of(self._own_words.get(speaker, ()), f"word of {speaker}", node, side) or (
            speaker,
        )

    def contradicts(self, node: str, side: Side) -> bool:
        """Return whether a node is an item in hand on the opposite side."""
        return side != "open" and self.sides.get(node, side) not in (side, "open")

    def is_on(self, node: str, side: Side) -> bool:
        """Return whether a node is an item in hand that a side may be taken from."""
        return node in self.items and (side == "open" or self.sides[node] == side)

    @cached_property
    def latest(self) -> dict[str, Instant]:
        """The last moment at which a node can have been said: its own date, or any reader's."""
        dated: dict[str, Instant] = {}
        for name in self._upstream(self.items):
            span = self.graph.said(name)
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
        for node in self._upstream(self.items):
            span = self.graph.said(node)
            if span is not None and span.start is not None:
                found[node] = span.start
            for parent in self.graph.parents_of(node):
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
        case = self.graph.case
        queue = list(start)
        seen = set(queue)
        for node in queue:
            names = [
                name
                for name in self.graph.parents_of(node)
                if name in case.documents_by_id or name in case.evidence_by_id
            ]
            if by is not None and node in self.items:
                names += self._only_words(node, by)
            new = [name for name in names if name not in seen and name not in stop]
            seen.update(new)
            queue += dict.fromkeys(new)
        return queue

    def _only_words(self, node: str, by: Instant) -> Iterator[str]:
        """Yield the items that an item was taken from for certain, since no other one fits."""
        side = self.sides[node]
        for parent in self.graph.parents_of(node):
            held = self._at(parent) or self._by_voice.get(parent, ())
            fitting, starts = self._in_order(held, parent, side) if held else ((), ())
            if bisect_right(starts, by) == 1:
                yield fitting[0]

    def _taken_from(self, node: str, side: Side) -> Iterator[str]:
        for parent in self.graph.parents_of(node):
            yield from self._resolve(parent, node, side)
        item = self.items.get(node)
        if item is not None and self.graph.quotes(item) and not item.derived_from:
            yield from self._same_word(item, side)

    def _resolve(self, parent: str, node: str, side: Side) -> Sequence[str]:
        """Return what a declared parent stands for: items in hand, or the one passed through."""
        case = self.graph.case
        if parent in case.evidence_by_id or parent in case.documents_by_id:
            held = self._at(parent)
            speaker = self.graph.origin_of(parent) or parent
            if any(self.is_on(name, side) for name in held):
                return self._one_of(held, parent, node, side) or (speaker,)
            # It is contradicted, left open, or not in hand at all.
            earlier = [name for name in held or [parent] if not self._comes_after(name, node)]
            return earlier or (speaker,)
        return self._one_of(self._by_voice.get(parent, ()), parent, node, side) or (parent,)

    def _one_of(self, held: Sequence[str], place: str, node: str, side: Side) -> tuple[str, ...]:
        """Return the items among some that are on the side and were said no later than a node.

        Several are one choice, so that many items which cite one place do not make many pairs.
        """
        if not held:
            return ()
        fitting, starts = self._in_order(held, place, side)
        last = self.latest.get(node)
        count = len(fitting) if last is None else bisect_right(starts, last)
        if count < 2:
            return fitting[:count]
        choice = f"{side} {place}{CHOICE}{count}"
        if choice not in self._choices:
            self._choices[choice] = fitting[:count]
        return (choice,)

    def _comes_after(self, place: str, node: str) -> bool:
        """Whether a place was said or published later than a node, which is not taken from it."""
        last = self.latest.get(node)
        return last is not None and self._start(place) > last

    def _in_order(self, held: Sequence[str], place: str, side: Side) -> _Order:
        """The items on a side, those without a date first, then by date, with their moments."""
        key = (place, side)
        if key not in self._orders:
            starts = ((self.earliest.get(name, _EVER), name) for name in held)
            dated = sorted(one for one in starts if self.is_on(one[1], side))
            self._orders[key] = tuple(name for _, name in dated), tuple(start for start, _ in dated)
        return self._orders[key]

    def _start(self, name: str) -> Instant:
        said = self.graph.said(name)
        return _EVER if said is None or said.start is None else said.start

    def _same_word(self, item: Evidence, side: Side) -> Iterator[str]:
        """Yield the items in which what the document of another derives from quotes its speaker.

        Two who quote one speaker may have heard him twice; whoever derives from the other has not.
        """
        quoted = self._places_of[self.graph.case.speaker(item) or ""]
        if len(quoted) < 2 or item.document is None:
            return
        queue = list(self.graph.parents_of(item.document))
        seen = {item.document, *queue}
        for place in queue:
            own = [name for name in quoted.get(place, ()) if name != item.id]
            found = self._one_of(own, f"{place} of {item.id}", item.id, side) if own else ()
            yield from found
            new = () if found else self.graph.parents_of(place)
            queue += [name for name in new if name not in seen]
            seen.update(new)

    @cached_property
    def _places_of(self) -> dict[str, dict[str, list[str]]]:
        """For each speaker the items in hand by their id, document and outlet."""
        found: dict[str, dict[str, list[str]]] = defaultdict(dict)
        for item in self.items.values():
            for place in {item.id, item.document, self.graph.case.outlet(item)} - {None}:
                held = found[self.graph.case.speaker(item) or ""].setdefault(str(place), [])
                held.append(item.id)
        return found

    @cached_property
    def _own_words(self) -> dict[str, list[str]]:
        """For each speaker the items in hand that derive from nothing and that stand."""
        found: dict[str, list[str]] = {}
        for item in self.items.values():
            speaker = self.graph.case.speaker(item)
            stands = not self.graph.parents(item) and not self.graph.retracted(item.id)
            if speaker is not None and stands:
                found.setdefault(speaker, []).append(item.id)
        return found

    def _at(self, place: str) -> Sequence[str]:
        """The items in hand at a document, or the item itself."""
        if place in self.items:
            return (place,)
        return self._by_document.get(place, ())

    @cached_property
    def _by_document(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for item in self.items.values():
            if item.document is not None:
                found.setdefault(item.document, []).append(item.id)
        return found

    @cached_property
    def _by_voice(self) -> dict[str, list[str]]:
        """For each source the items in hand in which it speaks, or which it printed."""
        found: dict[str, list[str]] = {}
        for item in self.items.values():
            for voice in {self.graph.case.speaker(item), self.graph.case.outlet(item)} - {None}:
                found.setdefault(str(voice), []).append(item.id)
        return found
