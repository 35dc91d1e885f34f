"""Notices when somebody has changed values that nobody may change, and puts them back."""

from __future__ import annotations

from functools import cache
from typing import Any

from attrs import fields, has

from verifykit.parts import part

_MODEL = "verifykit.model."


@part
class Snapshot:
    """What the fields of frozen values held; frozen values hold frozen values all the way down.

    Python cannot stop `object.__setattr__`, so an honest mistake or a clever hack in one plug-in
    could change what another one sees. This is no protection against malice.
    """

    _kept: tuple[tuple[Any, tuple[tuple[str, Any], ...]], ...]

    @classmethod
    def of(cls, *values: Any) -> Snapshot:
        """Take a snapshot of model values, or tuples of them, and all that they hold."""
        seen: set[int] = set()
        kept = []
        left: list[Any] = list(values)
        while left:
            value = left.pop()
            if isinstance(value, tuple):
                left.extend(value)
                continue
            kind: Any = type(value)
            names = _names_of_fields(kind)
            if names and id(value) not in seen:
                seen.add(id(value))
                held = tuple((name, getattr(value, name)) for name in names)
                kept.append((value, held))
                left.extend(found for _, found in held)
        return cls(tuple(kept))

    def restore(self) -> bool:
        """Put back every field that holds something else now; return whether there was one."""
        changed = False
        for node, held in self._kept:
            for name, value in held:
                if getattr(node, name, None) is not value:
                    object.__setattr__(node, name, value)
                    changed = True
        return changed


@cache
def _names_of_fields(kind: Any) -> tuple[str, ...]:
    """The fields of a class of the model; nothing for any other class."""
    if not (has(kind) and kind.__module__.startswith(_MODEL)):
        return ()
    return tuple(attribute.name for attribute in fields(kind))
