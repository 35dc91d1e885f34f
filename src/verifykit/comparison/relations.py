"""How the claims of a case bear on one another: what scoring and the findings start from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from attrs import field

from verifykit.comparison.constraints import exceeding, out_of_order
from verifykit.comparison.declared import Naming, Signed, declared, naming, separated
from verifykit.comparison.memberships import Group, groups_of
from verifykit.comparison.propositions import Statements, by_slot
from verifykit.comparison.slots import Bearings, bearings
from verifykit.model.case import Case
from verifykit.parts import part


@part(kw_only=True)
class Relations:
    """How propositions bear on one another.

    `propositions` gives each claim its proposition, by name, and its sign: -1 for a claim that is
    the exact negation of it. All else is between propositions, in their affirmative form: no two
    of a pair in `excludes` can both hold, nor any two of a set in `rivals` unless one implies the
    other or they overlap; `implies` holds (a, b) for "if a then b", without what follows from two
    others; `overlaps` holds compatible values of which neither implies the other. `groups` says
    what the claims about groups rest on.
    """

    propositions: Mapping[str, tuple[str, int]] = field(factory=dict)
    rivals: tuple[tuple[str, ...], ...] = ()
    excludes: tuple[tuple[str, str], ...] = ()
    implies: tuple[tuple[str, str], ...] = ()
    overlaps: tuple[tuple[str, str], ...] = ()
    groups: tuple[Group, ...] = ()

    def sign(self, claim: str) -> tuple[str, int]:
        """Return the proposition of a claim, and whether the claim affirms it (1) or denies it."""
        return self.propositions.get(claim, (claim, 1))


def relate(case: Case) -> Relations:
    """Return how the claims of a case bear on one another.

    The cost is about that of sorting: of values that exclude one another the set is given and
    not the pairs.
    """
    statements = Statements(case)
    names = naming(case, statements.signs)
    said = declared(case, statements.members, names)
    found = _all_bearings(statements)
    rivals, never = _rivals(names, found.rivals)
    never += said.never_both
    never += ((names.of(a), names.of(b)) for a, b in found.excludes)
    never += ((names.of(a), _negated(names.of(b))) for a, b in found.implies)
    excludes, implies = separated(never)
    return Relations(
        propositions=names.signs,
        rivals=rivals,
        excludes=tuple(dict.fromkeys(excludes)),
        implies=tuple(dict.fromkeys(implies)),
        overlaps=tuple(_affirmative(names, found.overlaps)),
        groups=groups_of(statements, names, said),
    )


def _all_bearings(statements: Statements) -> Bearings:
    found = Bearings()
    for slot in by_slot(statements.propositions):
        claim = slot[0].said.claim
        one = bearings(statements.likenesses(claim), statements.members, slot)
        found.rivals.extend(one.rivals)
        found.excludes.extend(one.excludes)
        found.implies.extend(one.implies)
        found.overlaps.extend(one.overlaps)
    rivals, pairs = exceeding(statements)
    found.rivals.extend(rivals)
    found.excludes.extend(pairs)
    found.excludes.extend((a.name, b.name) for a, b in out_of_order(statements))
    return found


def _rivals(
    names: Naming, sets: Iterable[tuple[str, ...]]
) -> tuple[tuple[tuple[str, ...], ...], list[tuple[Signed, Signed]]]:
    """Return the sets of rivals, and what the rivals of a negation have to do with it."""
    rivals: dict[tuple[str, ...], None] = {}
    never: list[tuple[Signed, Signed]] = []
    for one in sets:
        signed = dict.fromkeys(map(names.of, one))
        denied = [(name, sign) for name, sign in signed if sign < 0]
        affirmed = tuple(name for name, sign in signed if sign > 0)
        never += ((other, (name, 1)) for other in denied for name in affirmed)
        if len(affirmed) > 1:
            rivals[affirmed] = None
    return tuple(rivals), never


def _affirmative(names: Naming, pairs: Iterable[tuple[str, str]]) -> dict[tuple[str, str], None]:
    found = ((names.of(a), names.of(b)) for a, b in pairs)
    return {(a, b): None for (a, sign), (b, other) in found if sign > 0 < other and a != b}


def _negated(signed: Signed) -> Signed:
    return signed[0], -signed[1]
