"""How claims stand to each other: contradiction, denial, succession, another scope, …"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from itertools import combinations, product
from typing import Literal

from verifykit.comparison.scope import ScopeDifference
from verifykit.parts import frozen

Kind = Literal[
    "value-conflict",
    "time-conflict",
    "order-conflict",
    "total-exceeded",
    "denial",
    "declared",
    "counterexample",
    "misdirected",
    "member",
    "member-denial",
    "other-member-value",
    "rival-values",
    "same",
    "precision",
    "part-of",
    "compatible",
    "succession",
    "other-scope",
    "undetermined-scope",
    "undetermined-time",
    "other-unit",
]
EXCLUSIVE: tuple[Kind, ...] = (
    "value-conflict",
    "time-conflict",
    "order-conflict",
    "total-exceeded",
    "denial",
    "declared",
)
"""The kinds of claims of equal standing that cannot all hold."""


@frozen(kw_only=True)
class Comparison:
    """How claims stand to each other, as many as it concerns at once, side against side.

    The kinds in `EXCLUSIVE` are contradictions between claims of equal standing: claims of
    different sides cannot both hold, in `total-exceeded` not all of them. `counterexample`: the
    first side, about members, cannot hold together with the second, about their group; `member`:
    it says of members what the second says of some or all of them; `member-denial`: it denies
    that of a member, which alone is no counterexample; `misdirected`: declared from the group's
    claim to the member's, which has no effect. Of `denial` the first side denies what the second
    says, of `part-of` it is the more exact one, of `undetermined-scope` and `undetermined-time`
    it lacks the qualifier or the date, of `order-conflict` it would have to come first.
    `compatible`: they agree in value, of another time or of more or less of a group.

    `each` says that it is so of every two claims of different sides, and not only of some of
    them. `scope` says which qualifier keeps the sides apart.
    """

    kind: Kind
    sides: tuple[tuple[str, ...], ...]
    each: bool = True
    scope: ScopeDifference | None = None

    @property
    def exclusive(self) -> bool:
        """Whether the claims cannot all hold, none of them being above the others."""
        return self.kind in EXCLUSIVE

    @cached_property
    def claims(self) -> tuple[str, ...]:
        """The ids of all claims, side by side."""
        return tuple(name for side in self.sides for name in side)

    @property
    def count(self) -> int:
        """How many pairs of claims of different sides there are."""
        sizes = [len(side) for side in self.sides]
        if len(sizes) == 1:
            return sizes[0] * (sizes[0] - 1) // 2
        return (sum(sizes) ** 2 - sum(size**2 for size in sizes)) // 2

    def others(self, claim_id: str) -> Iterator[str]:
        """Yield the ids of the claims on other sides than the given one; alone, of its own."""
        if len(self.sides) == 1:
            yield from (name for name in self.sides[0] if name != claim_id)
            return
        own = self.sides_of.get(claim_id, ())
        yield from (name for at, side in enumerate(self.sides) if at not in own for name in side)

    def count_of(self, claim_id: str) -> int:
        """Return how many others a claim of it has."""
        if len(self.sides) == 1:
            return len(self.sides[0]) - 1
        own = sum(len(self.sides[at]) for at in self.sides_of.get(claim_id, ()))
        return len(self.claims) - own

    @cached_property
    def sides_of(self) -> Mapping[str, Sequence[int]]:
        """For each claim the indexes of the sides that it is on."""
        found: dict[str, list[int]] = {}
        for at, side in enumerate(self.sides):
            for name in dict.fromkeys(side):
                found.setdefault(name, []).append(at)
        return found

    def pairs(self) -> Iterator[tuple[str, str]]:
        """Yield the pairs of claims of different sides, one by one: there can be very many."""
        if len(self.sides) == 1:
            yield from combinations(self.sides[0], 2)
        for one, other in combinations(self.sides, 2):
            yield from product(one, other)
