"""The steps of learning on one block. Each is pure but for what it saves in the store."""

from __future__ import annotations

import numpy as np
from attrs import evolve, frozen

from verifykit.corpus.blocks.agreement import PairSums, pair_sums
from verifykit.corpus.blocks.arrays import Floats, Ids, Ints, Keys, positions, tally
from verifykit.corpus.blocks.block import Block
from verifykit.corpus.blocks.collapse import collapse
from verifykit.corpus.blocks.known import Known
from verifykit.corpus.constants import Constants
from verifykit.corpus.engines import kinds
from verifykit.corpus.engines.store import Store
from verifykit.corpus.estimation import closed_labels, open_values
from verifykit.corpus.estimation.families import Census, Family, census
from verifykit.corpus.estimation.influence import DependenceTable
from verifykit.corpus.estimation.rounds import (
    BlockState,
    Credit,
    RoundBlock,
    Voices,
    first_state,
    heard,
    round_block,
    value_keys,
)


def count(store: Store, number: int, attributes: int, constants: Constants) -> Census:
    """What the block holds."""
    return census(store.load(kinds.SETS, number, Block), attributes, constants)


def judged(block: Block, family: Family) -> Block:
    """The conflict sets from which the family learns.

    Where values are open, only objects with several values teach anything.
    """
    kept = family.local[block.attribute] >= 0
    if not family.closed:
        kept &= block.claims_per_object > 1
    part = block.of_objects(kept)
    return evolve(part, attribute=family.local[part.attribute])


def load_state(
    store: Store, number: int, family: Family, credit_kind: str = kinds.CREDIT
) -> BlockState:
    """The state of a block after the last round."""
    voices = store.load(kinds.VOICE + family.key, number, Voices)
    credit = store.load(credit_kind + family.key, number, Credit)
    return BlockState(voice=voices.voice, voice_against=voices.against, credit=credit.credit)


def save_voices(store: Store, number: int, family: Family, state: BlockState) -> None:
    """Keep how much each statement counts."""
    voices = Voices(voice=state.voice, against=state.voice_against)
    store.save(kinds.VOICE + family.key, number, voices)


def save_credit(
    store: Store, number: int, family: Family, state: BlockState, credit_kind: str = kinds.CREDIT
) -> None:
    """Keep how likely each claim is."""
    store.save(credit_kind + family.key, number, Credit(credit=state.credit))


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
    """Agreement of all pairs of sources."""
    block = judged(store.load(kinds.SETS, number, Block), family)
    here, local = positions(block.source.astype(np.int64), sources)
    return Agreement(
        pairs=pair_sums(block, sources, stride=stride, crowd=crowd, with_expected=True),
        sources=here,
        spoken=tally(local, block.share, len(here)),
    )


@frozen(kw_only=True, eq=False)
class Collapsed:
    """What is known of a block once mirrors act as one."""

    pairs: PairSums
    values: Keys
    """The key of every distinct value of an attribute."""
    claims: Ints
    """How many claims have it."""


def collapse_mirrors(
    store: Store, number: int, family: Family, group: Ids, groups: int, stride: int, crowd: int
) -> Collapsed:
    """Let mirrors act as one, and count agreement per attribute."""
    block = collapse(judged(store.load(kinds.SETS, number, Block), family), group)
    store.save(kinds.COLLAPSED + family.key, number, block)
    pairs = pair_sums(block, groups, family.size, stride, crowd=crowd, with_expected=family.closed)
    values, claims = np.unique(value_keys(block), return_counts=True)
    return Collapsed(pairs=pairs, values=values, claims=claims)


def prepare_rounds(
    store: Store,
    number: int,
    family: Family,
    shared: Keys,
    known: Known,
) -> RoundBlock:
    """Lay the block out for the rounds."""
    block = store.load(kinds.COLLAPSED + family.key, number, Block)
    part = round_block(
        block,
        attributes=family.size,
        shared=shared,
        labels=family.labels,
        known=known,
    )
    store.drop(kinds.COLLAPSED + family.key, number)
    store.save(kinds.ROUND + family.key, number, part)
    state = first_state(block)
    save_voices(store, number, family, state)
    save_credit(store, number, family, state)
    return part


def prepare_open(
    store: Store,
    number: int,
    family: Family,
    shared: Keys,
    known: Known,
) -> open_values.OpenMass:
    """Lay the block out, and count what stays the same in all rounds."""
    return open_values.mass(prepare_rounds(store, number, family, shared, known))


def prepare_closed(
    store: Store,
    number: int,
    family: Family,
    shared: Keys,
    known: Known,
) -> None:
    """Lay the block out; nothing is returned, so that no block travels to whoever asks."""
    prepare_rounds(store, number, family, shared, known)


def open_round(
    store: Store,
    number: int,
    family: Family,
    parameters: open_values.OpenParameters,
    dependence: DependenceTable | None,
    constants: Constants,
) -> open_values.OpenSums:
    """One round where values are open."""
    part, state = _heard(store, number, family, dependence, constants)
    sums, state = open_values.estimate(part, state, parameters, constants)
    save_credit(store, number, family, state)
    return sums


def closed_round(
    store: Store,
    number: int,
    family: Family,
    parameters: closed_labels.ClosedParameters,
    dependence: DependenceTable | None,
    constants: Constants,
) -> closed_labels.ClosedSums:
    """One round where labels are closed."""
    part, state = _heard(store, number, family, dependence, constants)
    return closed_labels.estimate(part, state, parameters, constants)


def _heard(
    store: Store,
    number: int,
    family: Family,
    dependence: DependenceTable | None,
    constants: Constants,
) -> tuple[RoundBlock, BlockState]:
    """The block and its state; where dependence was looked at anew, with the voices it leaves."""
    part = store.load(kinds.ROUND + family.key, number, RoundBlock)
    state = load_state(store, number, family)
    if dependence is not None:
        state = heard(part.block, state, dependence, constants.neighbours)
        save_voices(store, number, family, state)
    return part, state
