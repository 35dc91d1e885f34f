"""A table of keys and values that nobody can change: frozen at every depth, picklable."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from typing import Any

from attrs import field, frozen

DEEPEST = 64
"""Data nested deeper than this is not taken: no reader of it would come back."""


@frozen(repr=False, eq=False)
class Table(Mapping[str, Any]):
    """A read-only mapping whose tables are Tables too and whose arrays are tuples.

    Build one with `freeze`. (`MappingProxyType` would do, but it does not pickle.) Two tables with
    the same content are equal and have one hash, whatever the order of their keys.
    """

    _values: dict[str, Any] = field(factory=dict)

    def __getitem__(self, key: str) -> Any:
        return self._values[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._values)

    def __len__(self) -> int:
        return len(self._values)

    def __hash__(self) -> int:
        return hash(frozenset(self._values.items()))

    def __repr__(self) -> str:
        return f"Table({self._values!r})"


EMPTY = Table()
"""The table of nothing."""


def freeze(value: Mapping[str, Any]) -> Table:
    """Return a frozen copy of a table; the original may then change freely."""
    if type(value) is Table:
        return value
    return Table({key: frozen_value(item) for key, item in value.items()})


def thaw(value: Mapping[str, Any]) -> dict[str, Any]:
    """Return the table as plain dicts and lists, as a validator or a writer wants it."""
    return {key: thawed_value(item) for key, item in value.items()}


def frozen_value(value: Any) -> Any:
    """Return a value whose tables are Tables and whose arrays are tuples; others as they are."""
    if isinstance(value, Mapping):
        return freeze(value)
    if isinstance(value, (list, tuple)):
        return tuple(frozen_value(item) for item in value)
    return value


def thawed_value(value: Any) -> Any:
    """Return a value whose tables are dicts and whose arrays are lists; others as they are."""
    if isinstance(value, Mapping):
        return thaw(value)
    if isinstance(value, (list, tuple)):
        return [thawed_value(item) for item in value]
    return value


def json_flaw(value: Any, depth: int = DEEPEST) -> str | None:
    """Return why a value cannot be written as JSON (RFC 8259) and read again; None if it can.

    Only the plain types count: a subclass could still write itself as anything.
    """
    if depth == 0:
        return f"it is nested more than {DEEPEST} deep"
    if value is None or type(value) in (bool, int):
        return None
    if type(value) is float:
        return None if math.isfinite(value) else f"{value!r} is no number of JSON"
    if type(value) is str:
        return None if _is_unicode(value) else "a text has half a character in it"
    if type(value) in (tuple, list):
        return next(filter(None, (json_flaw(one, depth - 1) for one in value)), None)
    if type(value) in (Table, dict):
        return next(
            filter(None, (_flaw_of_entry(key, one, depth) for key, one in value.items())), None
        )
    return f"a {type(value).__name__} is nothing that JSON knows"


def _flaw_of_entry(key: object, value: object, depth: int) -> str | None:
    if type(key) is not str:
        return f"the key {key!r} is no text"
    return json_flaw(key) or json_flaw(value, depth - 1)


def _is_unicode(text: str) -> bool:
    return text.isascii() or not any("\ud800" <= character <= "\udfff" for character in text)
