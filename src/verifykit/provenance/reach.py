"""What the items of one side lead to when derivation is followed: others, origins, circles."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cached_property
from typing import Literal

from verifykit.model.assessment import Side
from verifykit.model.time import Instant
from verifykit.parts import frozen
from verifykit.provenance.circles import components
from verifykit.provenance.disjoint_sets import DisjointSets
from verifykit.provenance.path import Path, Ways
from verifykit.provenance.upstream import Upstream

Role = Literal["origin", "stand-in", "circle", "relay", "dead", "partial", "unjudged"]
"""What an item does for its claim.

`origin` speaks for itself; `stand-in` stands for origins that nobody here holds; `circle` is part
of a reporting circle that nothing outside feeds; `relay` passes on what is in hand and adds
nothing; `dead` rests on what was taken back; `partial` bears on another claim than this one
exactly; `unjudged` has no stance yet.
"""

ADDS: tuple[Role, ...] = ("origin", "stand-in", "circle")


@frozen(kw_only=True, eq=False)
class ReadSides:
    """On which sides the items in hand stand that a node leads to, whether they still stand or not.

    Its own circle is left out, but for those on the opposite side, who cannot be in it.
    """

    same: bool = False
    opposed: bool = False
    open: bool = False

    @property
    def contradicted(self) -> bool:
        """Whether all that was read, as far as it decides anything, says the opposite."""
        return self.opposed and not self.same

    @property
    def passed_on(self) -> bool:
        """Whether something in hand was read and not contradicted."""
        return self.same or (self.open and not self.opposed)


@frozen(kw_only=True, eq=False)
class Roots:
    """Where the ways end that a node leads to, and that nothing taken back lies across.

    `words` are the sources whose word nobody here holds, `circle` the smallest id of a reporting
    circle that nothing outside feeds. `died` says that something taken back lies across a way,
    `lives` that another one ends at something that stands.
    """

    words: frozenset[str] = frozenset()
    circle: str | None = None
    died: bool = False
    lives: bool = False


class SideReach:
    """The derivation graph of one side of a claim.

    `gone` are nodes that count as taken back on this side beside those of the case: items of
    somebody who said the opposite later, and sources whose word on this side that was.
    """

    def __init__(self, upstream: Upstream, side: Side, gone: Collection[str] = ()) -> None:
        self._upstream = upstream
        self._hand = hand = upstream.hand
        self._side = side
        self._gone = frozenset(gone)
        self.items = tuple(name for name in hand.items if hand.sides[name] == side)
        self.edges = self._expand()

    def role(self, name: str) -> Role:
        """Return what an item of this side does."""
        if self.taken_back(name):
            return "dead"
        if not self.edges[name] or self._read[name].contradicted:
            return "origin"
        roots, read = self._roots[name], self._read[name]
        if roots.died and not roots.lives:
            return "dead"
        if read.passed_on:
            return "relay"
        if roots.words:
            return "relay" if self._of_several(name) else "stand-in"
        return "origin" if roots.circle is None else "circle"

    def words(self, name: str) -> frozenset[str]:
        """Return the sources whose word an item stands in for."""
        return self._roots[name].words

    def cited_in(self, source: str) -> Sequence[str]:
        """Return the nodes that cite the word of a source which nobody here holds."""
        return self._ways.readers[source]

    @property
    def latest(self) -> Mapping[str, Instant]:
        """The last moment at which each node can have been said, as far as that is known."""
        return self._upstream.dating.latest

    def taken_back(self, node: str) -> bool:
        """Return whether a node was itself taken back, on this side."""
        return node in self._gone or self._hand.graph.retracted(node)

    def path(self, name: str, role: Role) -> Path:
        """Return the shortest chain from an item to its root, or to what was taken back.

        Of several it is the one with the smaller ids. What speaks for itself has no further steps;
        of a circle the first steps are shown.
        """
        if role == "origin" or not self.edges[name] or self.taken_back(name):
            return Path(name)
        if role == "circle" and len(self._members[name]) > 1:
            return self._ways.around(name)
        ends = self._ways.to_taken_back if role == "dead" else self._ways.to_roots
        return ends.get(name) or self._ways.to_taken_back.get(name) or Path(name)

    def shared(self) -> Iterable[tuple[str, str]]:
        """Yield each step from a node that passes on nothing in hand: both ends are one line.

        Two items that lead to one origin which nobody here holds are thereby one line, and stay so
        when a document between them is taken back.
        """
        yield from (step for step in self._unheld if not self._of_several(step[0]))

    @cached_property
    def _unheld(self) -> tuple[tuple[str, str], ...]:
        """Each step from a node that passes on nothing in hand."""
        return tuple(
            (node, name)
            for node, following in self.edges.items()
            if not (self._read[node].same or self._read[node].open or self._read[node].opposed)
            for name in following
        )

    def _of_several(self, node: str) -> bool:
        """Whether a node passes on earlier words of two or more who speak for themselves here.

        They are no one for that, and it adds nothing to what they say.
        """
        sets, several = self._several
        return bool(several) and sets.find(node) in several

    @cached_property
    def _several(self) -> tuple[DisjointSets[str], frozenset[str]]:
        """The nodes that share words nobody here holds, and the sets that are of several voices."""
        sets = DisjointSets[str]()
        for step in self._unheld:
            sets.merge(step)
        graph = self._hand.graph
        voices = {graph.owner(name) for name in self._who_speak_for_themselves()}
        owners: dict[str, set[str]] = {}
        for _, name in self._unheld:
            if not self.edges[name] and graph.owner(name) in voices:
                owners.setdefault(sets.find(name), set()).add(graph.owner(name))
        return sets, frozenset(one for one, found in owners.items() if len(found) > 1)

    def _who_speak_for_themselves(self) -> Iterable[str]:
        for name in self.items:
            stood_in_for = self._roots[name].words and not self._read[name].contradicted
            if not stood_in_for and self.role(name) == "origin":
                speaker = self._hand.graph.case.speaker(self._hand.items[name])
                if speaker is not None:
                    yield speaker

    def _expand(self) -> dict[str, tuple[str, ...]]:
        edges: dict[str, tuple[str, ...]] = {}
        todo = list(reversed(self.items))
        while todo:
            node = todo.pop()
            if node not in edges:
                edges[node] = self._upstream.read_by(node, self._side)
                todo.extend(reversed(edges[node]))
        return edges

    @cached_property
    def _read(self) -> dict[str, ReadSides]:
        """What each node leads to in the whole graph: a retraction gives nobody an own word."""
        found: dict[str, ReadSides] = {}
        said: dict[str, ReadSides] = {}
        for members in components(self.edges, self.edges):
            read = _together(
                said[name] for node in members for name in self.edges[node] if name in said
            )
            opposed = read.opposed or any(map(self._opposes, members))
            own = ReadSides(
                same=read.same or any(self._hand.is_on(node, self._side) for node in members),
                opposed=opposed,
                open=read.open or any(map(self._leaves_open, members)),
            )
            inside = ReadSides(same=read.same, opposed=opposed, open=read.open)
            found.update(dict.fromkeys(members, inside if len(members) > 1 else read))
            said.update(dict.fromkeys(members, own))
        return found

    def _opposes(self, node: str) -> bool:
        return self._hand.contradicts(node, self._side)

    def _leaves_open(self, node: str) -> bool:
        return self._side != "open" and self._hand.sides.get(node) == "open"

    @cached_property
    def _standing(self) -> dict[str, tuple[str, ...]]:
        """The graph without the ways beyond what was taken back, and beyond who contradicts."""
        return {
            node: following if following and not self._is_end(node) else ()
            for node, following in self.edges.items()
        }

    def _is_end(self, node: str) -> bool:
        contradicts = self._hand.is_on(node, self._side) and self._read[node].contradicted
        return contradicts or self.taken_back(node)

    @cached_property
    def _circles(self) -> list[tuple[str, ...]]:
        return components(self._standing, self._standing)

    @cached_property
    def _members(self) -> dict[str, tuple[str, ...]]:
        """The circle that each node is in; a node that is in none is alone."""
        return {node: members for members in self._circles for node in members}

    @cached_property
    def _roots(self) -> dict[str, Roots]:
        found: dict[str, Roots] = {}
        for members in self._circles:
            found.update(dict.fromkeys(members, self._roots_of(members, found)))
        return found

    def _roots_of(self, members: Sequence[str], known: Mapping[str, Roots]) -> Roots:
        inside = frozenset(members)
        ends = {name for node in members for name in self._standing[node]} - inside
        if not ends and len(members) == 1:
            return self._root(members[0])
        further = [known[name] for name in ends]
        words = _union(roots.words for roots in further)
        circles = [roots.circle for roots in further if roots.circle is not None]
        died, lives = any(r.died for r in further), any(r.lives for r in further)
        if not ends and not died:
            circles.append(min(members))
        return Roots(words=words, circle=min(circles, default=None), died=died, lives=lives)

    def _root(self, node: str) -> Roots:
        if self.taken_back(node):
            return Roots(died=True)
        if node in self._hand.items:
            return Roots(lives=not self._opposes(node))
        return Roots(words=frozenset((node,)), lives=True)

    @cached_property
    def _ways(self) -> Ways:
        return Ways(
            edges=self._standing,
            circles=self._members,
            stands=lambda node: self._root(node).lives,
            is_taken_back=self.taken_back,
        )


def _together(reads: Iterable[ReadSides]) -> ReadSides:
    same = opposed = leaves_open = False
    for read in reads:
        same, opposed = same or read.same, opposed or read.opposed
        leaves_open = leaves_open or read.open
    return ReadSides(same=same, opposed=opposed, open=leaves_open)


def _union(sets: Iterable[frozenset[str]]) -> frozenset[str]:
    """The union; where all are one and the same set, that set, which many nodes can share."""
    distinct = {id(one): one for one in sets if one}
    if len(distinct) == 1:
        return next(iter(distinct.values()))
    return frozenset().union(*distinct.values())
