"""Where the parts of a raw document stand, as a tree beside the data."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cached_property
from typing import NamedTuple

from verifykit.model.place import Place, from_pointer


class Mark(NamedTuple):
    """Where a part begins (1-based line and column), and the marks of its parts.

    A member of a mapping begins at its key, an item of a list at itself. List indexes are text.
    """

    path: str
    line: int
    column: int
    inside: Mapping[str, Mark] = {}


class MarkedPlaces:
    """Places that are worked out only once somebody asks for one."""

    def __init__(self, mark: Callable[[], Mark]) -> None:
        self._mark = mark

    @cached_property
    def _root(self) -> Mark:
        return self._mark()

    def locate(self, pointer: str) -> Place:
        """Return the place of the nearest existing ancestor of a JSON pointer."""
        mark = self._root
        for part in from_pointer(pointer):
            inner = mark.inside.get(part)
            if inner is None:
                break
            mark = inner
        return Place(mark.path, mark.line, mark.column)
