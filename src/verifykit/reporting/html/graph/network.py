"""What is drawn: who stands where in the provenance, and what leads to what."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from typing import Literal

from verifykit.parts import frozen

NodeKind = Literal["origin", "relay", "unknown", "absent", "dead", "claim"]
"""`origin` speaks its own word; `relay` passes on; `unknown`: nobody says where it is from;
`absent`: known only from those who cite it; `dead`: retracted, or resting on a retraction."""
EdgeKind = Literal[
    "passes on", "speaks in", "may speak in", "known through", "read", "supports", "refutes", "open"
]

EDGE_WORDS: dict[EdgeKind, str] = {
    "passes on": "is passed on by",
    "speaks in": "speaks in",
    "may speak in": "is held to speak, if it is theirs, in",
    "known through": "is known through",
    "read": "was read for",
    "supports": "supports",
    "refutes": "refutes",
    "open": "leaves open",
}
"""How a start stands to its end, read from the one to the other."""


@frozen(kw_only=True)
class Node:
    """A box of the drawing: a title, and a line below it. `count` is how many it stands for."""

    id: str
    kind: NodeKind
    title: str
    note: str = ""
    count: int = 1


@frozen
class Edge:
    """An arrow from whoever had it to whoever has it from there."""

    start: str
    end: str
    kind: EdgeKind


@frozen
class Network:
    """Nodes and edges; every end of an edge is a node."""

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]

    @cached_property
    def by_id(self) -> dict[str, Node]:
        """The nodes under their ids."""
        return {node.id: node for node in self.nodes}

    def told(self, edge: Edge) -> str:
        """Return who an edge is from: of a stance whoever speaks in it, and where."""
        title = self.by_id[edge.start].title
        speaker = self._speakers.get(edge.start)
        if speaker is None or edge.kind not in ("supports", "refutes", "open"):
            return title
        return f"{speaker} in {title}"

    def words(self, edge: Edge) -> str:
        """Return what an edge says of its two ends, read from its start to its end."""
        return EDGE_WORDS[edge.kind]

    @cached_property
    def _speakers(self) -> dict[str, str]:
        return {
            edge.end: self.by_id[edge.start].title
            for edge in self.edges
            if edge.kind in ("speaks in", "may speak in")
        }


def make_network(nodes: Iterable[Node], edges: Iterable[Edge]) -> Network:
    """Return a network in which every node and edge is there once, the first of each id."""
    by_id: dict[str, Node] = {}
    for node in nodes:
        by_id.setdefault(node.id, node)
    known = [edge for edge in dict.fromkeys(edges) if {edge.start, edge.end} <= by_id.keys()]
    return Network(tuple(by_id.values()), tuple(edge for edge in known if edge.start != edge.end))
