"""The evidence in hand for one claim: on which side each item stands, where, and in whose voice."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from functools import cached_property

from verifykit.model.assessment import Side
from verifykit.model.evidence import Evidence, Stance
from verifykit.parts import part
from verifykit.provenance.graph import Graph


def side_of(stance: Stance | None) -> Side:
    """Return the side of a stance: to report, to question, or no stance yet leaves it open."""
    return stance if stance in ("supports", "refutes") else "open"


@part(kw_only=True)
class Hand:
    """The items in hand for a claim, by id, each with the side on which it stands."""

    graph: Graph
    items: dict[str, Evidence]
    sides: dict[str, Side]

    def contradicts(self, node: str, side: Side) -> bool:
        """Return whether a node is an item in hand on the opposite side."""
        return side != "open" and self.sides.get(node, side) not in (side, "open")

    def is_on(self, node: str, side: Side) -> bool:
        """Return whether a node is an item in hand that a side may be taken from."""
        return node in self.items and (side == "open" or self.sides[node] == side)

    def at(self, place: str) -> Sequence[str]:
        """Return the items in hand at a document, or the item itself."""
        if place in self.items:
            return (place,)
        return self._by_document.get(place, ())

    @cached_property
    def by_voice(self) -> dict[str, list[str]]:
        """For each source the items in hand in which it speaks, or which it printed."""
        found: dict[str, list[str]] = {}
        for item in self.items.values():
            for voice in {self.graph.case.speaker(item), self.graph.case.outlet(item)} - {None}:
                found.setdefault(str(voice), []).append(item.id)
        return found

    @cached_property
    def own_words(self) -> dict[str, list[str]]:
        """For each speaker the items in hand that derive from nothing and that stand."""
        found: dict[str, list[str]] = {}
        for item in self.items.values():
            speaker = self.graph.case.speaker(item)
            stands = not self.graph.parents(item) and not self.graph.retracted(item.id)
            if speaker is not None and stands:
                found.setdefault(speaker, []).append(item.id)
        return found

    @cached_property
    def places_of(self) -> dict[str, dict[str, list[str]]]:
        """For each speaker the items in hand by their id, document and outlet."""
        found: dict[str, dict[str, list[str]]] = defaultdict(dict)
        for item in self.items.values():
            for place in {item.id, item.document, self.graph.case.outlet(item)} - {None}:
                held = found[self.graph.case.speaker(item) or ""].setdefault(str(place), [])
                held.append(item.id)
        return found

    @cached_property
    def _by_document(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for item in self.items.values():
            if item.document is not None:
                found.setdefault(item.document, []).append(item.id)
        return found
