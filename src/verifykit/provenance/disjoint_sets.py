"""Names that turn out to belong together: what is merged is one set and has one name."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Generic, TypeVar

Name = TypeVar("Name", str, tuple[int, str])


class DisjointSets(Generic[Name]):
    """Disjoint sets of names; each set is called by its smallest name."""

    def __init__(self) -> None:
        self._parent: dict[Name, Name] = {}

    def find(self, name: Name) -> Name:
        """Return the name of the set that a name is in; a name not merged yet is alone."""
        root = name
        while (parent := self._parent.setdefault(root, root)) != root:
            root = parent
        self._parent[name] = root
        return root

    def merge(self, names: Iterable[Name]) -> None:
        """Make one set of those that the names are in; raise ValueError without any name."""
        roots = {self.find(name) for name in names}
        first = min(roots)
        for root in roots:
            self._parent[root] = first
