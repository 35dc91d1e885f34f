"""From items to strands: what one origin says on one side."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from verifykit.model.assessment import Side
from verifykit.provenance.graph import Graph
from verifykit.provenance.merged import Merged
from verifykit.provenance.reach import ADDS, SideReach
from verifykit.provenance.trace import Strand, Traced
from verifykit.provenance.voices import BothSides, Decided


def strands(
    graph: Graph,
    sides: Mapping[Side, SideReach],
    items: Sequence[Traced],
    both: Iterable[BothSides],
) -> tuple[Strand, ...]:
    """Return the strands of a claim, side by side and by their names."""
    changed = {(found.owner, found.kept) for found in both}
    found: list[Strand] = []
    for side, reach in sides.items():
        mine = [item for item in items if item.side == side and item.role in ADDS]
        made = [_strand(graph, side, one, changed) for one in _by_origin(graph, reach, mine)]
        found += sorted(made, key=lambda strand: strand.name)
    return tuple(found)


def _by_origin(graph: Graph, reach: SideReach, items: Sequence[Traced]) -> Iterable[list[Traced]]:
    """The items of each origin on one side: one speaker, one owner, or a shared word of others."""
    keys = Merged[str]()
    if any(item.role != "origin" for item in items):
        for node, name in reach.shared():
            keys.merge((node, name))
            if not reach.edges[name]:
                keys.merge((name, f"origin {graph.owner(name)}"))
    grouped: dict[str, list[Traced]] = {}
    for item in items:
        own = f"origin {graph.owner(item.speakers[0])}" if item.speakers else item.evidence.id
        key = own if item.role == "origin" else item.evidence.id
        grouped.setdefault(keys.find(key), []).append(item)
    return grouped.values()


def _strand(
    graph: Graph, side: Side, items: Sequence[Traced], changed: set[tuple[str, Decided | None]]
) -> Strand:
    circle = all(item.role == "circle" for item in items)
    owners = {
        graph.owner(name) for item in items if item.role != "circle" for name in item.speakers
    }
    origins = tuple(sorted(owners))
    first = min(item.evidence.id for item in items)
    return Strand(
        name=min(origins, default=f"circle {first}" if circle else f"evidence {first}"),
        origins=origins,
        side=side,
        items=tuple(items),
        circle=circle,
        changed=any((name, side) in changed for name in origins),
    )
