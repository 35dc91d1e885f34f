"""Notices when somebody has changed values that nobody may change, and puts them back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache
from operator import attrgetter, eq
from typing import Any

from verifykit.parts import field, field_names, part

_HANDED_OUT = (
    "verifykit.model.",
    "verifykit.provenance.",
    "verifykit.scoring.",
    "verifykit.comparison.",
    "verifykit.config.settings",
    "verifykit.reporting.report",
    "verifykit.reporting.result",
)
"""Where the classes come from whose values plug-ins get to see."""
_SHORT = 24
"""Tuples up to this length are gone through as often as they are met."""
_PLAIN = frozenset({bool, float, int, str, type(None)})
"""Values that hold no others."""


@part
class Snapshot:
    """What the fields of frozen values held; frozen values hold frozen values all the way down.

    Python cannot stop `object.__setattr__`, so an honest mistake or a clever hack in one plug-in
    could change what another one sees. This is no protection against malice.
    """

    _kept: dict[_Shape, tuple[list[Any], list[tuple[Any, ...]]]] = field(factory=dict)
    """For each class its values, and what each of them held."""
    _seen: set[int] = field(factory=set)
    _long: dict[int, tuple[Any, ...]] = field(factory=dict)
    """Long tuples by their identity, which they keep as long as they are here: many values may hold
    the same one."""
    beside: Snapshot | None = None
    """Another one, whose values are in good hands."""

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
        seen = self._seen
        # A value that is held already is held with all that it holds.
        beside = frozenset[int]() if self.beside is None else self.beside._seen
        while left:
            node = left.pop()
            if isinstance(node, tuple):
                if len(node) > _SHORT:
                    if id(node) in self._long:
                        continue
                    self._long[id(node)] = node
                left += [found for found in node if type(found) not in _PLAIN]
                continue
            identity = id(node)
            if identity in seen or identity in beside:
                continue
            kind: Any = type(node)
            shape = _shape_of(kind)
            if shape is not None:
                seen.add(identity)
                held = shape.values(node)
                kept = self._kept.get(shape)
                if kept is None:
                    kept = self._kept[shape] = ([], [])
                kept[0].append(node)
                kept[1].append(held)
                left += [one for one in held if type(one) not in _PLAIN]

    def restore(self) -> bool:
        """Put back every field that holds something else now; return whether there was one."""
        changed = False
        for shape, (nodes, all_held) in self._kept.items():
            if not _is_as_it_was(shape, nodes, all_held):
                for node, held in zip(nodes, all_held, strict=True):
                    changed |= _put_back(shape, node, held)
        return changed


@part
class Watch:
    """What one plug-in gets to see: what all of them do, and what was handed to it on request.

    `groups` are those of all plug-ins, by the identity of what was handed out, as it was when the
    first one got it; after a plug-in only its own are looked at, since it got no others to change.
    """

    everybody: Snapshot
    groups: dict[int, tuple[Any, Snapshot]]
    _own: dict[int, Snapshot] = field(factory=dict)

    def add(self, value: Any) -> None:
        """Take in what is handed to the plug-in now."""
        key = id(value)
        if key in self._own:
            return
        if key not in self.groups:
            snapshot = Snapshot(beside=self.everybody)
            snapshot.add(value)
            # Kept with the value, so that nothing else gets its identity.
            self.groups[key] = (value, snapshot)
        self._own[key] = self.groups[key][1]

    def restore(self) -> bool:
        """Put back what holds something else now; return whether there was anything."""
        found = [one.restore() for one in (self.everybody, *self._own.values())]
        return any(found)


def _is_as_it_was(shape: _Shape, nodes: Sequence[Any], all_held: Sequence[tuple[Any, ...]]) -> bool:
    """Whether values hold what they held, or what is equal to it.

    There are many of them after every plug-in, so no step of it is Python's: tuples compare what
    they hold by identity first.
    """
    try:
        return all(map(eq, map(shape.values, nodes), all_held))
    except Exception:
        # A field was taken away, or what is there now cannot be compared.
        return False


def _put_back(shape: _Shape, node: Any, held: tuple[Any, ...]) -> bool:
    """Put back the fields of a value that hold something else; return whether there was one."""
    changed = False
    for name, value in zip(shape.names, held, strict=True):
        if getattr(node, name, None) is not value:
            object.__setattr__(node, name, value)
            changed = True
    return changed


@part
class _Shape:
    """The fields of a class whose values plug-ins get to see, and what gives all they hold."""

    names: tuple[str, ...]
    values: Callable[[Any], tuple[Any, ...]]


@cache
def _shape_of(kind: Any) -> _Shape | None:
    """The fields of a class whose values plug-ins get to see; None for any other class."""
    names = field_names(kind) if kind.__module__.startswith(_HANDED_OUT) else ()
    if not names:
        return None
    # Of a single name attrgetter gives no tuple; the same name once more does no harm.
    names = names if len(names) > 1 else names * 2
    return _Shape(names, attrgetter(*names))
