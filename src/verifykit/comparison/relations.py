"""How the claims of a case bear on one another: what scoring and the findings start from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from verifykit.comparison.declarations import Naming, Signed
from verifykit.comparison.memberships import Group
from verifykit.parts import field, part


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

    propositions: Mapping[str, Signed] = field(factory=dict)
    rivals: tuple[tuple[str, ...], ...] = ()
    excludes: tuple[tuple[str, str], ...] = ()
    implies: tuple[tuple[str, str], ...] = ()
    overlaps: tuple[tuple[str, str], ...] = ()
    groups: tuple[Group, ...] = ()

    def sign(self, claim: str) -> Signed:
        """Return the proposition of a claim, and whether the claim affirms it (1) or denies it."""
        return self.propositions.get(claim, (claim, 1))

    def proposition(self, claim: str) -> str:
        """Return the proposition that a claim affirms or denies, by name."""
        return self.sign(claim)[0]


def rivals_of(
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


def affirmative(names: Naming, pairs: Iterable[tuple[str, str]]) -> dict[tuple[str, str], None]:
    """Return the pairs, each once, of which neither has become a negation."""
    found = ((names.of(a), names.of(b)) for a, b in pairs)
    return {(a, b): None for (a, sign), (b, other) in found if sign > 0 < other and a != b}


def negated(signed: Signed) -> Signed:
    """Return the negation."""
    return signed[0], -signed[1]
