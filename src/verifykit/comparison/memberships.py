"""What claims about a group rest on: what is said of each of its members."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from attrs import evolve

from verifykit.comparison.declarations import DeclaredRelations, Naming, Signed
from verifykit.comparison.groups import Members, as_strong
from verifykit.comparison.likeness import Likenesses
from verifykit.comparison.periods import meeting
from verifykit.comparison.propositions import Proposition, Statement, Statements, grouped
from verifykit.model.claim import Quantifier
from verifykit.parts import frozen, part


@frozen(kw_only=True)
class Member:
    """What bears on whether the group's claim is true of one member.

    `says` are propositions that say it, `exact` those of them that say neither more nor less.
    `excludes` are propositions (1) and negations of some (-1) with which it cannot hold.
    `given` are the propositions (1), or negations of some (-1), that make somebody a member.
    """

    entity: str
    says: tuple[str, ...] = ()
    exact: frozenset[str] = frozenset()
    excludes: tuple[Signed, ...] = ()
    given: tuple[Signed, ...] = ()


@part(kw_only=True)
class Group:
    """A proposition about how many of a group: all, most, some, at least or exactly so many.

    `complete`: every member there is is listed.
    """

    proposition: str
    quantifier: Quantifier
    members: tuple[Member, ...]
    complete: bool


def groups_of(statements: Statements, names: Naming, said: DeclaredRelations) -> tuple[Group, ...]:
    """Return the claims about groups with what is said of their members, the members as listed."""
    members = statements.members
    by_slot = grouped(statements.propositions, lambda one: one.said.slot)
    exceptions = _exceptions(statements, names, said)
    found = []
    for one in statements.propositions:
        group, quantifier = one.said.claim.subject, one.said.quantifier
        if group is None or quantifier is None or not members.is_group(group):
            continue
        likenesses = statements.likenesses(one.said.claim)
        given = members.given(group)
        listed = tuple(
            _member(
                likenesses,
                names,
                one.said,
                entity,
                by_slot.get((entity, *one.said.slot[1:]), ()),
                given.get(entity, ()),
            )
            for entity in members.of(group)
        )
        found.append(
            Group(
                proposition=names.of(one.name)[0],
                quantifier=quantifier,
                members=_with_exceptions(members, listed, exceptions.get(one.name, ())),
                complete=members.complete(group),
            )
        )
    return tuple(found)


def _member(
    likenesses: Likenesses,
    names: Naming,
    asked: Statement,
    entity: str,
    said: Iterable[Proposition],
    given: tuple[str, ...],
) -> Member:
    says, exact, excludes = [], set(), []
    for one in said:
        if tells(likenesses, one, asked):
            says.append(names.of(one.name)[0])
            if tells_exactly(likenesses, one, asked):
                exact.add(names.of(one.name)[0])
        if differs(likenesses, one, asked):
            excludes.append(names.of(one.name))
        elif wider(likenesses, one, asked):
            name, sign = names.of(one.name)
            excludes.append((name, -sign))
    return Member(
        entity=entity,
        says=tuple(says),
        exact=frozenset(exact),
        excludes=tuple(excludes),
        given=tuple(names.signs[claim] for claim in given if claim in names.signs),
    )


def tells(likenesses: Likenesses, member: Proposition, asked: Statement) -> bool:
    """Return whether a proposition about a member says of it what one says of its group.

    What happens or may happen again is told by any date; of what has one value at a time the
    dates have to be known to meet.
    """
    said = member.said
    if likenesses.of(said.reading, asked.reading) not in ("equal", "precision", "inside"):
        return False
    dated = (said.period.span is None) == (asked.period.span is None)
    determined = dated or asked.period.timeless or not likenesses.lasting
    strong = as_strong(said.period.during, asked.period.during)
    return strong and determined and said.period.meets(asked.period)


def tells_exactly(likenesses: Likenesses, member: Proposition, asked: Statement) -> bool:
    """Return whether it says neither more nor less, so that its denial denies it of the member."""
    said = member.said
    alike = likenesses.of(said.reading, asked.reading) in ("equal", "precision")
    same_part = as_strong(asked.period.during, said.period.during)
    return alike and same_part and said.period.covers(asked.period)


def differs(likenesses: Likenesses, member: Proposition, asked: Statement) -> bool:
    """Return whether a member has another value where only one is possible."""
    said = member.said
    return (
        likenesses.one_valued
        and likenesses.of(said.reading, asked.reading) == "differ"
        and meeting(said.period, asked.period) == "overlap"
    )


def wider(likenesses: Likenesses, member: Proposition, asked: Statement) -> bool:
    """Whether a proposition would follow from the member being as the group is said to be."""
    said = member.said
    if likenesses.of(said.reading, asked.reading) not in ("equal", "precision", "around"):
        return False
    if asked.period.during == "all" and asked.period.meets(said.period):
        return True
    return said.period.covers(asked.period)


def _exceptions(
    statements: Statements, names: Naming, said: DeclaredRelations
) -> Mapping[str, list[tuple[str, Signed]]]:
    """Return, for each proposition about a group, declared exceptions: about whom, and what."""
    found: dict[str, list[tuple[str, Signed]]] = {}
    for claim, others in said.exceptions.items():
        if claim in statements.signs and statements.signs[claim][1] > 0:
            found.setdefault(statements.signs[claim][0], []).extend(
                (other.subject or "", names.signs[other.id]) for other in others
            )
    return found


def _with_exceptions(
    members: Members, listed: tuple[Member, ...], exceptions: Iterable[tuple[str, Signed]]
) -> tuple[Member, ...]:
    """Add what is declared of a member, or of the first one of a group within the group."""
    found = {one.entity: one for one in listed}
    for subject, signed in exceptions:
        for entity in (subject, *members.of(subject)):
            if entity in found:
                one = found[entity]
                found[entity] = evolve(one, excludes=(*one.excludes, signed))
                break
    return tuple(found.values())
