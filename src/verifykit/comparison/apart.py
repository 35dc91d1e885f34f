"""Comparisons of claims about one thing that are not held against each other, and why."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from typing import Literal, TypeVar

from verifykit.comparison.comparison import Comparison
from verifykit.comparison.propositions import Proposition, Statements
from verifykit.comparison.scope import ScopeDifference, qualifier
from verifykit.model.claim import Scalar

Key = TypeVar("Key", bound=Hashable)


def comparisons_apart(statements: Statements) -> Iterator[Comparison]:
    """Yield figures in other units and values of other or unknown scope, one-valued ones only."""
    claims = statements.affirming
    by_unit: dict[Hashable, list[Proposition]] = {}
    by_scope: dict[Hashable, list[Proposition]] = {}
    for one in statements.propositions:
        if one.affirmed and statements.likenesses(one.said.claim).one_valued:
            subject, predicate, sort, dimension, scope = one.said.slot
            by_scope.setdefault((subject, predicate, sort, dimension), []).append(one)
            if sort == "number":
                by_unit.setdefault((subject, predicate, scope), []).append(one)
    for alike in by_unit.values():
        sides = _grouped(alike, lambda one: one.said.dimension)
        if len(sides) > 1:
            yield Comparison(kind="other-unit", sides=_told(sides.values(), claims))
    for alike in by_scope.values():
        yield from _scopes(statements, alike, claims)


def _scopes(
    statements: Statements, alike: Sequence[Proposition], claims: Mapping[str, Sequence[str]]
) -> Iterator[Comparison]:
    """Yield the values of other scopes at once, those that lack a qualifier one by one."""
    predicate = statements.predicate(alike[0].said.claim)
    names = () if predicate is None else predicate.scope
    by_scope = _grouped(alike, _scope)
    if len(by_scope) < 2:
        return
    given = [{scope[place] for scope in by_scope} - {None} for place in range(len(names))]
    differing = [place for place, values in enumerate(given) if len(values) > 1]
    sides = [
        side
        for scope, side in by_scope.items()
        if any(scope[place] is not None for place in differing)
    ]
    if len({one.said.reading.key for side in sides for one in side}) > 1:
        yield Comparison(
            kind="other-scope",
            sides=_told(sides, claims),
            each=all(len(side) == 1 for side in sides),
            scope=_difference("other", names[differing[0]], sides),
        )
    lacking = {
        scope: side
        for scope, side in by_scope.items()
        if any(value is None and given[place] for place, value in enumerate(scope))
    }
    for scope, side in lacking.items():
        place = next(at for at, value in enumerate(scope) if value is None and given[at])
        others = [
            one
            for other, found in by_scope.items()
            if other[place] is not None and _may_be_the_same(scope, other)
            for one in found
            if any(one.said.reading.key != lacks.said.reading.key for lacks in side)
        ]
        if others:
            yield Comparison(
                kind="undetermined-scope",
                sides=_told((side, others), claims),
                each=len(side) == len(others) == 1,
                scope=_difference("missing", names[place], (side, others)),
            )


def _scope(one: Proposition) -> tuple[Hashable, ...]:
    scope = one.said.slot[4]
    assert isinstance(scope, tuple)
    return scope


def _may_be_the_same(scope: Sequence[Hashable], other: Sequence[Hashable]) -> bool:
    return all(a is None or b is None or a == b for a, b in zip(scope, other, strict=True))


def _difference(
    how: Literal["other", "missing"], name: str, sides: Iterable[Sequence[Proposition]]
) -> ScopeDifference:
    values: tuple[Scalar | None, ...] = tuple(qualifier(side[0].said.claim, name) for side in sides)
    return ScopeDifference(name, how, values)


def _grouped(
    propositions: Iterable[Proposition], key: Callable[[Proposition], Key]
) -> dict[Key, list[Proposition]]:
    found: dict[Key, list[Proposition]] = {}
    for one in propositions:
        found.setdefault(key(one), []).append(one)
    return found


def _told(
    sides: Iterable[Iterable[Proposition]], claims: Mapping[str, Sequence[str]]
) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(claim for one in side for claim in claims[one.name]) for side in sides)
