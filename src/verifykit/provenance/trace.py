"""From the evidence in hand to strands: who said it first, and who only passed it on."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import Literal

from verifykit.model.assessment import SIDES, Side
from verifykit.model.evidence import Evidence, Stance
from verifykit.parts import part
from verifykit.provenance.graph import Graph
from verifykit.provenance.merged import Merged
from verifykit.provenance.reach import Provenance, Reach

Role = Literal["origin", "stand-in", "circle", "relay", "dead", "partial"]
"""What an item does for its claim.

`origin` speaks for itself; `stand-in` stands for origins that nobody here holds; `circle` is part
of a reporting circle that nothing outside feeds; `relay` passes on what is in hand and adds
nothing; `dead` rests on a retraction; `partial` bears on another claim than this one exactly.
"""

ADDS: tuple[Role, ...] = ("origin", "stand-in", "circle")

OPPOSITE: dict[Stance, Stance] = {"supports": "refutes", "refutes": "supports"}


@part(kw_only=True)
class Traced:
    """An item of evidence and where it leads.

    `speakers` are the ids of those whose word it is: its own speaker, or the origins it stands in
    for. `path` is the chain of ids from the item to its root.
    """

    evidence: Evidence
    stance: Stance
    role: Role
    speakers: tuple[str, ...]
    path: tuple[str, ...]
    original: bool = False

    @property
    def side(self) -> Side:
        """The side it would stand on."""
        return side_of(self.stance)


@part(kw_only=True)
class Strand:
    """The items of one origin on one side; scoring gives it a strength and makes it a line.

    `origins` are ids of sources after their owners were merged, several where items cite several
    origins that nobody holds; empty for a circle.
    """

    origins: tuple[str, ...]
    side: Side
    items: tuple[Traced, ...]
    circle: bool = False

    @property
    def path(self) -> tuple[str, ...]:
        """The chain of ids that tells best where it comes from: the shortest, by id the first."""
        return min((item.path for item in self.items), key=lambda path: (len(path), path))


@part(kw_only=True)
class Trace:
    """The provenance of one claim: every item in hand, and the strands that are left of them.

    `derivations` holds each id that leads anywhere with the ids that it leads to.
    """

    items: tuple[Traced, ...] = ()
    strands: tuple[Strand, ...] = ()
    derivations: tuple[tuple[str, tuple[str, ...]], ...] = ()

    def item(self, evidence_id: str) -> Traced:
        """Return the traced item of that id; raises KeyError if it is not in hand."""
        for item in self.items:
            if item.evidence.id == evidence_id:
                return item
        raise KeyError(evidence_id)

    def chains_to(self, targets: Iterable[str]) -> dict[str, tuple[str, ...]]:
        """Return for every id that leads to one of the targets a shortest chain of ids there.

        The chain of a target is itself. Whoever has read two origins leads to both of them, and
        the one `path` of an item tells only of one.
        """
        chains: dict[str, tuple[str, ...]] = {name: (name,) for name in sorted(targets)}
        queue = list(chains)
        for node in queue:
            for name in sorted(self._readers.get(node, ())):
                if name not in chains:
                    chains[name] = (name, *chains[node])
                    queue.append(name)
        return chains

    def without(self, gone: Iterable[str]) -> frozenset[str]:
        """Return the ids that go when some go: those, and what has all it says from them.

        A relay of what is imagined away is no better for being printed once more. An item that
        contradicts all it has read speaks for itself, and stays.
        """
        speaking = {item.evidence.id for item in self.items if item.role == "origin"}
        left = {name: len(following) for name, following in self.derivations}
        falling = set(gone)
        queue = list(falling)
        for node in queue:
            for name in self._readers.get(node, ()):
                left[name] -= 1
                if not left[name] and name not in falling and name not in speaking:
                    falling.add(name)
                    queue.append(name)
        return frozenset(falling)

    @cached_property
    def _readers(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for name, following in self.derivations:
            for read in following:
                found.setdefault(read, []).append(name)
        return found

    def side(self, side: Side) -> tuple[Strand, ...]:
        """Return the strands on one side."""
        return tuple(strand for strand in self.strands if strand.side == side)


def side_of(stance: Stance) -> Side:
    """Return the side of a stance: whoever only reports or questions leaves it open."""
    return stance if stance in ("supports", "refutes") else "open"


def trace_claim(graph: Graph, claim_id: str) -> Trace:
    """Trace the evidence that the case has for one claim."""
    hand = graph.case.evidence_by_claim.get(claim_id, ())
    return trace(graph, [(item, item.stance) for item in hand])


def trace(graph: Graph, hand: Sequence[tuple[Evidence, Stance]]) -> Trace:
    """Trace items of evidence, each with its stance towards the claim in question."""
    # An item that undercuts speaks of its target, and has no side of the claim.
    hand = [(item, stance) for item, stance in hand if stance != "undercuts"]
    whole = [(item, stance) for item, stance in hand if not item.partial]
    provenance = Provenance(graph, whole)
    traced: list[Traced] = []
    for item, stance in hand:
        if item.partial:
            speaker = graph.speaker(item)
            speakers = () if speaker is None else (speaker,)
            traced.append(
                Traced(
                    evidence=item, stance=stance, role="partial", speakers=speakers, path=(item.id,)
                )
            )
        else:
            traced.append(_trace_item(graph, provenance, item, stance))
    strands = _strands(graph, provenance, traced)
    return Trace(items=tuple(traced), strands=strands, derivations=provenance.derivations)


def _trace_item(graph: Graph, provenance: Provenance, item: Evidence, stance: Stance) -> Traced:
    reach = provenance.reach(item)
    role = _role(graph, item, stance, reach)
    speaker = graph.speaker(item)
    own = () if speaker is None else (speaker,)
    return Traced(
        evidence=item,
        stance=stance,
        role=role,
        speakers=tuple(sorted(reach.origins)) if role == "stand-in" else own,
        path=provenance.path(item),
        original=role == "origin" and graph.original(item),
    )


def _role(graph: Graph, item: Evidence, stance: Stance, reach: Reach) -> Role:
    contradicts = _contradicts_all(stance, reach)
    if graph.retracted(item.id):
        return "dead"
    if reach.retraction and not reach.live_root and not contradicts:
        return "dead"
    if reach.above:
        return "origin" if contradicts else "relay"
    if reach.origins:
        return "stand-in"
    return "circle" if reach.circles else "origin"


def _contradicts_all(stance: Stance, reach: Reach) -> bool:
    """Whether an item says the opposite of everything in hand that it derives from."""
    decided = reach.stances & OPPOSITE.keys()
    return reach.above and bool(decided) and decided == {OPPOSITE.get(stance)}


def _strands(graph: Graph, provenance: Provenance, traced: Sequence[Traced]) -> tuple[Strand, ...]:
    keys = Merged[str]()
    nodes: dict[str, tuple[str, ...]] = {}
    for item in traced:
        if item.role not in ADDS:
            continue
        if item.role == "circle":
            found = tuple(
                f"circle {name}" for name in sorted(provenance.reach(item.evidence).circles)
            )
        else:
            found = tuple(f"origin {graph.owner(name)}" for name in item.speakers)
        if not found:
            found = (f"evidence {item.evidence.id}",)
        nodes[item.evidence.id] = found
        keys.merge(found)
    grouped: dict[tuple[str, Side], list[Traced]] = {}
    for item in traced:
        if item.evidence.id in nodes:
            key = keys.find(nodes[item.evidence.id][0])
            grouped.setdefault((key, item.side), []).append(item)
    return tuple(
        _strand(graph, items, side)
        for (_, side), items in sorted(grouped.items(), key=_by_side_and_key)
    )


def _by_side_and_key(entry: tuple[tuple[str, Side], list[Traced]]) -> tuple[int, str]:
    (key, side), _ = entry
    return SIDES.index(side), key


def _strand(graph: Graph, items: Sequence[Traced], side: Side) -> Strand:
    circle = items[0].role == "circle"
    origins = {graph.owner(name) for item in items for name in item.speakers}
    return Strand(
        origins=() if circle else tuple(sorted(origins)),
        side=side,
        items=tuple(items),
        circle=circle,
    )
