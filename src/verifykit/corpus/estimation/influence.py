"""How much a statement counts beside those that depend on each other and say the same."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import Protocol

import numpy as np
from attrs import frozen

from verifykit.corpus.blocks.arrays import Floats, Ids, Ints, places_of, starts_of, taken
from verifykit.corpus.blocks.block import Block

_DENSE = 10_000_000


PairDependence = Callable[[Ints, Ints], Floats]
"""The dependence, in [0, 1], of the sources of pairs of statements, by the statements' places."""


class Dependence(Protocol):
    """What is known of the dependence between sources."""

    def among(self, source: Ids, attribute: Ids) -> PairDependence:
        """Return what is known of statements of these sources, each on its attribute."""


@frozen(kw_only=True, eq=False)
class DependenceTable:
    """Dependence of pairs, in [0, 1], per attribute; of a pair not listed, `unknown`."""

    sources: int
    keys: Ints
    """`a * sources + b` with a < b, ascending."""
    values: Floats
    """Attributes by pairs."""
    unknown: float

    @cached_property
    def lookup(self) -> Dependence:
        """The table in the form that is fastest to ask."""
        cells = len(self.values) * self.sources * self.sources
        return _Dense(self) if cells <= _DENSE else _Sparse(self)

    @property
    def none_at_all(self) -> bool:
        """Whether every two sources are independent."""
        return self.unknown == 0 and not self.values.any()


class _Dense:
    def __init__(self, table: DependenceTable) -> None:
        size = table.sources
        full = np.full((len(table.values), size, size), table.unknown)
        one, other = np.divmod(table.keys, size)
        full[:, one, other] = table.values
        full[:, other, one] = table.values
        self._flat = full.ravel()
        self._size = size

    def among(self, source: Ids, attribute: Ids) -> PairDependence:
        flat = self._flat
        column = source.astype(np.int64)
        row = column * self._size
        if attribute.any():
            row += attribute * np.int64(self._size**2)

        def between(one: Ints, other: Ints) -> Floats:
            return taken(flat, taken(row, one) + taken(column, other))

        return between


class _Sparse:
    def __init__(self, table: DependenceTable) -> None:
        self._table = table
        self._padded = np.concatenate(
            [table.values, np.full((len(table.values), 1), table.unknown)], axis=1
        )

    def among(self, source: Ids, attribute: Ids) -> PairDependence:
        keys = self._table.keys
        number = source.astype(np.int64)

        def between(one: Ints, other: Ints) -> Floats:
            if not len(keys):
                return np.full(len(one), self._table.unknown)
            left, right = number[one], number[other]
            wanted = np.minimum(left, right) * self._table.sources + np.maximum(left, right)
            place = np.minimum(np.searchsorted(keys, wanted), len(keys) - 1)
            place = np.where(keys[place] == wanted, place, len(keys))
            values: Floats = self._padded[attribute[one], place]
            return values

        return between


def influence(block: Block, dependence: Dependence, neighbours: int) -> Floats:
    """vote / (1 + sum of vote x dependence over the others that state the same value).

    One number per statement, symmetric in the sources, so nothing depends on their order. Where
    more than `neighbours` + 1 state the same value, each is compared with `neighbours` of them,
    and the sum is scaled up.
    """
    return _shared_voice(
        block.source,
        block.share,
        block.vote,
        block.statements_per_claim,
        block.statement_attribute,
        dependence,
        neighbours,
    )


def influence_against(block: Block, dependence: Dependence, neighbours: int) -> Floats:
    """Return the same for the statements that refute a value: they are compared with each other."""
    return _shared_voice(
        block.against_source,
        np.ones(len(block.against_source)),
        block.against_vote,
        block.against_count,
        block.attribute[block.claim_object[block.against_claim]],
        dependence,
        neighbours,
    )


def _shared_voice(
    source: Ids,
    share: Floats,
    vote: Floats,
    counts: Ids,
    attribute: Ids,
    dependence: Dependence,
    neighbours: int,
) -> Floats:
    voices = np.ones(len(source))
    between = dependence.among(source, attribute)
    starts, most = starts_of(counts), neighbours + 1
    # Claims with as many statements are compared at once: a row has one statement of each.
    for size in np.flatnonzero(np.bincount(counts[counts <= most])[2:]) + 2:
        rows = starts[counts == size] + np.arange(size)[:, None]
        shares, found = taken(share, rows), np.ones(rows.shape)
        for distance in range(1, size):
            common = between(rows[distance:], rows[:-distance])
            found[distance:] += common * shares[:-distance]
            found[:-distance] += common * shares[distance:]
        voices[rows] = found
    crowded = np.flatnonzero(counts > most)
    if len(crowded):
        width = np.repeat(counts[crowded], counts[crowded])
        start, place = np.repeat(starts[crowded], counts[crowded]), places_of(counts[crowded])
        for lag in range(1, neighbours // 2 + 1):
            one, other = start + place, start + (place + lag) % width
            common = between(one, other) * ((width - 1) / neighbours)
            voices[one] += common * share[other]
            voices[other] += common * share[one]
    return vote / voices
