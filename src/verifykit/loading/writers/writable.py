"""What every writer starts from: plain data that every output can hold."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from verifykit.errors import InvalidCase
from verifykit.loading.places import place_findings
from verifykit.loading.screen import screen
from verifykit.loading.unstructure import to_data
from verifykit.model.case import Case
from verifykit.model.finding import Finding


def writable_data(case: Case) -> dict[str, Any]:
    """Return a case as plain data; raise InvalidCase where a text or number is unusable.

    A case that was loaded has neither; one that was put together in Python may.
    """
    data = to_data(case)
    refuse(case, screen(data))
    return data


def refuse(case: Case, findings: Iterable[Finding]) -> None:
    """Raise InvalidCase with the findings, placed, if there are any."""
    placed = place_findings(case, findings)
    if placed:
        raise InvalidCase(placed[0].path or case.id or "case", placed)
