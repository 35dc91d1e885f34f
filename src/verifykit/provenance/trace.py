"""The provenance of a claim: what each item in hand does, and the strands that are left of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property

from attrs import field

from verifykit.model.assessment import Side
from verifykit.model.evidence import Evidence, Stance
from verifykit.parts import frozen
from verifykit.provenance.hand import side_of
from verifykit.provenance.path import CHOICE, Path, readers
from verifykit.provenance.reach import Role
from verifykit.provenance.retraction import TakenBack
from verifykit.provenance.voices import BothSides


@frozen(kw_only=True, eq=False)
class TraceItem:
    """An item of evidence and what it does for its claim.

    `speakers` are the ids of those whose word it is: its own speaker, or the origins it stands in
    for. `path` is the chain of ids from the item to its root, or to what was taken back, which
    `taken_back` tells.
    """

    evidence: Evidence
    stance: Stance | None
    role: Role
    speakers: tuple[str, ...]
    path: Path
    original: bool = False
    taken_back: TakenBack | None = None

    @property
    def side(self) -> Side:
        """The side it would stand on."""
        return side_of(self.stance)


@frozen(kw_only=True, eq=False)
class Strand:
    """The items of one origin on one side, from which its line is made.

    `origins` are ids of sources after their owners were merged, several where items cite several
    origins that nobody holds; empty for a circle. `name` is the same for one origin on every side
    and in every claim: the first of its origins, and for a circle a name with a space in it.
    `changed`: it had said the opposite before.
    """

    name: str
    origins: tuple[str, ...]
    side: Side
    items: tuple[TraceItem, ...]
    circle: bool = False
    changed: bool = False

    @property
    def path(self) -> Path:
        """The chain of ids that tells best where it comes from: the shortest, by id the first."""
        return min((item.path for item in self.items), key=lambda path: (len(path), path.ends(4)))


@frozen(kw_only=True, eq=False)
class Trace:
    """The provenance of one claim: every item in hand, and the strands that are left of them.

    `edges` lead from each node to those it was taken from; a node may stand for a choice between
    items. `both_sides` are the origins that say both.
    """

    items: tuple[TraceItem, ...] = ()
    strands: tuple[Strand, ...] = ()
    edges: Mapping[str, tuple[str, ...]] = field(factory=dict)
    both_sides: tuple[BothSides, ...] = ()

    @property
    def is_taken_back(self) -> bool:
        """Whether there was evidence, and all of it was taken back or rests on what was."""
        return bool(self.items) and all(item.role == "dead" for item in self.items)

    def item(self, evidence_id: str) -> TraceItem:
        """Return the traced item of that id; raise KeyError if it is not in hand."""
        return self._by_id[evidence_id]

    def side(self, side: Side) -> tuple[Strand, ...]:
        """Return the strands on one side."""
        return tuple(strand for strand in self.strands if strand.side == side)

    @cached_property
    def derivations(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """Each id that leads anywhere, with the ids that it leads to.

        Who contradicts all they have read speak for themselves, and lead nowhere.
        """
        return tuple(
            (node, tuple(dict.fromkeys(self._named(following))))
            for node, following in self.edges.items()
            if CHOICE not in node and node not in self._speaking
        )

    def _named(self, nodes: Iterable[str]) -> Iterator[str]:
        """The nodes, with each choice as all that it is between."""
        for node in nodes:
            yield from self.edges[node] if CHOICE in node else (node,)

    def other_ways(self, item: TraceItem) -> Iterator[Path]:
        """Yield the paths of all else that a relay has it from, but for its own `path`.

        Each begins with what it was taken from. What says the contrary, was taken back, is only one
        of several that may be meant, or is in hand nowhere and only its document's, is left out.
        """
        told = item.path.rest
        for node in self.edges.get(item.evidence.id, ()):
            held = self._by_id.get(node)
            if CHOICE in node or (told is not None and node == told.first):
                continue
            if held is None:
                # What a document is from need not say this: who names it of the item says so.
                if item.evidence.derived_from:
                    yield Path(node)
            elif held.side in (item.side, "open") and held.role != "dead":
                yield held.path

    def chains_to(
        self, targets: Iterable[str], ends: Mapping[str, Path] | None = None
    ) -> dict[str, Path]:
        """Return for every id that leads to one of the targets a shortest chain of ids there.

        The chain of a target is itself, or what `ends` has for it. Whoever has read two origins
        leads to both of them, and the one `path` of an item tells only of one.
        """
        chains = dict(ends or {}) or {name: Path(name) for name in sorted(targets)}
        queue = list(chains)
        for node in queue:
            for name in sorted(self._readers.get(node, ())):
                if name not in chains:
                    chains[name] = chains[node] if CHOICE in name else Path(name, chains[node])
                    queue.append(name)
        return chains

    def without(self, gone: Iterable[str]) -> frozenset[str]:
        """Return the ids that go when some go: those, and what has all it says from them.

        A relay of what is imagined away is no better for being printed once more. An item that
        contradicts all it has read speaks for itself, and stays.
        """
        lost: Counter[str] = Counter()
        falling = set(gone)
        queue = list(falling)
        for node in queue:
            for name in self._readers.get(node, ()):
                lost[name] += 1
                dry = lost[name] == len(self.edges[name])
                if dry and name not in falling and name not in self._speaking:
                    falling.add(name)
                    queue.append(name)
        return frozenset(falling)

    @cached_property
    def _speaking(self) -> frozenset[str]:
        """The items that speak for themselves."""
        return frozenset(item.evidence.id for item in self.items if item.role == "origin")

    @cached_property
    def _by_id(self) -> dict[str, TraceItem]:
        return {item.evidence.id: item for item in self.items}

    @cached_property
    def _readers(self) -> dict[str, list[str]]:
        return readers(self.edges)
