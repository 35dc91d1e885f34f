"""Comparisons of claims about members with those about their group, and of members' values."""

from __future__ import annotations

from collections.abc import Hashable, Iterator

from verifykit.comparison.comparison import Comparison, Kind
from verifykit.comparison.declarations import DeclaredRelations
from verifykit.comparison.likeness import around
from verifykit.comparison.memberships import differs, tells, wider
from verifykit.comparison.propositions import Proposition, Statement, Statements
from verifykit.model.case import Case
from verifykit.model.claim import Claim


def comparisons_with_groups(
    statements: Statements, said: DeclaredRelations
) -> Iterator[Comparison]:
    """Yield, for each claim about a group, the members of whom it is told, denied or otherwise."""
    by_slot: dict[Hashable, list[Proposition]] = {}
    for one in statements.propositions:
        by_slot.setdefault(one.said.slot, []).append(one)
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
            told = dict.fromkeys(_sides(found) for found in sides.values())
            for side in told:
                if len(side) > 1:
                    yield Comparison(kind="rival-values", sides=side)


def _sides(found: dict[str, list[Claim]]) -> tuple[tuple[str, ...], ...]:
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
