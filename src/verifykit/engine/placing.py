"""Finds the place of each finding in the input."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import evolve

from verifykit.model.case import Case
from verifykit.model.finding import Finding, Related


def place_findings(case: Case, findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """Return the findings with path, line and column, where the case came from a file."""
    places = case.places
    if places is None:
        return tuple(findings)

    def placed(one: Related) -> Related:
        place = places.locate(one.pointer)
        return evolve(one, path=place.path, line=place.line, column=place.column)

    found = []
    for finding in findings:
        place = places.locate(finding.pointer)
        related = tuple(map(placed, finding.related))
        found.append(
            evolve(finding, path=place.path, line=place.line, column=place.column, related=related)
        )
    return tuple(found)
