"""Declares classes that cost little to declare: the values of a case, and the parts of computing.

The methods of an attrs class are written and compiled anew whenever its module is imported, which
was a fifth of a small check. What is the same for all classes is written once here instead.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from operator import attrgetter
from typing import TYPE_CHECKING, Any, TypeVar, cast, dataclass_transform, overload

from attrs import field as attrs_field
from attrs import fields, has
from attrs import frozen as attrs_frozen
from attrs.exceptions import FrozenInstanceError

__all__ = ["field", "field_names", "frozen", "part"]

C = TypeVar("C", bound=type)
T = TypeVar("T")

_NAMES = "__part_names__"
_OF_ATTRS = type(attrs_field())
_OF_THE_CLASS = ("ClassVar", "typing.ClassVar")


class _Made:
    """Stands in a class for a field that each part has made for it."""

    def __init__(self, factory: Callable[[], Any]) -> None:
        self.factory = factory


def field(*, factory: Callable[[], T], init: bool = True) -> T:
    """Say what makes a field of a part that is not given; without `init` nobody may give it."""
    return cast("T", _Made(factory))


@overload
def part(cls: C) -> C: ...
@overload
def part(*, kw_only: bool = False) -> Callable[[C], C]: ...
@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def part(cls: C | None = None, *, kw_only: bool = False) -> C | Callable[[C], C]:
    """Make a class one of frozen values, each equal to itself alone, without a repr of its own.

    Parts are only passed on inside of a computation: nobody compares, prints or evolves them, so
    they are no attrs classes, which cost ten times as much to declare. `kw_only` and what may be
    given at all is left to type checkers.
    """
    return _part if cls is None else _part(cls)


def _part(cls: C) -> C:
    kinds = cls.__annotations__.items()
    names = tuple(name for name, kind in kinds if not str(kind).startswith(_OF_THE_CLASS))
    said = {name: vars(cls)[name] for name in names if name in vars(cls)}
    if any(isinstance(one, _OF_ATTRS) for one in said.values()):
        raise TypeError("the fields of a part are declared with the `field` of verifykit.parts")
    made = {name: one.factory for name, one in said.items() if isinstance(one, _Made)}
    defaults = {name: one for name, one in said.items() if name not in made}
    every = set(names)

    def initial(self: Any, *places: Any, **given: Any) -> None:
        if places:
            given |= zip(names[: len(places)], places, strict=True)
        for name, make in made.items():
            if name not in given:
                given[name] = make()
        if len(given) < len(names):
            given = defaults | given
        if given.keys() != every:
            raise TypeError(f"{cls.__name__} has the fields {', '.join(names)}")
        self.__dict__.update(given)

    _give(cls, __init__=initial, __getstate__=_state, __setattr__=_refuse, __delattr__=_refuse)
    setattr(cls, _NAMES, names)
    return cls


def _state(self: Any) -> dict[str, Any]:
    """Return the fields of a part; what it worked out, a copy works out again where it needs it."""
    names = field_names(type(self))
    return {name: value for name, value in vars(self).items() if name in names}


def _refuse(self: Any, *_: object) -> None:
    raise FrozenInstanceError


def field_names(cls: type) -> tuple[str, ...]:
    """Return the names of the fields of a part or an attrs class; any other class has none."""
    own: tuple[str, ...] | None = getattr(cls, _NAMES, None)
    return tuple(one.name for one in fields(cls)) if own is None and has(cls) else own or ()


if TYPE_CHECKING:
    from attrs import frozen
else:

    def frozen(
        cls: C | None = None, *, kw_only: bool = False, eq: bool = True
    ) -> C | Callable[[C], C]:
        """Make a class a frozen attrs class, as `attrs.frozen` does and type checkers take it.

        Two are equal if they are of one class and all fields are, without `eq` if they are the
        same; fields with `eq=False` or `repr=False` are left out as attrs does. What the class
        defines itself is kept.
        """

        def declare(cls: C) -> C:
            return _comparable(_declared(cls, kw_only=kw_only), eq=eq)

        return declare if cls is None else declare(cls)


def _declared(cls: C, *, kw_only: bool) -> C:
    """Return a class as a frozen attrs class without comparison and repr.

    What it works out once (`cached_property`) it keeps beside its fields, in a `__dict__`: a class
    of slots would have further methods compiled for that, and look it up by way of them.
    """
    keeps = any(isinstance(one, cached_property) for one in vars(cls).values())
    made: C = attrs_frozen(kw_only=kw_only, eq=False, repr=False, slots=not keeps)(cls)
    if keeps:
        _give(made, __getstate__=_state)
    return made


def _comparable(cls: C, *, eq: bool) -> C:
    """Give a class a repr by its fields, and with `eq` comparison and a hash."""
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

    _give(cls, __repr__=shown)
    if eq:
        _give(cls, __eq__=same, __hash__=hashed)
    return cls


def _give(cls: type, **methods: Callable[..., Any]) -> None:
    """Give a class methods, but for those that it defines itself."""
    for name, method in methods.items():
        if name not in vars(cls):
            setattr(cls, name, method)


def _nothing(_: object) -> tuple[()]:
    return ()
