"""Declares classes that cost little to declare: the values of a case, and the parts of computing.

The methods of an attrs class are written and compiled anew whenever its module is imported, which
was a fifth of a small check. What is the same for all classes is written once here instead.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cached_property
from operator import attrgetter
from typing import TYPE_CHECKING, Any, TypeVar, dataclass_transform, overload

from attrs import field as attrs_field
from attrs import fields, has
from attrs import frozen as attrs_frozen
from attrs.exceptions import FrozenInstanceError

__all__ = ["field", "field_names", "frozen", "part"]

C = TypeVar("C", bound=type)
T = TypeVar("T")

_NAMES = "__part_names__"
_NONE: Any = object()
_OF_ATTRS = type(attrs_field())


class _Field:
    """What is said of a field of a part beside its type."""

    def __init__(self, default: Any, factory: Any, alias: str | None, *, init: bool) -> None:
        self.default = default
        self.factory = factory
        self.alias = alias
        self.init = init


@overload
def field(*, default: T, alias: str) -> T: ...
@overload
def field(*, factory: Callable[[], T], alias: str = "", init: bool = True) -> T: ...
def field(*, default: Any = _NONE, factory: Any = None, alias: str = "", init: bool = True) -> Any:
    """Say what a field of a part holds where it is not given, or what makes that for each part.

    It is given as `alias`, if it has one; without `init` it is never given.
    """
    return _Field(default, factory, alias, init=init)


@overload
def part(cls: C) -> C: ...
@overload
def part(*, kw_only: bool = False) -> Callable[[C], C]: ...
@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def part(cls: C | None = None, *, kw_only: bool = False) -> C | Callable[[C], C]:
    """Make a class one of frozen values, each equal to itself alone, without a repr of its own.

    Parts are only passed on inside of a computation: nobody compares, prints or evolves them, so
    they are no attrs classes, which cost ten times as much to declare. What there are thousands of
    is one nevertheless, `frozen(eq=False)`, which costs less to make and to read.
    """

    def declare(cls: C) -> C:
        kinds = cls.__annotations__.items()
        names = tuple(name for name, kind in kinds if not str(kind).startswith("ClassVar"))
        said = {name: _said(vars(cls).get(name, _NONE)) for name in names}
        for name, one in said.items():
            if vars(cls).get(name) is one:
                delattr(cls, name)
        initial = _initializer(cls.__name__, said, by_place=not kw_only)
        _give(cls, __init__=initial, __getstate__=_state, __setattr__=_refuse, __delattr__=_refuse)
        setattr(cls, _NAMES, names)
        return cls

    return declare if cls is None else declare(cls)


def _said(value: Any) -> _Field:
    """Return what is said of a field by what the class has under its name."""
    if isinstance(value, _OF_ATTRS):
        raise TypeError("the fields of a part are declared with the `field` of verifykit.parts")
    return value if isinstance(value, _Field) else _Field(value, None, "", init=True)


def _initializer(kind: str, said: Mapping[str, _Field], *, by_place: bool) -> Callable[..., None]:
    """Return what gives a part of a class, told by its name, its fields."""
    named = {one.alias or name: name for name, one in said.items() if one.init}
    held = {name: one.default for name, one in said.items() if one.default is not _NONE}
    made = {name: one.factory for name, one in said.items() if one.factory is not None}
    needed = {name for name, field in named.items() if field not in held and field not in made}
    plain = named.keys() == needed == set(named.values()) and not made

    def initial(self: Any, *places: Any, **given: Any) -> None:
        if places:
            placed = dict(zip(named if by_place else (), places, strict=False))
            if len(placed) < len(places) or not given.keys().isdisjoint(placed):
                raise TypeError(f"{kind}: a field is given twice, or there are too many")
            given |= placed
        wrong = given.keys() != needed and (needed - given.keys() | given.keys() - named.keys())
        if wrong:
            raise TypeError(f"{kind} lacks, or has no field {', '.join(sorted(wrong))}")
        if not plain:
            given = held | {named[name]: value for name, value in given.items()}
            for name, make in made.items():
                if name not in given:
                    given[name] = make()
        vars(self).update(given)

    return initial


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
