"""Paths: chains of ids that say where an item has it from, why it died, or how it is known."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import overload

_KEPT = 4
"""So many of its last ids every path has at hand."""


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
