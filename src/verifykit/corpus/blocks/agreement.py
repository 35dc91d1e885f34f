"""How often two sources speak about the same object, and how often they say the same."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from attrs import field, frozen, mutable
from numpy.typing import NDArray

from verifykit.corpus.blocks.arrays import (
    Flags,
    Floats,
    Ids,
    Ints,
    Keys,
    pairs_in_runs,
    places_of,
    positions,
    run_sums,
    tally,
)
from verifykit.corpus.blocks.block import Block
from verifykit.corpus.blocks.hashing import mix

_DENSE = 8_000_000
"""Cells up to which counts are added in one table; beyond it only the cells that occur are kept."""
_AT_ONCE = 1_000_000
"""Pairs of statements that are counted at a time, roughly."""


@frozen(kw_only=True, eq=False)
class PairSums:
    """Sums per pair of sources. Keys are `(attribute * sources + a) * sources + b` with a < b."""

    keys: Ints
    common: Floats
    """Objects that both speak about."""
    same: Floats
    """Objects of which both say the same."""
    expected: Floats
    """Agreements if both answered as the sources of each object do on the whole."""


@mutable
class PairTotals:
    """Adds the pair sums of blocks, one after the other."""

    cells: int
    _table: NDArray[np.float64] | None = field(init=False, default=None)
    _parts: list[PairSums] = field(init=False, factory=list)
    _held: int = field(init=False, default=0)

    def add(self, part: PairSums) -> None:
        """Add the sums of one block."""
        if self.cells <= _DENSE:
            if self._table is None:
                self._table = np.zeros((3, self.cells))
            for row, column in zip(
                self._table, (part.common, part.same, part.expected), strict=True
            ):
                row[part.keys] += column
            return
        self._parts.append(part)
        self._held += len(part.keys)
        if self._held > 4 * _DENSE:
            self._merge()

    def total(self) -> PairSums:
        """Return the sums over all blocks by ascending key, of pairs with a common object."""
        if self.cells <= _DENSE:
            table = np.zeros((3, 0)) if self._table is None else self._table
            keys = np.flatnonzero(table[0])
            common, same, expected = table[:, keys]
            return PairSums(keys=keys, common=common, same=same, expected=expected)
        self._merge()
        return self._parts[0]

    def _merge(self) -> None:
        self._parts = [merged(self._parts)]
        self._held = len(self._parts[0].keys)


def merged(parts: list[PairSums]) -> PairSums:
    """Return the sums of all parts, by ascending key."""
    if not parts:
        empty = np.zeros(0)
        return PairSums(keys=np.zeros(0, np.int64), common=empty, same=empty, expected=empty)
    keys, place = np.unique(np.concatenate([part.keys for part in parts]), return_inverse=True)

    def added(columns: list[Floats]) -> Floats:
        return tally(place, np.concatenate(columns), len(keys))

    return PairSums(
        keys=keys,
        common=added([part.common for part in parts]),
        same=added([part.same for part in parts]),
        expected=added([part.expected for part in parts]),
    )


def pair_sums(
    block: Block,
    sources: int,
    attributes: int = 1,
    stride: int = 1,
    *,
    crowd: int,
    with_expected: bool,
    credit: Floats | None = None,
) -> PairSums:
    """Return the pair sums of one block, over the objects that `sampled` keeps.

    With `credit`, how likely each claim is, `same` is how often two sources are right together.

    Of an object with more than `crowd` statements a sample of the sources is compared. With
    `attributes` > 1 the pairs are counted for each attribute apart. The expected agreement is 0
    unless asked for.
    """
    kept = sampled(block.objects, stride)
    worth = None if credit is None else credit[kept[block.claim_object]]
    block = block.of_objects(kept)
    own = block.source.astype(np.int64)
    if attributes > 1:
        own += block.statement_attribute * np.int64(sources)
    distinct, row = positions(own, sources * attributes)
    chance = chance_agreement(block) if with_expected else None
    parts = [
        _sums(block, row, chance, worth, one, other, distinct, sources)
        for one, other in _pairs(block, compared(block, crowd))
    ]
    return parts[0] if len(parts) == 1 else merged(parts)


def _pairs(block: Block, statements: Ints) -> Iterator[tuple[Ints, Ints]]:
    """All pairs of these statements about the same object, many at a time."""
    held: list[tuple[Ints, Ints]] = []
    count = 0
    objects = block.statement_object[statements]
    place = places_of(np.bincount(objects, minlength=len(block.objects)).astype(np.int32))
    for later, earlier in pairs_in_runs(place, np.arange(len(place))):
        held.append((statements[later], statements[earlier]))
        count += len(later)
        if count >= _AT_ONCE:
            yield _joined(held)
            held, count = [], 0
    if held:
        yield _joined(held)


def _joined(parts: list[tuple[Ints, Ints]]) -> tuple[Ints, Ints]:
    one, other = zip(*parts, strict=True)
    return np.concatenate(one), np.concatenate(other)


def _sums(
    block: Block,
    row: Ids,
    chance: Floats | None,
    worth: Floats | None,
    one: Ints,
    other: Ints,
    distinct: Ints,
    sources: int,
) -> PairSums:
    """The sums over these pairs of statements; `row` is each statement's place in `distinct`."""
    width = len(distinct)
    left, right = row[one].astype(np.int64), row[other]
    apart = left != right  # a source that states two values of one object is no pair with itself
    if not apart.all():
        one, other, left, right = one[apart], other[apart], left[apart], right[apart]
    pairs, place = positions(np.minimum(left, right) * width + np.maximum(left, right), width**2)
    weight = block.share[one] * block.share[other]
    claim = block.statement_claim[one]
    agrees = weight * (claim == block.statement_claim[other])
    if worth is not None:
        agrees *= worth[claim]
    expected = np.zeros(len(pairs))
    if chance is not None:
        expected = tally(place, weight * chance[block.statement_object[one]], len(pairs))
    first, second = np.divmod(pairs, width)
    return PairSums(
        keys=distinct[first] * sources + distinct[second] % sources,
        common=tally(place, weight, len(pairs)),
        same=tally(place, agrees, len(pairs)),
        expected=expected,
    )


def chance_agreement(block: Block) -> Floats:
    """Per object, how often two of its statements (drawn without replacement) agree."""
    count = block.statements_per_claim.astype(np.float64)
    total = block.statements_per_object.astype(np.float64)
    return run_sums(count * (count - 1), block.claims_per_object) / np.maximum(
        total * (total - 1), 1
    )


def compared(block: Block, crowd: int) -> Ints:
    """Return the statements that are compared with each other: all, but of an object with more than
    `crowd` about so many, by a hash of the source, so that crowds keep the same sources.
    """
    size = block.statements_per_object[block.statement_object]
    if not (size > crowd).any():
        return np.arange(len(size))
    spread = mix(block.source.astype(np.uint64) + np.uint64(1)) / 2.0**64
    return np.flatnonzero(spread * size < crowd)


def sampled(objects: Keys, stride: int) -> Flags:
    """Which objects a sample of one in `stride` holds: by their key, so that order is no matter."""
    kept: Flags = objects % np.uint64(stride) == 0
    return kept


def sample_stride(squares: float, budget: float) -> int:
    """Return one object in how many keeps the pairs of statements within `budget`."""
    return max(1, int(np.ceil(squares / budget)))
