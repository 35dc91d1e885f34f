"""Rewriting every text in a tree of immutable values."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any, Literal, TypeVar, get_args, get_origin, get_type_hints

from attrs import evolve, fields, has

from verifykit.model.extensions import Extensions, freeze_extensions, thaw_extensions

T = TypeVar("T")
_EXTENSIONS = ("extensions", "header_extensions")
"""Fields that hold JSON text."""


def rewrite(value: T, change: Callable[[str], str]) -> T:
    """Return a value in which `change` has been applied to every text, at any depth.

    Words of a fixed vocabulary (fields that are typed as a Literal, such as a stance) stay.
    """
    rewritten: T = _rewrite(value, type(value), change)
    return rewritten


def _rewrite(value: Any, hint: Any, change: Callable[[str], str]) -> Any:
    if isinstance(value, str):
        return value if value in _vocabulary(hint) else change(value)
    if isinstance(value, tuple):
        return tuple(
            _rewrite(one, part, change)
            for one, part in zip(value, _parts(hint, len(value)), strict=True)
        )
    if not has(type(value)):
        return value
    hints = _hints(value.__class__)
    return evolve(
        value,
        **{
            one.alias or one.name: _rewrite(getattr(value, one.name), hints[one.name], change)
            if one.name not in _EXTENSIONS
            else _rewrite_extensions(getattr(value, one.name), change)
            for one in fields(type(value))
            if one.init
        },
    )


def _rewrite_extensions(extensions: Extensions, change: Callable[[str], str]) -> Extensions:
    """What is in JSON text is changed inside of it, so that it stays JSON."""
    if not extensions:
        return extensions
    return freeze_extensions(_rewrite_json(thaw_extensions(extensions), change))


def _rewrite_json(value: Any, change: Callable[[str], str]) -> Any:
    if isinstance(value, dict):
        return {change(key): _rewrite_json(one, change) for key, one in value.items()}
    if isinstance(value, list):
        return [_rewrite_json(one, change) for one in value]
    return change(value) if isinstance(value, str) else value


@cache
def _hints(kind: type) -> dict[str, Any]:
    return get_type_hints(kind)


@cache
def _vocabulary(hint: Any) -> frozenset[str]:
    if get_origin(hint) is Literal:
        return frozenset(get_args(hint))
    if get_origin(hint) in (tuple, None):
        return frozenset()
    return frozenset().union(*map(_vocabulary, get_args(hint)))


@cache
def _parts(hint: Any, length: int) -> tuple[Any, ...]:
    """Return the types of the parts of a tuple: those of the tuple type among several."""
    if get_origin(hint) is not tuple:
        of_tuples = [one for one in get_args(hint) if get_origin(one) is tuple]
        return _parts(of_tuples[0], length) if of_tuples else (None,) * length
    arguments = get_args(hint)
    if len(arguments) == 2 and arguments[1] is Ellipsis:
        return (arguments[0],) * length
    return arguments
