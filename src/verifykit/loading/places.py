"""Where the parts of a raw document stand, and findings put where they belong in the file."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import cached_property
from typing import Any, NamedTuple, TypeVar

from attrs import evolve

from verifykit.model.case import Case
from verifykit.model.finding import Finding, Related
from verifykit.model.place import Place, Places, from_pointer

_Item = TypeVar("_Item", Finding, Related)


def place_findings(case: Case, findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Fill in path, line and column of findings, and of what they relate to, from the case.

    A case that was not loaded from a file has no places, and its findings stay as they are.
    """
    if case.places is None:
        return tuple(findings)
    return place(case.places, findings)


def place(places: Places, findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Fill in path, line and column of the findings that have none yet."""
    return tuple(_with_related(places, finding) for finding in findings)


def _with_related(places: Places, finding: Finding) -> Finding:
    if not finding.related:
        return _located(places, finding)
    related = tuple(_located(places, other) for other in finding.related)
    return _located(places, finding, related=related)


def _located(places: Places, item: _Item, **changes: Any) -> _Item:
    if item.path is None:
        found = places.locate(item.pointer)
        changes |= {"path": found.path, "line": found.line, "column": found.column}
    return evolve(item, **changes) if changes else item


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
