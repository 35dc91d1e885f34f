"""How often two sources speak about the same object, and how often they say the same."""

from __future__ import annotations

from typing import Any

import numpy as np
import scipy.sparse as sp
from attrs import field, frozen, mutable
from numpy.typing import NDArray

from verifykit.corpus.arrays import Flags, Floats, Ids, Ints, Keys, positions, run_sums, tally
from verifykit.corpus.block import Block

_DENSE = 8_000_000
"""Cells up to which counts are added in one table; beyond it only the cells that occur are kept."""


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
        """The sums over all blocks by ascending key, of pairs with a common object."""
        if self.cells <= _DENSE:
            table = np.zeros((3, 0)) if self._table is None else self._table
            keys = np.flatnonzero(table[0])
            common, same, expected = table[:, keys]
            return PairSums(keys=keys, common=common, same=same, expected=expected)
        self._merge()
        return self._parts[0]

    def _merge(self) -> None:
        empty = np.zeros(0)
        parts = self._parts or [
            PairSums(keys=np.zeros(0, np.int64), common=empty, same=empty, expected=empty)
        ]
        keys, place = np.unique(np.concatenate([p.keys for p in parts]), return_inverse=True)

        def added(columns: list[Floats]) -> Floats:
            return tally(place, np.concatenate(columns), len(keys))

        self._parts = [
            PairSums(
                keys=keys,
                common=added([p.common for p in parts]),
                same=added([p.same for p in parts]),
                expected=added([p.expected for p in parts]),
            )
        ]
        self._held = len(keys)


def pair_sums(
    block: Block,
    sources: int,
    attributes: int = 1,
    stride: int = 1,
    *,
    with_expected: bool,
) -> PairSums:
    """The pair sums of one block, over the objects that `sampled` keeps.

    With `attributes` > 1 the pairs are counted for each attribute apart. The expected agreement
    is 0 unless asked for.
    """
    block = block.of_objects(sampled(block.objects, stride))
    own = block.source.astype(np.int64)
    if attributes > 1:
        own += block.attribute[block.statement_object] * np.int64(sources)
    distinct, row = positions(own, sources * attributes)
    width = len(distinct)
    by_object = _matrix(block.share, row, block.statement_object, (width, len(block.objects)))
    by_claim = _matrix(block.share, row, block.statement_claim, (width, len(block.values)))
    common = sp.triu(by_object @ by_object.T, 1, format="coo")
    keys = _keys(distinct, common.row, common.col, sources)
    order = np.argsort(keys)
    keys = keys[order]

    def aligned(product: Any) -> Floats:
        upper = sp.triu(product, 1, format="coo")
        column = np.zeros(len(keys))
        column[np.searchsorted(keys, _keys(distinct, upper.row, upper.col, sources))] = upper.data
        return column

    expected = np.zeros(len(keys))
    if with_expected:
        chance = _matrix(
            block.share * chance_agreement(block)[block.statement_object],
            row,
            block.statement_object,
            (width, len(block.objects)),
        )
        expected = aligned(chance @ by_object.T)
    return PairSums(
        keys=keys,
        common=common.data[order].astype(np.float64),
        same=aligned(by_claim @ by_claim.T),
        expected=expected,
    )


def chance_agreement(block: Block) -> Floats:
    """Per object, how often two of its statements (drawn without replacement) agree."""
    count = block.statements_per_claim.astype(np.float64)
    total = block.statements_per_object.astype(np.float64)
    return run_sums(count * (count - 1), block.claims_per_object) / np.maximum(
        total * (total - 1), 1
    )


def sampled(objects: Keys, stride: int) -> Flags:
    """Which objects a sample of one in `stride` holds: by their key, so that order is no matter."""
    kept: Flags = objects % np.uint64(stride) == 0
    return kept


def sample_stride(squares: float, budget: float) -> int:
    """One object in how many keeps the pairs of statements within `budget`."""
    return max(1, int(np.ceil(squares / budget)))


def _matrix(data: Floats, row: Ids, column: Ids, shape: tuple[int, int]) -> sp.csr_matrix[Any]:
    return sp.csr_matrix((data, (row, column)), shape=shape)


def _keys(distinct: Ints, row: NDArray[Any], column: NDArray[Any], sources: int) -> Ints:
    keys: Ints = distinct[row] * sources + distinct[column] % sources
    return keys
