"""Where in the input something stands."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

from verifykit.parts import frozen


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


_SEPARATORS = ",;\t"


def separator_of(header: str) -> str:
    """Return what separates the cells of a CSV file that begins with this line.

    The columns of such a file count cells.
    """
    return max(_SEPARATORS, key=header.count)


def to_pointer(parts: Iterable[str | int]) -> str:
    """Return the JSON pointer (RFC 6901) of a path of keys and list indexes."""
    return "".join(f"/{_escape(str(part))}" for part in parts)


def from_pointer(pointer: str) -> tuple[str, ...]:
    """Return the keys and list indexes of a JSON pointer, all as text."""
    parts = pointer.split("/")[1:]
    if "~" not in pointer:
        return tuple(parts)
    return tuple(part.replace("~1", "/").replace("~0", "~") for part in parts)


def _escape(part: str) -> str:
    return part.replace("~", "~0").replace("/", "~1")
