"""Which items in hand have anything to do with one another: what decides about one decides both."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from verifykit.model.evidence import Evidence
from verifykit.parts import field, part
from verifykit.provenance.disjoint_sets import DisjointSets
from verifykit.provenance.graph import Graph
from verifykit.provenance.lookalikes import Lookalikes


@part(kw_only=True)
class Neighbourhood:
    """Tells neighbours among the items in hand for the claims of a case.

    Items are neighbours through whoever speaks, prints or owns, through what they derive from,
    through the document that they are known through, as lookalikes, and where somebody said that
    they are independent. Items that are no neighbours can be traced apart.
    """

    graph: Graph
    lookalikes: Lookalikes
    _near: dict[str, tuple[str, ...]] = field(factory=dict, init=False)

    def among(self, hand: Sequence[Evidence]) -> Mapping[str, tuple[Evidence, ...]]:
        """Return for each item in hand all that its line can depend on, itself included."""
        if len(hand) == 1:
            return {item.id: (item,) for item in hand}
        merged = DisjointSets[str]()
        todo: list[str] = []
        for item in hand:
            names = self._names(item)
            merged.merge(names)
            todo += names
        seen = set(todo)
        for name in todo:
            near = self._beside(name)
            if near:
                merged.merge((name, *near))
                todo += [one for one in near if one not in seen]
                seen.update(near)
        sets: dict[str, list[Evidence]] = {}
        for item in hand:
            sets.setdefault(merged.find(item.id), []).append(item)
        together = {name: tuple(found) for name, found in sets.items()}
        return {item.id: together[merged.find(item.id)] for item in hand}

    def _names(self, item: Evidence) -> list[str]:
        """Return what an item itself names, and what it is known through."""
        found = [item.id, *item.independent_of]
        if item.document is not None:
            found += (item.document, *self.graph.ways(item.document))
        found += [
            one for one in (self.graph.case.speaker(item), self.graph.case.outlet(item)) if one
        ]
        return found

    def _beside(self, name: str) -> tuple[str, ...]:
        """Return what a name stands for, derives from, belongs to or looks like."""
        found = self._near.get(name)
        if found is None:
            known = (self.graph.owner(name), self.graph.origin_of(name), self.lookalikes.of(name))
            named = [one for one in known if one is not None and one != name]
            found = self._near[name] = (*self.graph.parents_of(name), *named)
        return found
