"""Declares the working parts of a computation: frozen as values are, but only ever passed on.

Nobody compares or prints them. Leaving that out makes the command start noticeably sooner: the
methods of every class are generated anew whenever it is imported.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar, dataclass_transform, overload

from attrs import field, frozen

C = TypeVar("C", bound=type)


@overload
def part(cls: C) -> C: ...
@overload
def part(*, kw_only: bool = False) -> Callable[[C], C]: ...
@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def part(cls: C | None = None, *, kw_only: bool = False) -> C | Callable[[C], C]:
    """Make a class a frozen attrs class that is equal to itself alone and has no repr."""
    declare: Callable[[C], C] = frozen(kw_only=kw_only, eq=False, repr=False)
    return declare if cls is None else declare(cls)
