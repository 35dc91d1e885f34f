"""The shortest ways through the derivation graph of one side: to origins, retractions, circles."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cached_property
from itertools import islice

from verifykit.parts import part
from verifykit.provenance.path import Path
from verifykit.provenance.upstream import CHOICE

_SHOWN_OF_CIRCLE = 10
"""So many nodes of a circle its paths show."""


@part(kw_only=True)
class Ways:
    """Finds the way from each node to where it ends.

    `edges` lead from nodes to those they were taken from, `circles` has the circle that each node
    is in, itself alone if in none. `stands` tells of a node that leads nowhere whether it is a
    root, `is_taken_back` of any whether it was taken back.
    """

    edges: Mapping[str, Sequence[str]]
    circles: Mapping[str, Sequence[str]]
    stands: Callable[[str], bool]
    is_taken_back: Callable[[str], bool]

    @cached_property
    def readers(self) -> Mapping[str, Sequence[str]]:
        """For each node those that were taken from it."""
        found: dict[str, list[str]] = {}
        for node, following in self.edges.items():
            for name in following:
                found.setdefault(name, []).append(node)
        return found

    @cached_property
    def to_roots(self) -> Mapping[str, Path]:
        """The shortest path from every node that leads to a root, or into a circle."""
        return self._to(
            node
            for node, following in self.edges.items()
            if (not following and self.stands(node)) or len(self.circles[node]) > 1
        )

    @cached_property
    def to_taken_back(self) -> Mapping[str, Path]:
        """The shortest path from every node that leads to something taken back."""
        return self._to(node for node in self.edges if self.is_taken_back(node))

    def around(self, name: str) -> Path:
        """Return the first steps around the circle that a node is in."""
        inside = self.circles[name]
        nodes = dict.fromkeys((name,))
        step = name
        while len(nodes) < _SHOWN_OF_CIRCLE:
            step = min(one for one in self.edges[step] if self.circles.get(one) is inside)
            if step in nodes:
                break
            nodes[step] = None
        return Path.of([node for node in islice(nodes, _SHOWN_OF_CIRCLE) if CHOICE not in node])

    def _to(self, ends: Iterable[str]) -> dict[str, Path]:
        """Return the shortest path from every node that leads to one of the ends.

        Of several it is the one with the smaller ids.
        """
        found = {node: Path(node) for node in sorted(ends)}
        level = list(found)
        while level:
            following: dict[str, None] = {}
            for node in level:
                for reader in self.readers.get(node, ()):
                    if reader not in found:
                        # A choice between items is no step that anybody took.
                        path = found[node]
                        found[reader] = path if CHOICE in reader else Path(reader, path)
                        following[reader] = None
            level = sorted(following)
        return found
