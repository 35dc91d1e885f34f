"""Declares classes that cost little to declare: the values of a case, and the parts of computing.

The methods of an attrs class are written and compiled anew whenever its module is imported, which
was a fifth of a small check. What is the same for all classes is written once here instead.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from operator import attrgetter
from typing import TYPE_CHECKING, Any, TypeVar, dataclass_transform, overload

from attrs import field, fields
from attrs import frozen as attrs_frozen

__all__ = ["frozen", "part"]

C = TypeVar("C", bound=type)


@overload
def part(cls: C) -> C: ...
@overload
def part(*, kw_only: bool = False) -> Callable[[C], C]: ...
@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def part(cls: C | None = None, *, kw_only: bool = False) -> C | Callable[[C], C]:
    """Make a class a frozen attrs class that is equal to itself alone and has no repr.

    Parts are only ever passed on inside of a computation: nobody compares or prints them.
    """

    def declare(cls: C) -> C:
        return _declared(cls, kw_only=kw_only)

    return declare if cls is None else declare(cls)


if TYPE_CHECKING:
    from attrs import frozen
else:

    def frozen(cls: C | None = None, *, kw_only: bool = False) -> C | Callable[[C], C]:
        """Make a class a frozen attrs class, as `attrs.frozen` does and type checkers take it.

        Two are equal if they are of one class and all fields are; fields with `eq=False` or
        `repr=False` are left out as attrs does. What the class defines itself is kept.
        """

        def declare(cls: C) -> C:
            return _comparable(_declared(cls, kw_only=kw_only))

        return declare if cls is None else declare(cls)


def _declared(cls: C, *, kw_only: bool) -> C:
    """Return a class as a frozen attrs class without comparison and repr.

    What it works out once (`cached_property`) it keeps beside its fields, in a `__dict__`: a class
    of slots would have further methods compiled for that, and look it up by way of them.
    """
    keeps = any(isinstance(one, cached_property) for one in vars(cls).values())
    made: C = attrs_frozen(kw_only=kw_only, eq=False, repr=False, slots=not keeps)(cls)
    if keeps:
        names = [one.name for one in fields(made)]

        def state(self: Any) -> dict[str, Any]:
            # What was worked out is worked out again where a copy needs it.
            return {name: getattr(self, name) for name in names}

        _give(made, __getstate__=state)
    return made


def _comparable(cls: C) -> C:
    """Give a class comparison, a hash and a repr by its fields."""
    names = [one.name for one in fields(cls) if one.eq]
    told = [one.name for one in fields(cls) if one.repr]
    compared: Callable[[Any], Any] = attrgetter(*names) if names else _nothing

    def same(self: Any, other: object) -> Any:
        if other.__class__ is not self.__class__:
            return NotImplemented
        return compared(self) == compared(other)

    def hashed(self: Any) -> int:
        return hash(compared(self))

    def shown(self: Any) -> str:
        inside = ", ".join(f"{name}={getattr(self, name)!r}" for name in told)
        return f"{self.__class__.__qualname__.rpartition('>.')[2]}({inside})"

    _give(cls, __eq__=same, __hash__=hashed, __repr__=shown)
    return cls


def _give(cls: type, **methods: Callable[..., Any]) -> None:
    """Give a class methods, but for those that it defines itself."""
    for name, method in methods.items():
        if name not in vars(cls):
            setattr(cls, name, method)


def _nothing(_: object) -> tuple[()]:
    return ()
