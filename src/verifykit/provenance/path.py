"""Paths: chains of ids that say where an item has it from, why it died, or how it is known.

And the shortest ways through a graph of derivations: to roots, to what was taken back, in circles.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import islice
from typing import overload

from verifykit.parts import part

_KEPT = 4
"""So many of its last ids every path has at hand."""
_SHOWN_OF_CIRCLE = 10
"""So many nodes of a circle its paths show."""
CHOICE = " or "
"""In the name of a node that stands for one of several items; no id has a space in it."""


class Path(Sequence[str]):
    """A chain of ids of evidence, documents and sources, nearest first; it is never empty.

    The one value with which findings, explanations and reports say why items count once (the path
    ends at their common origin), why one died (it ends at what was taken back), and through what
    one is known (it ends at a document that was consulted). Paths share their ends: one that is
    longer by a step takes no more room than that step.
    """

    __slots__ = ("_end", "_length", "first", "last", "rest")

    def __init__(self, first: str, rest: Path | None = None) -> None:
        self.first = first
        self.rest = rest
        self.last: str = first if rest is None else rest.last
        self._length: int = 1 if rest is None else 1 + len(rest)
        self._end: tuple[str, ...]
        if rest is None:
            self._end = (first,)
        else:
            self._end = rest._end if len(rest._end) == _KEPT else (first, *rest._end)

    @classmethod
    def of(cls, nodes: Sequence[str]) -> Path:
        """Return the path of some ids; raise IndexError without any."""
        path = cls(nodes[-1])
        for node in reversed(nodes[:-1]):
            path = cls(node, path)
        return path

    def __iter__(self) -> Iterator[str]:
        step: Path | None = self
        while step is not None:
            yield step.first
            step = step.rest

    def __len__(self) -> int:
        return self._length

    @overload
    def __getitem__(self, index: int) -> str: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[str, ...]: ...
    def __getitem__(self, index: int | slice) -> str | tuple[str, ...]:
        if isinstance(index, slice):
            return tuple(self)[index]
        if index in (-1, self._length - 1):
            return self.last
        return self.first if index == 0 else tuple(self)[index]

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Sequence) or len(other) != self._length:
            return NotImplemented if not isinstance(other, Sequence) else False
        return all(a == b for a, b in zip(self, other, strict=True))

    def __hash__(self) -> int:
        return hash(tuple(self))

    def __repr__(self) -> str:
        return f"Path({' <- '.join(self.ends(3))})"

    def ends(self, shown: int) -> tuple[str, ...]:
        """Return the first and the last ids, at most `shown` of each, with "…" for what is left."""
        if self._length <= 2 * shown:
            return tuple(self)
        last = self._end if shown <= _KEPT else tuple(self)
        return (*islice(self, shown), "…", *last[-shown:])


@part(kw_only=True)
class Ways:
    """Finds the way from each node to where it ends.

    `edges` lead from nodes to those they were taken from, `circles` has the circle that each node
    is in, itself alone if in none. `stands` tells of a node whether a way may end there: not at
    what was taken back, nor at somebody who says the opposite. `is_taken_back` tells of the former.
    """

    edges: Mapping[str, Sequence[str]]
    circles: Mapping[str, Sequence[str]]
    stands: Callable[[str], bool]
    is_taken_back: Callable[[str], bool]

    @cached_property
    def readers(self) -> Mapping[str, Sequence[str]]:
        """For each node those that were taken from it."""
        return readers(self.edges)

    @cached_property
    def to_roots(self) -> Mapping[str, Path]:
        """The shortest path from every node that leads to a root, or into a circle."""
        return self._to(
            node
            for node, following in self.edges.items()
            if (not following or len(self.circles[node]) > 1) and self.stands(node)
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


def readers(edges: Mapping[str, Sequence[str]]) -> dict[str, list[str]]:
    """Return for each node those from which an edge leads to it."""
    found: dict[str, list[str]] = {}
    for node, following in edges.items():
        for name in following:
            found.setdefault(name, []).append(node)
    return found
