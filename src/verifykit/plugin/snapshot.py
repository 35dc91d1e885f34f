"""Notices when somebody has changed values that nobody may change, and puts them back."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from operator import attrgetter, is_
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
_PLAIN = frozenset({bool, float, int, str, type(None)})
"""Values that hold no others."""


@part
class Snapshot:
    """What the fields of frozen values held; frozen values hold frozen values all the way down.

    Python cannot stop `object.__setattr__`, so an honest mistake or a clever hack in one plug-in
    could change what another one sees. This is no protection against malice.
    """

    _kept: list[tuple[Any, _Shape, tuple[Any, ...]]] = field(factory=list)
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
            shape = _shape_of(kind)
            if shape is not None and id(node) not in self._seen:
                self._seen.add(id(node))
                held = shape.values(node)
                self._kept.append((node, shape, held))
                left.extend(found for found in held if type(found) not in _PLAIN)

    def restore(self) -> bool:
        """Put back every field that holds something else now; return whether there was one."""
        changed = False
        for node, shape, held in self._kept:
            try:
                same = all(map(is_, shape.values(node), held))
            except AttributeError:
                same = False
            if not same:
                changed = True
                for name, value in zip(shape.names, held, strict=True):
                    if getattr(node, name, None) is not value:
                        object.__setattr__(node, name, value)
        return changed


@part
class _Shape:
    """The fields of a class whose values plug-ins get to see, and what gives all they hold."""

    names: tuple[str, ...]
    values: Callable[[Any], tuple[Any, ...]]


@cache
def _shape_of(kind: Any) -> _Shape | None:
    """The fields of a class whose values plug-ins get to see; None for any other class."""
    if not (has(kind) and kind.__module__.startswith(_HANDED_OUT)):
        return None
    names = tuple(attribute.name for attribute in fields(kind))
    if not names:
        return None
    # Of a single name attrgetter gives no tuple; the same name once more does no harm.
    names = names if len(names) > 1 else names * 2
    return _Shape(names, attrgetter(*names))
