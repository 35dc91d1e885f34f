"""Values that are part of others: who says the general value does not contradict the specific one.

After the idea of Jung et al. (2019), truth discovery with hierarchies: the support of a general
value is support for every value below it, so the best value is the most specific one that has
support of its own; and a general value is right wherever a value below it is.
"""

from __future__ import annotations

import numpy as np
from attrs import frozen

from verifykit.corpus.blocks.arrays import Floats, Ints, Keys
from verifykit.corpus.blocks.block import Block
from verifykit.corpus.blocks.hashing import combine
from verifykit.corpus.blocks.lookup import HashTable


@frozen(kw_only=True, eq=False)
class Hierarchy:
    """All pairs of a value and one above it, at any distance; sorted by the lower one."""

    below: Keys
    above: Keys

    def relates(self, values: Keys) -> bool:
        """Return whether one of the values is part of another one of them."""
        return bool((np.isin(self.below, values) & np.isin(self.above, values)).any())


@frozen(kw_only=True, eq=False)
class Lineages:
    """The claims of a block that are part of other claims of the same object, pair by pair."""

    below: Ints
    above: Ints

    def supported(self, own: Floats) -> Floats:
        """Log-odds with what general claims lend to those below them."""
        total = own.copy()
        np.add.at(total, self.below, np.maximum(own[self.above], 0))
        return total

    def holding(self, best: Floats) -> Floats:
        """Return how likely each claim holds, given how likely each is the best one."""
        holds = best.copy()
        np.add.at(holds, self.above, best[self.below])
        return np.minimum(holds, 1.0)

    def beside(self, own: Floats) -> Floats:
        """How much is stated of values above and below each claim, which is no rival's support."""
        if not len(self.below):
            return np.zeros(len(own))
        pairs = np.stack([self.below, self.above])
        pairs = np.unique(np.concatenate([pairs, pairs[::-1]], axis=1), axis=1)
        total = np.zeros(len(own))
        np.add.at(total, pairs[0], own[pairs[1]])
        return total

    def within(self, own: Floats) -> Floats:
        """How much is stated of each claim or of one below it, which says the same and more."""
        total = own.copy()
        np.add.at(total, self.above, own[self.below])
        return total


NO_LINEAGES = Lineages(below=np.zeros(0, np.int64), above=np.zeros(0, np.int64))


def lineages(block: Block, hierarchy: Hierarchy | None) -> Lineages:
    """Return the pairs of claims of one object, of which one is part of the other."""
    if hierarchy is None:
        return NO_LINEAGES
    first = np.searchsorted(hierarchy.below, block.values, side="left")
    count = np.searchsorted(hierarchy.below, block.values, side="right") - first
    below = np.repeat(np.arange(len(block.values)), count)
    starts = np.repeat(np.cumsum(count) - count, count)
    above = hierarchy.above[np.repeat(first, count) + np.arange(len(below)) - starts]
    owner = block.claim_object.astype(np.uint64)
    keys = combine(owner, block.values)
    order = np.argsort(keys, kind="stable")
    place = HashTable.of(keys[order]).places(combine(owner[below], above))
    held = place >= 0
    return Lineages(below=below[held], above=order[place[held]])
