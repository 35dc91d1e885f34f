"""Mirrors: sources that agree more than two independent sources ever would."""

from __future__ import annotations

from itertools import product

import numpy as np
from attrs import define, field

from verifykit.corpus.agreement import PairSums
from verifykit.corpus.arrays import Floats, Ids, Ints
from verifykit.corpus.constants import Constants

_SOFTENING = 0.4
"""Added to the room for agreement, so that a handful of objects proves nothing."""
_TELLING = 5.0
"""Room for agreement from which a pair can veto a group."""
_VETO = 0.1
"""How far below the bar a pair vetoes."""


@define
class _Groups:
    """Sources merged so far; every source starts alone."""

    of_source: Ids
    members: dict[int, list[int]] = field(factory=dict)

    def group(self, source: int) -> tuple[int, list[int]]:
        number = int(self.of_source[source])
        return number, self.members.get(number, [number])

    def merge(self, kept: int, absorbed: int, members: list[int]) -> None:
        self.members[kept] = members
        self.of_source[self.members.pop(absorbed, [absorbed])] = kept


def find_mirrors(pairs: PairSums, sources: int, constants: Constants) -> Ids:
    """The group of every source, by average linkage on excess agreement.

    The excess of a pair is (same - expected) / (common - expected), expected being what two
    sources that agree with `mirror_accuracy` would reach, or the chance agreement of the objects
    where that is more. Groups merge while the pooled excess is at least `mirror_excess`, unless
    two members clearly differ. Groups are numbered by one of their members.
    """
    groups = _Groups(np.arange(sources, dtype=np.int32))
    telling = pairs.common * (1 - constants.mirror_accuracy) >= 2
    common, keys = pairs.common[telling], pairs.keys[telling]
    expected = np.maximum(pairs.expected[telling], constants.mirror_accuracy * common)
    gained, room = pairs.same[telling] - expected, common - expected
    excess = gained / (room + _SOFTENING)
    candidates = np.flatnonzero(excess >= constants.mirror_excess)
    if not len(candidates):
        return groups.of_source
    candidates = candidates[np.lexsort((keys[candidates], -room[candidates], -excess[candidates]))]
    evidence = _evidence(keys, gained, room)
    for key in keys[candidates].tolist():
        (left, left_members), (right, right_members) = (
            groups.group(source) for source in divmod(key, sources)
        )
        if left != right and _one_voice(
            left_members, right_members, evidence, sources, constants.mirror_excess
        ):
            groups.merge(left, right, left_members + right_members)
    return groups.of_source


def _evidence(keys: Ints, gained: Floats, room: Floats) -> dict[int, tuple[float, float]]:
    return dict(zip(keys.tolist(), zip(gained.tolist(), room.tolist(), strict=True), strict=True))


def _one_voice(
    left: list[int],
    right: list[int],
    evidence: dict[int, tuple[float, float]],
    sources: int,
    bar: float,
) -> bool:
    gained = room = 0.0
    for one, other in product(left, right):
        pair = evidence.get(min(one, other) * sources + max(one, other))
        if pair is None:
            continue
        if pair[1] >= _TELLING and pair[0] / (pair[1] + _SOFTENING) < bar - _VETO:
            return False
        gained += pair[0]
        room += pair[1]
    return gained / (room + _SOFTENING) >= bar
