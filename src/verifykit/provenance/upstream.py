"""Derivation: what each piece of evidence in hand for a claim may have been taken from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property

from verifykit.model.assessment import Side
from verifykit.model.evidence import Evidence
from verifykit.parts import field, part
from verifykit.provenance.dating import Dating
from verifykit.provenance.hand import Hand

CHOICE = " or "
"""In the name of a node that stands for one of several items; no id has a space in it."""


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
