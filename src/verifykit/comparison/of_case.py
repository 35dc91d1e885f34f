"""Everything that is compared in a case, each part worked out when it is first asked for."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

from verifykit.comparison.across import comparisons_apart, comparisons_with_groups, rival_values
from verifykit.comparison.comparison import Comparison
from verifykit.comparison.constraints import Total, exceeding, out_of_order, totals
from verifykit.comparison.declarations import (
    DeclaredRelations,
    Naming,
    Signed,
    declared_relations,
    naming,
    separated,
)
from verifykit.comparison.memberships import groups_of
from verifykit.comparison.propositions import Proposition, Statements, grouped
from verifykit.comparison.relations import Relations, affirmative, negated, rivals_of
from verifykit.comparison.slots import bearings
from verifykit.comparison.within import Slot, comparisons_within
from verifykit.model.case import Case
from verifykit.parts import part


@part
class CaseComparison:
    """How the claims of a case stand to each other.

    `relations` are what the scores rest on, `comparisons` what is told of them. The cost is about
    that of sorting: claims that exclude one another are a set, and not as many pairs.
    """

    case: Case

    @cached_property
    def relations(self) -> Relations:
        """What excludes, implies and overlaps what, and what the claims about groups rest on."""
        names, said = self._names, self._declared
        shares, pairs = exceeding(self._statements)
        sets = [*shares]
        never: list[tuple[Signed, Signed]] = [*said.never_both]
        overlaps: list[tuple[str, str]] = []
        for slot in self._slots:
            sets += [*slot.bearings.rivals, *slot.bearings.times]
            pairs += slot.bearings.excludes
            overlaps += slot.bearings.overlaps
            never += ((names.of(a), negated(names.of(b))) for a, b in slot.bearings.implies)
        pairs += ((a.name, b.name) for a, b in self._out_of_order)
        never += ((names.of(a), names.of(b)) for a, b in pairs)
        rivals, others = rivals_of(names, sets)
        excludes, implies = separated((*never, *others))
        return Relations(
            propositions=names.signs,
            rivals=rivals,
            excludes=tuple(dict.fromkeys(excludes)),
            implies=tuple(dict.fromkeys(implies)),
            overlaps=tuple(affirmative(names, overlaps)),
            groups=groups_of(self._statements, names, said),
        )

    @cached_property
    def comparisons(self) -> tuple[Comparison, ...]:
        """Every comparison that is worth a word, declared contradictions first."""
        declared = tuple(self._told_as_declared())
        seen = {frozenset(one.claims) for one in declared if one.kind == "declared"}
        found = [*declared]
        for one in self._told():
            pair = [len(side) for side in one.sides] == [1, 1]
            if not (pair and frozenset(one.claims) in seen):
                found.append(one)
        return tuple(found)

    @cached_property
    def totals(self) -> tuple[Total, ...]:
        """The shares of one total that come to more than all of it."""
        return tuple(totals(self._statements))

    def _told(self) -> Iterator[Comparison]:
        affirming = self._statements.affirming
        for slot in self._slots:
            yield from comparisons_within(slot)
        for a, b in self._out_of_order:
            if a.affirmed and b.affirmed:
                yield Comparison(
                    kind="order-conflict", sides=(affirming[a.name], affirming[b.name])
                )
        for total in self.totals:
            sides = tuple(affirming[one.name] for one in total.propositions)
            yield Comparison(kind="total-exceeded", sides=sides, each=False)
        yield from comparisons_apart(self._statements)
        yield from comparisons_with_groups(self._statements, self._declared)
        yield from rival_values(self._statements)

    def _told_as_declared(self) -> Iterator[Comparison]:
        members = self._statements.members
        pairs: set[frozenset[str]] = set()
        for relation in self.case.relations:
            origin = self.case.claims_by_id.get(relation.origin)
            target = self.case.claims_by_id.get(relation.target)
            if relation.kind != "contradicts" or origin is None or target is None:
                continue
            sides = ((origin.id,), (target.id,))
            if members.includes(origin.subject, target.subject):
                yield Comparison(kind="misdirected", sides=sides)
            elif not members.includes(target.subject, origin.subject):
                pair = frozenset((origin.id, target.id))
                if len(pair) == 2 and pair not in pairs:
                    pairs.add(pair)
                    yield Comparison(kind="declared", sides=sides)

    @cached_property
    def _statements(self) -> Statements:
        return Statements(self.case)

    @cached_property
    def _names(self) -> Naming:
        return naming(self.case, self._statements.signs)

    @cached_property
    def _declared(self) -> DeclaredRelations:
        return declared_relations(self.case, self._statements.members, self._names)

    @cached_property
    def _slots(self) -> tuple[Slot, ...]:
        statements = self._statements
        return tuple(
            Slot(
                statements,
                alike,
                bearings(statements.likenesses(alike[0].said.claim), statements.members, alike),
            )
            for alike in grouped(statements.propositions, lambda one: one.said.slot).values()
        )

    @cached_property
    def _out_of_order(self) -> tuple[tuple[Proposition, Proposition], ...]:
        return tuple(out_of_order(self._statements))


def relate(case: Case) -> Relations:
    """Return how the claims of a case bear on one another."""
    return CaseComparison(case).relations


def compare_all(case: Case) -> tuple[Comparison, ...]:
    """Return every comparison of a case that is worth a word, declared contradictions first."""
    return CaseComparison(case).comparisons
