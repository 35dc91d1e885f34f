"""What people declare of claims: that they say the same, exclude or entail one another."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from verifykit.comparison.groups import Members
from verifykit.model.case import Case
from verifykit.model.claim import Claim
from verifykit.model.relation import Relation
from verifykit.parts import field, part

Signed = tuple[str, int]
"""A proposition, and 1 for it or -1 for its negation."""


@part(kw_only=True)
class Naming:
    """Which proposition each claim affirms or denies, once those that are equivalent are one.

    `merged` gives what is no longer a proposition of its own what it has become.
    """

    signs: Mapping[str, Signed]
    merged: Mapping[str, Signed]

    def of(self, name: str) -> Signed:
        """Return what a proposition was merged into, and whether as it is or as its negation."""
        return self.merged.get(name, (name, 1))


@part(kw_only=True)
class DeclaredRelations:
    """Declared relations: pairs that never hold together, and exceptions to claims about groups.

    An exception is a claim about a member, or about a group within the group, that contradicts
    one about the group (the key): it takes nothing from the member's claim.
    """

    never_both: tuple[tuple[Signed, Signed], ...] = ()
    exceptions: Mapping[str, tuple[Claim, ...]] = field(factory=dict)


def naming(case: Case, signs: Mapping[str, Signed]) -> Naming:
    """Return the propositions of all claims, with those merged that are declared equivalent.

    `signs` are those of the claims with structure; another claim is a proposition of its own.
    """
    merged: dict[str, Signed] = {}

    def root(name: str) -> Signed:
        sign = 1
        while name in merged:
            name, turn = merged[name]
            sign *= turn
        return name, sign

    own = {claim.id: signs.get(claim.id) or _own(case, claim) for claim in case.claims}
    for relation in case.relations:
        ends = own.get(relation.origin), own.get(relation.target)
        if relation.kind == "equivalent" and ends[0] is not None and ends[1] is not None:
            (a, sign), (b, other) = root(ends[0][0]), root(ends[1][0])
            turn = ends[0][1] * sign * ends[1][1] * other
            if a != b:
                merged[max(a, b)] = (min(a, b), turn)
    found = {name: root(name) for name in merged}
    return Naming(
        signs={
            claim: (found[name][0], sign * found[name][1]) if name in found else (name, sign)
            for claim, (name, sign) in own.items()
        },
        merged=found,
    )


def _own(case: Case, claim: Claim) -> Signed:
    if not claim.negated:
        return claim.id, 1
    name = f"not {claim.id}"
    while name in case.claims_by_id:
        name = f"not {name}"
    return name, -1


def declared_relations(case: Case, members: Members, names: Naming) -> DeclaredRelations:
    """Return what a case's relations declare, a contradiction from a group to its member left out.

    Narrower and broader claims entail nothing: people call narrower both what says more precisely
    where something was, and what says it only of some where another claim says it of all.
    """
    never: list[tuple[Signed, Signed]] = []
    exceptions: dict[str, list[Claim]] = {}
    for relation, origin, target in _between_claims(case):
        if relation.kind == "contradicts" and members.includes(target.subject, origin.subject):
            exceptions.setdefault(target.id, []).append(origin)
        elif relation.kind == "contradicts":
            if not members.includes(origin.subject, target.subject):
                never.append((names.signs[origin.id], names.signs[target.id]))
        elif relation.kind == "entails":
            never.append(_entails(names, origin, target))
    return DeclaredRelations(
        never_both=tuple(never),
        exceptions={claim: tuple(found) for claim, found in exceptions.items()},
    )


def _entails(names: Naming, origin: Claim, target: Claim) -> tuple[Signed, Signed]:
    name, sign = names.signs[target.id]
    return names.signs[origin.id], (name, -sign)


def _between_claims(case: Case) -> Iterator[tuple[Relation, Claim, Claim]]:
    for relation in case.relations:
        origin = case.claims_by_id.get(relation.origin)
        target = case.claims_by_id.get(relation.target)
        if origin is not None and target is not None and origin is not target:
            yield relation, origin, target


def separated(
    never_both: Iterable[tuple[Signed, Signed]],
) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
    """Return what signed propositions that never hold together exclude and imply.

    Not both a and not b is a implies b. That one of two must hold is neither, and left out.
    """
    excludes, implies = [], []
    for (a, sign), (b, other) in never_both:
        if a == b:
            continue
        if sign > 0 and other > 0:
            excludes.append((a, b))
        elif sign > 0:
            implies.append((a, b))
        elif other > 0:
            implies.append((b, a))
    return excludes, implies
