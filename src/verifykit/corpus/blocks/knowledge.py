"""What is known of the values of a corpus before anything is learned."""

from __future__ import annotations

from functools import cached_property

import numpy as np
from attrs import field, frozen

from verifykit.corpus.blocks.arrays import Floats, Ints, Keys
from verifykit.corpus.blocks.hierarchy import Hierarchy
from verifykit.corpus.blocks.lookup import HashTable


@frozen(kw_only=True, eq=False)
class KnownTruth:
    """Known true values: object keys, ascending, and the key of each one's value.

    Where several values can be true, what is known are answers (see `lists`): an object with a
    label has all of its true values among the labels.
    """

    objects: Keys
    values: Keys
    numbers: Floats = field(factory=lambda: np.zeros(0))
    """Each value as a number, nan where it is none; as long as the others if there is a measure."""

    @cached_property
    def _table(self) -> HashTable:
        return HashTable.of(self.objects)

    def places(self, objects: Keys) -> Ints:
        """Return where the label of each object is (the first one), or -1."""
        return self._table.places(objects)


@frozen(kw_only=True, eq=False)
class Knowledge:
    """What is known of the values beforehand."""

    gold: KnownTruth | None = None
    hierarchy: Hierarchy | None = None
