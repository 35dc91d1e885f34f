"""Input that cannot be read any further, inside the readers."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from attrs import evolve

from verifykit.loading.places import Mark, MarkedPlaces
from verifykit.loading.raw import RawDocument
from verifykit.model.finding import Finding
from verifykit.model.rule import Rule

_Read = Callable[[Any, str, bytes | None], RawDocument]


class Refusal(Exception):
    """Reading stops here, with one finding. Readers turn it into a finding of their document."""

    def __init__(self, finding: Finding) -> None:
        super().__init__(finding.message)
        self.finding = finding


def finding_at(
    rule: Rule, message: str, path: str, line: int | None = None, column: int | None = None
) -> Finding:
    """Return a finding at a place of a file that has no JSON pointer, or none yet."""
    return evolve(rule.finding(message), path=path, line=line, column=column)


def refusable(read: _Read) -> _Read:
    """Wrap a `read` method so that a Refusal becomes a finding of an empty document."""

    @wraps(read)
    def reading(reader: Any, path: str, data: bytes | None) -> RawDocument:
        try:
            return read(reader, path, data)
        except Refusal as refusal:
            places = MarkedPlaces(lambda: Mark(path, 1, 1))
            return RawDocument(data=None, places=places, findings=(refusal.finding,))

    return reading
