"""From the evidence in hand for a claim to its trace: derivation is followed on each side."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from verifykit.model.assessment import SIDES, Side
from verifykit.model.evidence import Evidence, Stance
from verifykit.parts import field, part
from verifykit.provenance.disjoint_sets import DisjointSets
from verifykit.provenance.graph import Graph
from verifykit.provenance.hand import Hand, side_of
from verifykit.provenance.path import Path
from verifykit.provenance.reach import ADDS, SideReach
from verifykit.provenance.retraction import Kind, TakenBack
from verifykit.provenance.trace import Strand, Trace, TraceItem
from verifykit.provenance.upstream import Upstream
from verifykit.provenance.voices import BothSides, Decided, Word, both_sides


def trace_claim(graph: Graph, claim_id: str) -> Trace:
    """Trace the evidence that the case has for one claim."""
    hand = graph.case.evidence_by_claim.get(claim_id, ())
    return trace(graph, [(item, item.stance) for item in hand])


def trace(graph: Graph, hand: Sequence[tuple[Evidence, Stance | None]]) -> Trace:
    """Trace items of evidence, each with its stance towards the claim in question.

    An item that undercuts speaks of its target, and is not in hand for the claim. Nothing derives
    from what is partial or has no stance: they stand on no side.
    """
    spoken = [(item, stance) for item, stance in hand if stance != "undercuts"]
    whole = [(item, stance) for item, stance in spoken if stance and not item.partial]
    held = Hand(
        graph=graph,
        items={item.id: item for item, _ in whole},
        sides={item.id: side_of(stance) for item, stance in whole},
    )
    sides = _follow(held)
    items = tuple(_trace_item(held, sides, item, stance) for item, stance in spoken)
    return Trace(
        items=items,
        strands=_strands(graph, sides.reach, items, sides.both),
        edges=_edges(sides),
        both_sides=sides.both,
    )


@part(kw_only=True)
class _Sides:
    """What the items in hand lead to, on each side that has any."""

    reach: Mapping[Side, SideReach]
    both: tuple[BothSides, ...] = ()
    recanted: Mapping[tuple[Side, str], TakenBack] = field(factory=dict)


def _follow(hand: Hand) -> _Sides:
    """Follow derivation; then once more without what a voice on both sides of the claim loses."""
    used = [side for side in SIDES if side in hand.sides.values()]
    upstream = Upstream(hand=hand)
    reach = {side: SideReach(upstream, side) for side in used}
    words = _words(hand, reach) if {"supports", "refutes"} <= reach.keys() else {}
    both = both_sides(hand, reach, words)
    recanted = {
        (side, one.node): one
        for found in both
        for side in used
        for one in _recanted(hand, found, side)
    }
    for side in {side for side, _ in recanted}:
        gone = [node for where, node in recanted if where == side]
        reach[side] = SideReach(upstream, side, gone)
    return _Sides(reach=reach, both=both, recanted=recanted)


def _words(hand: Hand, reach: Mapping[Side, SideReach]) -> dict[str, dict[Decided, Word]]:
    """What each origin says on either side, by the source that its owners come down to."""
    said: dict[str, dict[Decided, Word]] = {}
    decided: tuple[Decided, ...] = ("supports", "refutes")
    for side in decided:
        for name in reach[side].items:
            role = reach[side].role(name)
            speaker = hand.graph.case.speaker(hand.items[name])
            own = () if speaker is None else (speaker,)
            for source in own if role == "origin" else reach[side].words(name):
                owner = hand.graph.owner(source)
                word = said.setdefault(owner, {}).setdefault(side, Word())
                if role == "origin":
                    word.items.append(name)
                else:
                    word.stand_ins.append(name)
                    word.cited.add(source)
                word.speakers.add(source)
    return said


def _recanted(hand: Hand, found: BothSides, side: Side) -> Iterable[TakenBack]:
    item = None if found.item is None else hand.items[found.item]
    kind: Kind = "both-sides" if item is None else "recanted"
    if found.doubted:
        kind = "doubted" if found.doubts else "misquoted"
    for node in found.gone(side):
        quoted = hand.items.get(node) if found.doubted else None
        yield TakenBack(
            node=node,
            kind="misquoted" if quoted and hand.graph.case.misquoted(quoted) else kind,
            on=None if item is None else hand.graph.case.date(item),
            house=len(found.speakers) > 1,
            unsure=node not in hand.items or bool(found.doubts),
        )


def _trace_item(hand: Hand, sides: _Sides, item: Evidence, stance: Stance | None) -> TraceItem:
    graph, side = hand.graph, side_of(stance)
    speaker = graph.case.speaker(item)
    own = () if speaker is None else (speaker,)
    if stance is None or item.partial:
        return TraceItem(
            evidence=item,
            stance=stance,
            role="unjudged" if stance is None else "partial",
            speakers=own,
            path=Path(item.id),
        )
    reach = sides.reach[side]
    role = reach.role(item.id)
    path = reach.path(item.id, role)
    end = path.last
    return TraceItem(
        evidence=item,
        stance=stance,
        role=role,
        speakers=tuple(sorted(reach.words(item.id))) if role == "stand-in" else own,
        path=path,
        original=role == "origin" and graph.original(item),
        taken_back=(sides.recanted.get((side, end)) or graph.taken_back(end))
        if role == "dead"
        else None,
    )


def _edges(sides: _Sides) -> dict[str, tuple[str, ...]]:
    """The ways of all sides together."""
    found: dict[str, dict[str, None]] = {}
    for reach in sides.reach.values():
        for node, following in reach.edges.items():
            if following:
                found.setdefault(node, {}).update(dict.fromkeys(following))
    return {node: tuple(following) for node, following in found.items()}


def _strands(
    graph: Graph,
    sides: Mapping[Side, SideReach],
    items: Sequence[TraceItem],
    both: Iterable[BothSides],
) -> tuple[Strand, ...]:
    """Return the strands of a claim, side by side and by their names."""
    changed = {(found.owner, found.kept) for found in both if found.doubted is None}
    found: list[Strand] = []
    for side, reach in sides.items():
        mine = [item for item in items if item.side == side and item.role in ADDS]
        made = [_strand(graph, side, one, changed) for one in _by_origin(graph, reach, mine)]
        found += sorted(made, key=lambda strand: strand.name)
    return tuple(found)


def _by_origin(
    graph: Graph, reach: SideReach, items: Sequence[TraceItem]
) -> Iterable[list[TraceItem]]:
    """The items of each origin on one side: one speaker, one owner, or a shared word of others."""
    keys = DisjointSets[str]()
    if any(item.role != "origin" for item in items):
        for node, name in reach.shared():
            keys.merge((node, name))
            if not reach.edges[name]:
                keys.merge((name, f"origin {graph.owner(name)}"))
    grouped: dict[str, list[TraceItem]] = {}
    for item in items:
        own = f"origin {graph.owner(item.speakers[0])}" if item.speakers else item.evidence.id
        key = own if item.role == "origin" else item.evidence.id
        grouped.setdefault(keys.find(key), []).append(item)
    return grouped.values()


def _strand(
    graph: Graph, side: Side, items: Sequence[TraceItem], changed: set[tuple[str, Decided | None]]
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
