"""A table of options that nobody can change: frozen at every depth, picklable."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from attrs import field, frozen


@frozen(repr=False, eq=False)
class Table(Mapping[str, Any]):
    """A read-only mapping whose tables are Tables too and whose arrays are tuples.

    Build one with `freeze`. (`MappingProxyType` would do, but it does not pickle.)
    """

    _values: dict[str, Any] = field(factory=dict)

    def __getitem__(self, key: str) -> Any:
        return self._values[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._values)

    def __len__(self) -> int:
        return len(self._values)

    def __repr__(self) -> str:
        return f"Table({self._values!r})"


def freeze(value: Mapping[str, Any]) -> Table:
    """Return a frozen copy of a table of options; the original may then change freely."""
    return Table({key: _freeze(item) for key, item in value.items()})


def thaw(value: Mapping[str, Any]) -> dict[str, Any]:
    """Return the table as plain dicts and lists, as a validator or a writer wants it."""
    return {key: _thaw(item) for key, item in value.items()}


def _freeze(value: Any) -> Any:
    if isinstance(value, Mapping):
        return freeze(value)
    if isinstance(value, (list, tuple)):
        return tuple(_freeze(item) for item in value)
    return value


def _thaw(value: Any) -> Any:
    if isinstance(value, Mapping):
        return thaw(value)
    if isinstance(value, (list, tuple)):
        return [_thaw(item) for item in value]
    return value
