"""Which items in hand have anything to do with one another: what decides about one decides both."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from verifykit.model.evidence import Evidence
from verifykit.provenance.graph import Graph
from verifykit.provenance.lookalikes import Lookalikes
from verifykit.provenance.merged import Merged


def neighbours(
    graph: Graph, lookalikes: Lookalikes, hand: Iterable[Evidence]
) -> Mapping[str, tuple[Evidence, ...]]:
    """Return for each item in hand all that its line can depend on, itself included.

    Items are neighbours through whoever speaks, prints or owns, through what they derive from,
    through the document that they are known through, as lookalikes, and where somebody said that
    they are independent. Items that are no neighbours can be traced apart.
    """
    items = tuple(hand)
    merged = Merged[str]()
    todo: list[str] = []
    for item in items:
        near = [item.id, *item.independent_of, *graph.windows(item)]
        voices = (item.document, graph.case.speaker(item), graph.case.outlet(item))
        near += [name for name in voices if name]
        merged.merge(near)
        todo += near
    seen = set(todo)
    for name in todo:
        near = [*graph.parents_of(name), graph.owner(name)]
        near += [one for one in (graph.origin_of(name), lookalikes.of(name)) if one is not None]
        merged.merge((name, *near))
        todo += [one for one in near if one not in seen]
        seen.update(near)
    sets: dict[str, list[Evidence]] = {}
    for item in items:
        sets.setdefault(merged.find(item.id), []).append(item)
    together = {name: tuple(found) for name, found in sets.items()}
    return {item.id: together[merged.find(item.id)] for item in items}
