"""Comparisons of claims about several things: a group and its members, other units and scopes."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from typing import Literal

from verifykit.comparison.comparison import Comparison, Kind
from verifykit.comparison.declarations import DeclaredRelations
from verifykit.comparison.likeness import around
from verifykit.comparison.memberships import differs, tells, wider
from verifykit.comparison.propositions import Proposition, Statement, Statements, grouped
from verifykit.comparison.scope import ScopeDifference, qualifier
from verifykit.model.case import Case
from verifykit.model.claim import Claim, Scalar


def comparisons_with_groups(
    statements: Statements, said: DeclaredRelations
) -> Iterator[Comparison]:
    """Yield, for each claim about a group, the members of whom it is told, denied or otherwise."""
    by_slot = grouped(statements.propositions, lambda one: one.said.slot)
    for claim in statements.case.claims:
        group = statements.by_claim.get(claim.id)
        found: dict[Kind, dict[str, None]] = {}
        for other in said.exceptions.get(claim.id, ()):
            found.setdefault("counterexample", {})[other.id] = None
        if group is not None and group.quantifier is not None:
            for member in statements.members.of(claim.subject or ""):
                for one in by_slot.get((member, *group.slot[1:]), ()):
                    for kind, name in _of_member(statements, one, group):
                        found.setdefault(kind, {})[name] = None
        exceptions = found.get("counterexample", {})
        for kind, names in found.items():
            told = [name for name in names if kind == "counterexample" or name not in exceptions]
            if told:
                yield Comparison(kind=kind, sides=(tuple(told), (claim.id,)))


def _of_member(
    statements: Statements, one: Proposition, group: Statement
) -> Iterator[tuple[Kind, str]]:
    """Yield how the claims that affirm or deny something of a member stand to the group's."""
    likenesses = statements.likenesses(group.claim)
    quantifier = "all" if group.quantifier is None else group.quantifier.kind
    none = quantifier == "some" and group.sign < 0
    every = quantifier == "all" and group.sign > 0
    if tells(likenesses, one, group):
        for name in statements.affirming[one.name]:
            yield ("counterexample" if none else "member"), name
    if wider(likenesses, one, group):
        for name in statements.denying[one.name]:
            yield ("counterexample" if every else "member-denial"), name
    if differs(likenesses, one, group) and every:
        for name in statements.affirming[one.name]:
            yield "counterexample", name
    elif group.sign > 0 and quantifier in ("all", "most"):
        likeness = likenesses.of(one.said.reading, group.reading)
        if likeness == "differ" and one.said.period.meets(group.period):
            for name in statements.affirming[one.name]:
                yield "other-member-value", name


def rival_values(statements: Statements) -> Iterator[Comparison]:
    """Yield members of one group whose values are listed as rivals: worth a note, not more."""
    case, members = statements.case, statements.members
    by_predicate: dict[str, list[Claim]] = {}
    for claim in case.claims:
        predicate = case.predicates_by_id.get(claim.predicate or "")
        if predicate is not None and predicate.rivals and members.groups_of(claim.subject or ""):
            by_predicate.setdefault(predicate.id, []).append(claim)
    for name, claims in by_predicate.items():
        for rivals in case.predicates_by_id[name].rivals:
            sides: dict[str, dict[str, list[Claim]]] = {}
            for claim in claims:
                rival = _rival_of(case, claim, rivals)
                for group in members.groups_of(claim.subject or "") if rival is not None else ():
                    sides.setdefault(group, {}).setdefault(rival or "", []).append(claim)
            told = dict.fromkeys(_rival_sides(found) for found in sides.values())
            for side in told:
                if len(side) > 1:
                    yield Comparison(kind="rival-values", sides=side)


def _rival_sides(found: dict[str, list[Claim]]) -> tuple[tuple[str, ...], ...]:
    """Return the claims by their rival values; one of one subject alone has no rival."""
    kept = [
        tuple(
            claim.id
            for claim in claims
            if any(
                other.subject != claim.subject
                for value, others in found.items()
                if value != rival
                for other in others
            )
        )
        for rival, claims in found.items()
    ]
    return tuple(side for side in kept if side)


def _rival_of(case: Case, claim: Claim, rivals: tuple[str, ...]) -> str | None:
    """Return which of the listed rivals a claim's value is, or lies in."""
    if not isinstance(claim.value, str) or claim.negated:
        return None
    places = around(case, claim.value)
    return next((rival for rival in rivals if rival in places), None)


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
        sides = grouped(alike, lambda one: one.said.dimension)
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
    by_scope = grouped(alike, _scope)
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


def _told(
    sides: Iterable[Iterable[Proposition]], claims: Mapping[str, Sequence[str]]
) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(claim for one in side for claim in claims[one.name]) for side in sides)
