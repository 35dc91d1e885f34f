"""Puts findings where they belong in the file."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

from attrs import evolve

from verifykit.model.case import Case
from verifykit.model.finding import Finding, Related
from verifykit.model.place import Places

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
    return tuple(_with_related(places, _located(places, finding)) for finding in findings)


def _with_related(places: Places, finding: Finding) -> Finding:
    if not finding.related:
        return finding
    return evolve(finding, related=tuple(_located(places, other) for other in finding.related))


def _located(places: Places, item: _Item) -> _Item:
    if item.path is not None:
        return item
    found = places.locate(item.pointer)
    return evolve(item, path=found.path, line=found.line, column=found.column)
