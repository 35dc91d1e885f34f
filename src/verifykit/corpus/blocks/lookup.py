"""Where a hash is among many."""

from __future__ import annotations

import numpy as np
from attrs import frozen

from verifykit.corpus.blocks.arrays import Ids, Ints, Keys, starts_of, taken

_BITS = 64


@frozen(kw_only=True, eq=False)
class HashTable:
    """Hashes, ascending, with a table of where those with the same first bits begin.

    Hashes are spread evenly: with half as many beginnings as hashes, hardly more than two share
    one. So a hash is found in a step or two, where halving takes twenty steps among a million.
    """

    hashes: Keys
    begins: Ids
    """The place of the first hash with each beginning, or where it would be; a power of two."""

    @classmethod
    def of(cls, hashes: Keys) -> HashTable:
        """Return the table of these hashes, which ascend."""
        bits = max(len(hashes).bit_length() - 1, 1)
        counts = np.bincount(_beginning(hashes, bits), minlength=1 << bits)
        return cls(hashes=hashes, begins=starts_of(counts).astype(np.int32))

    def __len__(self) -> int:
        return len(self.hashes)

    def places(self, keys: Keys) -> Ints:
        """Return the place of each key among the hashes (of equals the first), or -1."""
        last = len(self.hashes) - 1
        if last < 0:
            return np.full(len(keys), -1, np.int64)
        bits = len(self.begins).bit_length() - 1
        place = np.minimum(taken(self.begins, _beginning(keys, bits)), last).astype(np.int64)
        late = np.flatnonzero(taken(self.hashes, place) < keys)
        while len(late):
            further = taken(place, late) + 1
            inside = np.flatnonzero(further <= last)
            late, further = taken(late, inside), taken(further, inside)
            place[late] = further
            late = late[taken(self.hashes, further) < taken(keys, late)]
        return np.where(taken(self.hashes, place) == keys, place, -1)


def _beginning(keys: Keys, bits: int) -> Ints:
    """The number that the first bits of each key are."""
    return (keys >> np.uint64(_BITS - bits)).astype(np.int64)


NO_HASHES = HashTable.of(np.zeros(0, np.uint64))
