"""What the items in hand reach when their derivation is followed: items, origins, circles."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cached_property

from verifykit.model.evidence import Evidence, Stance
from verifykit.parts import part
from verifykit.provenance.circles import components
from verifykit.provenance.graph import Graph


@part(kw_only=True)
class Reach:
    """What one node leads to, itself and its own circle not counted among the items in hand.

    `stances` are those of the items in hand above it; `origins` the ids of the speakers that
    nobody here holds; `circles` the smallest ids of the circles without an outside root;
    `retraction` and `live_root` say whether a retraction and a root that still stands are met.
    """

    above: bool = False
    stances: frozenset[Stance] = frozenset()
    origins: frozenset[str] = frozenset()
    circles: frozenset[str] = frozenset()
    retraction: bool = False
    live_root: bool = False


STANDING = Reach(live_root=True)
"""The reach of an item in hand that derives from nothing and was not retracted."""


class Provenance:
    """The derivation graph of the evidence in hand for one claim.

    `hand` holds the items in hand, each with its stance towards the claim in question. What is
    not in hand is passed through to what it derives from.
    """

    def __init__(self, graph: Graph, hand: Sequence[tuple[Evidence, Stance]]) -> None:
        self._graph = graph
        self._stances = {item.id: stance for item, stance in hand}
        self._items = {item.id: item for item, _ in hand}
        self._edges: dict[str, tuple[str, ...]] = {}
        self._roots: set[str] = set()
        self._circles: dict[str, Sequence[str]] = {}
        self._expand(self._items)
        self._reach = self._gather()

    def reach(self, evidence: Evidence) -> Reach:
        """Return what an item in hand leads to."""
        return self._reach[evidence.id]

    @property
    def derivations(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """Each node that leads anywhere, with the nodes that it leads to."""
        return tuple((node, following) for node, following in self._edges.items() if following)

    def path(self, evidence: Evidence) -> tuple[str, ...]:
        """Return the shortest chain of ids from an item to a root or an origin, itself first.

        Of several shortest chains it is the first in the order of the ids.
        """
        before: dict[str, str | None] = {evidence.id: None}
        queue = [evidence.id]
        for node in queue:
            if not self._edges[node]:
                break
            for name in sorted(self._edges[node]):
                if name not in before:
                    before[name] = node
                    queue.append(name)
        chain: list[str] = []
        step: str | None = node
        while step is not None:
            chain.append(step)
            step = before[step]
        return tuple(reversed(chain))

    def _expand(self, start: Iterable[str]) -> None:
        todo = list(start)
        while todo:
            node = todo.pop()
            if node in self._edges:
                continue
            self._edges[node] = self._following(node)
            todo.extend(self._edges[node])

    def _following(self, node: str) -> tuple[str, ...]:
        parents = self._graph.parents_of(node)
        found = {name: None for parent in parents for name in self._resolve(parent) if name != node}
        if found:
            return tuple(found)
        self._roots.add(node)
        # What derives from nothing and is not in hand stands for whoever speaks in it.
        speaker = None if node in self._items else self._graph.origin_of(node)
        return () if speaker is None else self._own_words.get(speaker) or (speaker,)

    def _resolve(self, name: str) -> Sequence[str]:
        """Return the items in hand that a name stands for, or the name itself."""
        if name in self._items:
            return (name,)
        return self._by_document.get(name) or self._by_voice.get(name) or (name,)

    @cached_property
    def _own_words(self) -> dict[str, tuple[str, ...]]:
        """For each speaker the items in hand that derive from nothing and that stand."""
        found: dict[str, tuple[str, ...]] = {}
        for item in self._items.values():
            speaker = self._graph.speaker(item)
            stands = not self._graph.parents(item) and not self._graph.retracted(item.id)
            if speaker is not None and stands:
                found[speaker] = (*found.get(speaker, ()), item.id)
        return found

    @cached_property
    def _by_document(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for item in self._items.values():
            if item.document is not None:
                found.setdefault(item.document, []).append(item.id)
        return found

    @cached_property
    def _by_voice(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for item in self._items.values():
            for voice in {self._graph.speaker(item), self._graph.outlet(item)} - {None}:
                found.setdefault(str(voice), []).append(item.id)
        return found

    def _gather(self) -> dict[str, Reach]:
        reach = {node: self._reach_of_root(node) for node in self._roots if not self._edges[node]}
        if len(reach) == len(self._edges):
            return reach
        for members in components(self._edges, self._edges):
            if members[0] in reach:
                continue
            if len(members) > 1:
                self._circles.update(dict.fromkeys(members, members))
            gathered = self._reach_of(members, reach)
            reach.update(dict.fromkeys(members, gathered))
        return reach

    def _reach_of_root(self, node: str) -> Reach:
        held, retracted = node in self._items, self._graph.retracted(node)
        if held and not retracted:
            return STANDING
        origins = frozenset() if held else frozenset((node,))
        return Reach(origins=origins, retraction=retracted, live_root=not retracted)

    def _reach_of(self, members: Sequence[str], known: dict[str, Reach]) -> Reach:
        inside = set(members)
        outside = {name for node in members for name in self._edges[node]} - inside
        following = [known[name] for name in outside]
        # Whoever reads one item of a circle reads what all of the circle says.
        read = {node for name in outside for node in self._circles.get(name, (name,))}
        held = read & self._items.keys()
        stances = {self._stances[name] for name in held}
        origins: set[str] = set()
        circles: set[str] = set()
        live = any(self._live_root(node) for node in members)
        for name, further in zip(outside, following, strict=True):
            stances |= further.stances
            origins |= further.origins
            circles |= further.circles
            live = live or (further.live_root and not self._only_speaks(members, name))
        if len(members) > 1 and not origins and not held and not circles:
            circles = {min(members)}
        return Reach(
            above=bool(held) or any(further.above for further in following),
            stances=frozenset(stances),
            origins=frozenset(origins),
            circles=frozenset(circles),
            retraction=any(self._graph.retracted(node) for node in members)
            or any(further.retraction for further in following),
            live_root=live,
        )

    def _live_root(self, node: str) -> bool:
        return node in self._roots and not self._graph.retracted(node)

    def _only_speaks(self, members: Sequence[str], name: str) -> bool:
        """Whether the members lead to `name` only because it speaks in them.

        A retracted document is no better for the other words of whoever published it.
        """
        return all(node in self._roots for node in members if name in self._edges[node])
