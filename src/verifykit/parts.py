"""Declares classes that cost little to declare: the values of a case, and the parts of computing.

The methods of an attrs class are written and compiled anew whenever its module is imported, which
was a fifth of a small check. What is the same for all classes is written once here instead.
"""

from __future__ import annotations

from collections.abc import Callable
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
    declare: Callable[[C], C] = attrs_frozen(kw_only=kw_only, eq=False, repr=False)
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
            return _comparable(attrs_frozen(kw_only=kw_only, eq=False, repr=False)(cls))

        return declare if cls is None else declare(cls)


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

    for name, method in (("__eq__", same), ("__hash__", hashed), ("__repr__", shown)):
        if name not in cls.__dict__:
            setattr(cls, name, method)
    return cls


def _nothing(_: object) -> tuple[()]:
    return ()
