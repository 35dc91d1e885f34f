"""A family whose sources change what they mean: its attributes regime by regime."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
from attrs import evolve, frozen

from verifykit.corpus.blocks.arrays import Floats, Ids, Ints, taken, tally
from verifykit.corpus.blocks.arrow import arrow_of
from verifykit.corpus.blocks.block import Block
from verifykit.corpus.constants import Constants
from verifykit.corpus.engines import kinds
from verifykit.corpus.engines.engine import Engine, added, run
from verifykit.corpus.engines.names import NameOrder
from verifykit.corpus.engines.store import Store
from verifykit.corpus.estimation.families import Family, Regime
from verifykit.corpus.estimation.regimes import regimes_of
from verifykit.corpus.estimation.rounds import RoundBlock
from verifykit.corpus.learning.reading import Reading
from verifykit.corpus.learning.task import FamilyModel

Names = Callable[[], NameOrder]
"""Puts the objects of the corpus in the order of their names."""


@frozen(kw_only=True, eq=False)
class Columns:
    """Of which attribute of a family, or of which regime of one, each object of a block is."""

    column: Ids
    """-1 for objects that do not belong to the family."""


def with_regimes(
    engine: Engine, learned: FamilyModel, names: Names, constants: Constants
) -> Family | None:
    """Return the family with an attribute for each further regime, or None if there is none.

    `engine` has the blocks of the corpus, also where a family learned from gathered ones.
    """
    family, reading = learned.family, learned.reading
    if not family.is_open or family.size < 2 or reading is None:
        return None
    order = names()
    # Who states little shows little, and many sources would be many numbers.
    widest = np.argsort(-learned.statements.sum(1), kind="stable")[: constants.regime_sources]
    place = np.full(len(learned.statements), -1, np.int32)
    place[widest] = np.arange(len(widest))
    gathered = engine.coarser(family.gathered)
    counts = added(gathered, voices_by_bin, family, reading, order, place, constants.regime_bins)
    found = [regimes_of(right, stated, constants) for right, stated in zip(*counts, strict=True)]
    if not any(of_bin.any() for of_bin in found):
        return None
    regimes, table = _numbered(found, *_ends(order, constants.regime_bins))
    split = evolve(
        family,
        key=f"{family.key}-regimes",
        size=family.size + len(regimes),
        regimes=regimes,
    )
    run(engine, keep_columns, split, order, table)
    run(gathered, leave, spent=_kept_of(learned))
    return split


def voices_by_bin(
    store: Store,
    number: int,
    family: Family,
    reading: Reading,
    order: NameOrder,
    place: Ids,
    bins: int,
) -> Floats:
    """Return how many voices are right in a reading, and how many there are.

    By attribute, bin (so many parts of the objects in their order) and place of the source; where
    that is -1 it is not counted.
    """
    block = store.load(kinds.ROUND + family.key, number, RoundBlock).block
    state = reading.load(store, number)
    looked_at = int(place.max(initial=-1)) + 1
    row = block.attribute.astype(np.int64) * bins + _bins(block, order, bins)
    cell = taken(row, block.statement_object) * looked_at + taken(place, block.source)
    counted = np.flatnonzero(taken(place, block.source) >= 0)
    voice = taken(state.voice, counted)
    right = taken(taken(state.credit, block.statement_claim), counted) * voice
    shape = (family.size, bins, looked_at)
    cell = taken(cell, counted)
    return np.stack(
        [tally(cell, part, shape[0] * bins * looked_at).reshape(shape) for part in (right, voice)]
    )


def keep_columns(store: Store, number: int, family: Family, order: NameOrder, table: Ids) -> None:
    """Keep of which column each object of a block is, by its attribute and its bin (`table`)."""
    sets = store.load(kinds.SETS, number, Block)
    local = family.local[sets.attribute]
    column = np.where(local < 0, -1, table[local, _bins(sets, order, table.shape[1])])
    store.save(kinds.COLUMNS + family.key, number, Columns(column=column.astype(np.int32)))


def columns_of(store: Store, number: int, sets: Block, family: Family) -> Ids:
    """Return the family's number of the attribute, or of its regime, of each object of a block."""
    if not family.regimes:
        return family.local[sets.attribute]
    return store.load(kinds.COLUMNS + family.key, number, Columns).column


def leave(_store: Store, _number: int) -> None:
    """Do nothing: what was kept of a block is spent."""


def _kept_of(learned: FamilyModel) -> tuple[str, ...]:
    """The kinds that hold what a family has learned."""
    readings = [learned.reading, *(rival.reading for rival in learned.rivals)]
    key = learned.family.key
    return (
        kinds.BOUNDS + key,
        kinds.ROUND + key,
        *(kind for one in readings if one is not None for kind in (one.credit, one.voices)),
    )


def _numbered(
    found: Sequence[Ids], firsts: Sequence[str], lasts: Sequence[str]
) -> tuple[tuple[Regime, ...], Ids]:
    """The regimes after the first one of each attribute, and the column of each attribute and bin.

    `firsts` and `lasts` are the first and the last subject of each bin.
    """
    regimes: list[Regime] = []
    table = np.repeat(np.arange(len(found), dtype=np.int32)[:, None], len(found[0]), axis=1)
    for attribute, of_bin in enumerate(found):
        for regime in range(1, int(of_bin.max()) + 1):
            own = np.flatnonzero(of_bin == regime)
            table[attribute, own] = len(found) + len(regimes)
            runs = np.split(own, np.flatnonzero(np.diff(own) > 1) + 1)
            spans = tuple((firsts[run[0]], lasts[run[-1]]) for run in runs)
            regimes.append(Regime(attribute=attribute, spans=spans))
    return tuple(regimes), table


def _bins(block: Block, order: NameOrder, bins: int) -> Ints:
    """The bin of each object of a block."""
    return order.codes(block.objects) * bins // len(order)


def _ends(order: NameOrder, bins: int) -> tuple[list[str], list[str]]:
    """The first and the last subject of each bin."""
    begins = -(-np.arange(bins + 1) * len(order) // bins)
    subjects = order.table()["subject"]
    firsts = subjects.take(arrow_of(np.minimum(begins[:-1], len(order) - 1)))
    lasts = subjects.take(arrow_of(np.maximum(begins[1:] - 1, 0)))
    return firsts.to_pylist(), lasts.to_pylist()
