"""Notices when somebody has changed values that nobody may change, and puts them back."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from attrs import fields, frozen, has

_MODEL = "verifykit.model."


@frozen
class Snapshot:
    """What the fields of frozen values held; frozen values hold frozen values all the way down.

    Python cannot stop `object.__setattr__`, so an honest mistake or a clever hack in one plug-in
    could change what another one sees. This is no protection against malice.
    """

    _kept: tuple[tuple[object, tuple[tuple[str, object], ...]], ...]

    @classmethod
    def of(cls, *values: object) -> Snapshot:
        """Take a snapshot of model values, or tuples of them, and all that they hold."""
        seen: set[int] = set()
        nodes = (node for value in values for node in _nodes(value, seen))
        return cls(
            tuple(
                (node, tuple((name, getattr(node, name)) for name in _names(type(node))))
                for node in nodes
            )
        )

    def restore(self) -> bool:
        """Put back every field that holds something else now; return whether there was one."""
        changed = False
        for node, held in self._kept:
            for name, value in held:
                if getattr(node, name, None) is not value:
                    object.__setattr__(node, name, value)
                    changed = True
        return changed


def _nodes(value: object, seen: set[int]) -> Iterator[object]:
    if isinstance(value, tuple):
        for item in value:
            yield from _nodes(item, seen)
    elif _is_model(type(value)) and id(value) not in seen:
        seen.add(id(value))
        yield value
        for name in _names(type(value)):
            yield from _nodes(getattr(value, name), seen)


@cache
def _is_model(kind: type) -> bool:
    return has(kind) and kind.__module__.startswith(_MODEL)


@cache
def _names(kind: type) -> tuple[str, ...]:
    return tuple(attribute.name for attribute in fields(kind))
