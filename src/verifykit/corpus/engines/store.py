"""Where the blocks of a run are kept: in memory while they fit, else in files of plain arrays."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, Protocol, TypeVar, cast
from uuid import uuid4

import attrs
import numpy as np

from verifykit.corpus.engines.array_files import Array, read_arrays, room, write_arrays

T = TypeVar("T")


class Store(Protocol):
    """Keeps values made of arrays, by kind and block number."""

    def save(self, kind: str, number: int, value: Any) -> None:
        """Keep a value; it replaces the one before."""

    def load(self, kind: str, number: int, of: type[T]) -> T:
        """Return the value kept last. KeyError if there is none."""

    def drop(self, kind: str, number: int) -> None:
        """Forget a value, if there is one."""


class FileStore:
    """Keeps every value in a file below a folder, written whole or not at all."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        folder.mkdir(parents=True, exist_ok=True)

    def save(self, kind: str, number: int, value: Any) -> None:
        """Write the value; another process may do the same at the same time."""
        path = self.path(kind, number)
        path.parent.mkdir(exist_ok=True)
        # Two workers may have the same process number, on two machines or as two threads.
        unfinished = path.with_suffix(f".{uuid4().hex}.tmp")
        with unfinished.open("wb") as stream:
            write_arrays(stream, _arrays(value))
        unfinished.replace(path)

    def load(self, kind: str, number: int, of: type[T]) -> T:
        """Read the value back. KeyError if it was not written."""
        try:
            stream = self.path(kind, number).open("rb")
        except FileNotFoundError:
            raise KeyError((kind, number)) from None
        with stream:
            return _restored(of, read_arrays(stream))

    def drop(self, kind: str, number: int) -> None:
        """Remove the file, if there is one."""
        self.path(kind, number).unlink(missing_ok=True)

    def path(self, kind: str, number: int) -> Path:
        """Return the file of a value."""
        return self.folder / kind / f"{number:03d}.arrays"


class BoundedStore:
    """Keeps values in memory up to `budget` bytes, and what goes beyond it in files.

    Kinds in `seldom` are not worth memory: they go to files where half of it is taken. What a value
    of theirs remembers of what was derived from it is not kept.
    """

    def __init__(self, folder: Path, budget: int, seldom: frozenset[str] = frozenset()) -> None:
        self._files = FileStore(folder)
        self._budget = budget
        self._seldom = seldom
        self._held: dict[tuple[str, int], tuple[Any, int]] = {}
        self._used = 0

    def save(self, kind: str, number: int, value: Any) -> None:
        """Keep a value; it replaces the one before."""
        self._forget((kind, number))
        size = size_of(value)
        seldom = kind in self._seldom
        if self._used + size > (self._budget // 2 if seldom else self._budget):
            self._files.save(kind, number, value)
            return
        self._held[kind, number] = (attrs.evolve(value) if seldom else value), size
        self._used += size

    def load(self, kind: str, number: int, of: type[T]) -> T:
        """Return the value kept last. KeyError if there is none."""
        held = self._held.get((kind, number))
        if held is None:
            return self._files.load(kind, number, of)
        kept: Any = held[0]
        value: T = attrs.evolve(kept) if kind in self._seldom else kept
        return value

    def drop(self, kind: str, number: int) -> None:
        """Forget a value, if there is one."""
        self._forget((kind, number))
        self._files.drop(kind, number)

    def clear(self) -> None:
        """Let go of the memory; what is in files stays."""
        self._held.clear()
        self._used = 0

    def _forget(self, key: tuple[str, int]) -> None:
        if key in self._held:
            self._used -= self._held.pop(key)[1]


def size_of(value: Any) -> int:
    """Return the bytes of the arrays that a value is made of."""
    return sum(room(array) for array in _arrays(value))


def _arrays(value: Any) -> list[Array]:
    """The arrays of a value made of arrays and of other such values, in the order of its fields."""
    found: list[Array] = []
    for field in attrs.fields(type(value)):
        part = getattr(value, field.name)
        found.extend(_arrays(part) if attrs.has(type(part)) else [np.asarray(part)])
    return found


def _restored(of: type[T], arrays: Iterator[Array]) -> T:
    kinds: Any = attrs.resolve_types(cast("Any", of))
    parts: dict[str, Any] = {}
    for field in attrs.fields(kinds):
        kind: Any = field.type
        nested = isinstance(kind, type) and attrs.has(kind)
        parts[field.name] = _restored(kind, arrays) if nested else next(arrays)
    return of(**parts)
