"""Mirrors: sources that agree more than two independent sources ever would."""

from __future__ import annotations

from itertools import product

import numpy as np
from attrs import define, field

from verifykit.corpus.blocks.agreement import PairSums
from verifykit.corpus.blocks.arrays import Floats, Ids, Ints
from verifykit.corpus.constants import Constants

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


def find_mirrors(pairs: PairSums, spoken: Floats, constants: Constants) -> Ids:
    """Return the group of every source, by average linkage on excess agreement.

    The excess of a pair is (same - expected) / (common - expected), expected being what two
    sources that agree with `mirror_accuracy` would reach, or the chance agreement of the objects
    where that is more. Groups merge while the pooled excess is at least `mirror_excess`, unless
    two members clearly differ. `spoken` says of how many objects each source speaks. Groups are
    numbered by one of their members.
    """
    sources = len(spoken)
    groups = _Groups(np.arange(sources, dtype=np.int32))
    telling = pairs.common >= constants.mirror_overlap
    common, keys = pairs.common[telling], pairs.keys[telling]
    expected = np.maximum(pairs.expected[telling], constants.mirror_accuracy * common)
    gained, room = pairs.same[telling] - expected, common - expected
    softening = _softening(keys, common, spoken, constants)
    excess = gained / (room + softening)
    candidates = np.flatnonzero(excess >= constants.mirror_excess)
    if not len(candidates):
        return groups.of_source
    candidates = candidates[np.lexsort((keys[candidates], -room[candidates], -excess[candidates]))]
    shown = zip(gained.tolist(), room.tolist(), strict=True)
    evidence = dict(zip(keys.tolist(), shown, strict=True))
    for key, soft in zip(keys[candidates].tolist(), softening[candidates].tolist(), strict=True):
        (left, left_members), (right, right_members) = (
            groups.group(source) for source in divmod(key, sources)
        )
        if left == right:
            continue
        between = [
            evidence[pair]
            for one, other in product(left_members, right_members)
            if (pair := min(one, other) * sources + max(one, other)) in evidence
        ]
        if _one_voice(between, soft, constants.mirror_excess):
            groups.merge(left, right, left_members + right_members)
    return groups.of_source


def _softening(keys: Ints, common: Floats, spoken: Floats, constants: Constants) -> Floats:
    """What is added to the room of each pair."""
    one, other = np.divmod(keys, len(spoken))
    twins = common >= constants.twin_cover * np.maximum(spoken[one], spoken[other])
    return np.where(twins, constants.twin_softening, constants.mirror_softening)


def _one_voice(between: list[tuple[float, float]], softening: float, bar: float) -> bool:
    """Whether two groups act as one, by the evidence of the pairs between them."""
    clear = [pair for pair in between if pair[1] >= _TELLING]
    if any(gained / (room + softening) < bar - _VETO for gained, room in clear):
        return False
    gained, room = np.sum(between, axis=0).tolist()
    return bool(gained / (room + softening) >= bar)
