"""The steps of learning on one block. Each is pure but for what it saves in the store."""

from __future__ import annotations

import numpy as np
from attrs import evolve, frozen

from verifykit.corpus.blocks.agreement import PairSums, pair_sums
from verifykit.corpus.blocks.arrays import Flags, Floats, Ids, Ints, Keys, positions, tally
from verifykit.corpus.blocks.block import Block, joined
from verifykit.corpus.blocks.collapse import collapse
from verifykit.corpus.blocks.hashing import mix
from verifykit.corpus.blocks.knowledge import Knowledge
from verifykit.corpus.blocks.lists import questions
from verifykit.corpus.blocks.lookup import HashTable
from verifykit.corpus.constants import Constants
from verifykit.corpus.engines import kinds
from verifykit.corpus.engines.store import Store
from verifykit.corpus.estimation import closed_labels, list_answers, open_values, urn
from verifykit.corpus.estimation.families import Family
from verifykit.corpus.estimation.heat import Quality
from verifykit.corpus.estimation.influence import DependenceTable
from verifykit.corpus.estimation.rounds import (
    BlockState,
    Credit,
    RoundBlock,
    first_state,
    heard,
    round_block,
    value_keys,
)
from verifykit.corpus.learning.reading import Reading
from verifykit.corpus.learning.regimes import columns_of


@frozen(kw_only=True, eq=False)
class Bounds:
    """Where the claims of each block begin among those that are learned from together, and end."""

    claims: Ints


def lessons(store: Store, number: int, family: Family) -> list[Block]:
    """Return what the family learns from, of each of the blocks that are learned from as one."""
    first = number * family.gathered
    return [_lessons_of(store, fine, family) for fine in range(first, first + family.gathered)]


def _lessons_of(store: Store, number: int, family: Family) -> Block:
    """The conflict sets of a block from which the family learns, with its numbers of attributes."""
    block = store.load(kinds.SETS, number, Block)
    taught = family.teaching(block)
    column = columns_of(store, number, block, family)
    part = evolve(block.of_objects(taught), attribute=column[taught])
    return questions(part) if family.many else part


@frozen(kw_only=True, eq=False)
class StatementCounts:
    """How many statements of a block are of each source and of each attribute of a family."""

    sources: Ids
    attributes: Ids


def count_spoken(store: Store, number: int, family: Family, sources: int) -> StatementCounts:
    """Count the statements from which a family could learn."""
    block = store.load(kinds.SETS, number, Block)
    told = np.repeat(family.teaching(block)[block.claim_object], block.statements_per_claim)
    source, attribute = block.source[told], block.statement_attribute[told]
    return StatementCounts(
        sources=np.bincount(source, minlength=sources).astype(np.int32),
        attributes=np.bincount(attribute, minlength=len(family.local)).astype(np.int32),
    )


@frozen(kw_only=True, eq=False)
class Agreement:
    """Which sources agree, and of how much each speaks."""

    pairs: PairSums
    sources: Ints
    """The sources of the block."""
    spoken: Floats
    """How many of its objects each speaks of, those left out of the sample too."""


def mirror_pairs(
    store: Store, number: int, family: Family, sources: int, stride: int, crowd: int
) -> Agreement:
    """Lay out what the family learns from, and return the agreement of all pairs of sources."""
    parts = lessons(store, number, family)
    bounds = np.cumsum([0, *(len(part.values) for part in parts)])
    store.save(kinds.BOUNDS + family.key, number, Bounds(claims=bounds))
    block = joined(parts)
    store.save(kinds.LESSONS + family.key, number, block)
    here, local = positions(block.source.astype(np.int64), sources)
    return Agreement(
        pairs=pair_sums(block, sources, stride=stride, crowd=crowd, with_expected=True),
        sources=here,
        spoken=tally(local, block.share, len(here)),
    )


@frozen(kw_only=True, eq=False)
class MirrorSums:
    """What is known of a block once mirrors act as one."""

    pairs: PairSums
    values: Keys
    """The key of every distinct value of an attribute."""
    claims: Ints
    """How many claims have it."""


def collapse_mirrors(
    store: Store, number: int, family: Family, group: Ids, groups: int, stride: int, crowd: int
) -> MirrorSums:
    """Let mirrors act as one, and count agreement per attribute."""
    block = collapse(store.load(kinds.LESSONS + family.key, number, Block), group)
    store.save(kinds.COLLAPSED + family.key, number, block)
    by_chance = family.closed or family.measure is not None
    pairs = pair_sums(block, groups, family.size, stride, crowd=crowd, with_expected=by_chance)
    values, claims = np.unique(value_keys(block), return_counts=True)
    return MirrorSums(pairs=pairs, values=values, claims=claims)


def prepare(
    store: Store, number: int, family: Family, shared: HashTable, known: Knowledge
) -> open_values.OpenMass | None:
    """Lay the block out for the rounds.

    Return what stays the same in all rounds where values are open, else None: no block travels to
    whoever asks.
    """
    block = store.load(kinds.COLLAPSED + family.key, number, Block)
    part = round_block(
        block,
        attributes=family.size,
        shared=shared,
        labels=family.labels,
        known=known,
    )
    store.save(kinds.ROUND + family.key, number, part)
    Reading.of(family).save(store, number, first_state(block))
    return open_values.mass(part) if family.is_open else None


def open_round(
    store: Store,
    number: int,
    family: Family,
    before: Reading,
    after: Reading,
    parameters: open_values.OpenParameters,
    dependence: DependenceTable | None,
    held: Flags | None,
    constants: Constants,
) -> open_values.OpenSums:
    """Return one round of a reading where values are open, from its version `before` to `after`.

    `dependence` is given where the voices are to be estimated anew. On the attributes in `held`
    credit stays as it was.
    """
    part, state = _heard(store, number, family, before, dependence, constants)
    last = state.credit
    sums, state = open_values.estimate(part, state, parameters, constants)
    if held is not None:
        stays = held[part.block.attribute[part.block.claim_object]]
        state = evolve(state, credit=np.where(stays, last, state.credit))
        sums = open_values.sums_of(part, state.credit)
    after.save(store, number, state)
    return sums


def shared_truths(
    store: Store,
    number: int,
    family: Family,
    reading: Reading,
    groups: int,
    stride: int,
    crowd: int,
) -> PairSums:
    """Return how often sources are right together in a reading, as far as is known (in `same`)."""
    block = store.load(kinds.ROUND + family.key, number, RoundBlock).block
    credit = store.load(reading.credit, number, Credit).credit
    return pair_sums(
        block, groups, family.size, stride, crowd=crowd, with_expected=False, credit=credit
    )


def errors_together(
    store: Store,
    number: int,
    family: Family,
    reading: Reading,
    known: Quality,
    stride: int,
) -> Floats:
    """Return how likely each of `urn.CORRELATIONS` is by one object in `stride`, as logarithm.

    Where values are open, by those with several, as accuracies are.
    """
    block = store.load(kinds.ROUND + family.key, number, RoundBlock).block
    voice = reading.load(store, number).voice
    kept = mix(~block.objects) % np.uint64(stride) == 0
    spoken = kept[block.statement_object]
    block = evolve(block, against_claim=block.against_claim[:0]).of_objects(kept)
    return urn.likelihoods(block, voice[spoken], known.accuracy, known.wrong, closed=family.closed)


def closed_round(
    store: Store,
    number: int,
    family: Family,
    before: Reading,
    after: Reading,
    parameters: closed_labels.ClosedParameters,
    dependence: DependenceTable | None,
    constants: Constants,
) -> closed_labels.ClosedSums:
    """Return one round where labels are closed; of the state only the voices are carried on."""
    part, state = _heard(store, number, family, before, dependence, constants)
    if after != before:
        after.save(store, number, state)
    estimate = list_answers.estimate if family.many else closed_labels.estimate
    return estimate(part, state, parameters, constants)


def _heard(
    store: Store,
    number: int,
    family: Family,
    before: Reading,
    dependence: DependenceTable | None,
    constants: Constants,
) -> tuple[RoundBlock, BlockState]:
    """The block and its state; where dependence was looked at anew, with the voices it leaves."""
    part = store.load(kinds.ROUND + family.key, number, RoundBlock)
    state = before.load(store, number)
    if dependence is not None:
        state = heard(part.block, state, dependence, constants.neighbours)
    return part, state
