"""Where in the input something stands."""

from __future__ import annotations

from typing import Protocol

from attrs import frozen


@frozen
class Place:
    """A position in an input file: 1-based line and column where they are known."""

    path: str | None = None
    line: int | None = None
    column: int | None = None


class Places(Protocol):
    """Finds the place of a JSON pointer in the input that a case was loaded from."""

    def locate(self, pointer: str) -> Place:
        """Return the place of the nearest existing ancestor of `pointer`."""
        ...
