"""Notices when somebody has changed values that nobody may change, and puts them back."""

from __future__ import annotations

from functools import cache
from typing import Any

from attrs import field, fields, has

from verifykit.parts import part

_HANDED_OUT = (
    "verifykit.model.",
    "verifykit.provenance.",
    "verifykit.scoring.",
    "verifykit.comparison.",
    "verifykit.config.settings",
    "verifykit.report",
)
"""Where the classes come from whose values plug-ins get to see."""


@part
class Snapshot:
    """What the fields of frozen values held; frozen values hold frozen values all the way down.

    Python cannot stop `object.__setattr__`, so an honest mistake or a clever hack in one plug-in
    could change what another one sees. This is no protection against malice.
    """

    _kept: list[tuple[Any, tuple[tuple[str, Any], ...]]] = field(factory=list)
    _seen: set[int] = field(factory=set)

    @classmethod
    def of(cls, *values: Any) -> Snapshot:
        """Take a snapshot of values that plug-ins get to see, and of all that they hold."""
        snapshot = cls()
        for value in values:
            snapshot.add(value)
        return snapshot

    def add(self, value: Any) -> None:
        """Take in one more value, or a tuple of them, as it is now."""
        left = [value]
        while left:
            node = left.pop()
            if isinstance(node, tuple):
                left.extend(node)
                continue
            kind: Any = type(node)
            names = _names_of_fields(kind)
            if names and id(node) not in self._seen:
                self._seen.add(id(node))
                held = tuple((name, getattr(node, name)) for name in names)
                self._kept.append((node, held))
                left.extend(found for _, found in held)

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
    """The fields of a class whose values plug-ins get to see; nothing for any other class."""
    if not (has(kind) and kind.__module__.startswith(_HANDED_OUT)):
        return ()
    return tuple(attribute.name for attribute in fields(kind))
