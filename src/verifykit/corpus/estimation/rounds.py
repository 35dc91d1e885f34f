"""What a block needs in every round, and what it carries from one round to the next."""

from __future__ import annotations

from functools import cached_property

import numpy as np
from attrs import frozen

from verifykit.corpus.blocks.arrays import Flags, Floats, Ids, Ints, Keys, positions, taken
from verifykit.corpus.blocks.block import Block
from verifykit.corpus.blocks.hierarchy import Lineages, lineages
from verifykit.corpus.blocks.knowledge import Knowledge, KnownTruth
from verifykit.corpus.blocks.lookup import HashTable
from verifykit.corpus.estimation.influence import DependenceTable, influence, influence_against


@frozen(kw_only=True, eq=False)
class RoundBlock:
    """A block with the places of its numbers in the parameters of the whole corpus.

    A cell is what a parameter belongs to: a source and an attribute where values are open, a
    source and a label where they are closed.
    """

    block: Block
    cells: Ints
    """The cells that occur in the block, ascending."""
    cell: Ids
    """Each statement's place in `cells`."""
    against_cell: Ids
    shared: Ints
    """Numbers of the values that occur with several objects of the corpus."""
    claim_shared: Ids
    """Each claim's place in `shared`, or -1."""
    claim_label: Ids
    """Each claim's label number, in closed vocabularies; else empty."""
    labelled: Flags
    """Which objects have a gold label."""
    is_true: Flags
    """Which claims are the gold label of their object."""
    lineages: Lineages
    """Which claims are part of which."""

    @cached_property
    def sharing(self) -> Ints | slice:
        """The claims whose value other objects have as well: places, or all of them."""
        found = np.flatnonzero(self.claim_shared >= 0)
        return slice(None) if len(found) == len(self.claim_shared) else found


@frozen(kw_only=True, eq=False)
class Voices:
    """How much each statement counts, for a value and against one; changes a few times."""

    voice: Floats
    against: Floats


@frozen(kw_only=True, eq=False)
class Credit:
    """How likely each claim is; changes every round."""

    credit: Floats


@frozen(kw_only=True, eq=False)
class BlockState:
    """What a block carries over from one round to the next."""

    voice: Floats
    """Per statement for a value, how much it counts: at most its vote."""
    voice_against: Floats
    """Per statement against a value, the same."""
    credit: Floats
    """Per claim, how likely it is, in [0, 1]."""


def first_state(block: Block) -> BlockState:
    """Return the state before anything is known."""
    return BlockState(
        voice=block.vote,
        voice_against=block.against_vote,
        credit=np.zeros(len(block.values)),
    )


def heard(
    block: Block, state: BlockState, dependence: DependenceTable, neighbours: int
) -> BlockState:
    """Return the state after dependence was estimated anew."""
    if dependence.none_at_all:
        return BlockState(voice=block.vote, voice_against=block.against_vote, credit=state.credit)
    known = dependence.lookup
    return BlockState(
        voice=influence(block, known, neighbours),
        voice_against=influence_against(block, known, neighbours),
        credit=state.credit,
    )


def origins(block: Block, state: BlockState) -> Floats:
    """Return how many independent voices state each claim, mirrors and copies discounted."""
    return block.claim_sums(state.voice / block.weight)


def round_block(
    block: Block,
    *,
    attributes: int,
    shared: HashTable,
    labels: Keys | None,
    known: Knowledge,
) -> RoundBlock:
    """Find the places of a block's sources, values and gold labels in the corpus.

    `shared` are the keys of values that several objects have (see `open_values.attraction`),
    `labels` those of a closed vocabulary, ascending; None means that values are open.
    """
    is_closed = labels is not None
    claim_label = _labels(block, labels)
    shared_here, claim_shared = _shared(block, shared)
    kind, against_kind = _kinds(block, claim_label if is_closed else None)
    kinds = attributes if labels is None else len(labels)
    sources = np.concatenate([block.source, block.against_source]).astype(np.int64)
    both = sources * kinds + np.concatenate([kind, against_kind])
    cells, cell = positions(both, int(both.max(initial=-1)) + 1)
    labelled, is_true = _gold(block, known.gold)
    return RoundBlock(
        block=block,
        cells=cells,
        cell=cell[: len(block.source)],
        against_cell=cell[len(block.source) :],
        shared=shared_here,
        claim_shared=claim_shared,
        claim_label=claim_label,
        labelled=labelled,
        is_true=is_true,
        lineages=lineages(block, None if is_closed else known.hierarchy),
    )


def _labels(block: Block, labels: Keys | None) -> Ids:
    """Each claim's label number, in closed vocabularies; else empty."""
    if labels is None:
        return np.zeros(0, np.int32)
    return np.searchsorted(labels, block.values).astype(np.int32)


def _shared(block: Block, shared: HashTable) -> tuple[Ints, Ids]:
    """The numbers of the shared values that occur here, and each claim's place in them, or -1."""
    claim_shared = np.full(len(block.values), -1, np.int32)
    if not len(shared):
        return np.zeros(0, np.int64), claim_shared
    place = shared.places(value_keys(block))
    found = np.flatnonzero(place >= 0)
    here, claim_shared[found] = positions(taken(place, found), len(shared))
    return here, claim_shared


def _kinds(block: Block, claim_label: Ids | None) -> tuple[Ids, Ids]:
    """What makes a cell beside the source, of each statement for a value and against one."""
    if claim_label is not None:
        return taken(claim_label, block.statement_claim), taken(claim_label, block.against_claim)
    against = block.attribute[block.claim_object[block.against_claim]]
    return block.statement_attribute, against


def _gold(block: Block, gold: KnownTruth | None) -> tuple[Flags, Flags]:
    """Which objects have a gold label, and which claims are it."""
    if gold is None:
        return np.zeros(len(block.objects), bool), np.zeros(len(block.values), bool)
    place = gold.places(block.objects)
    labelled = place >= 0
    is_true = np.zeros(len(block.values), bool)
    claims = np.flatnonzero(labelled[block.claim_object])
    true_value = gold.values[place[block.claim_object[claims]]]
    is_true[claims] = true_value == block.values[claims]
    return labelled, is_true


def value_keys(block: Block) -> Keys:
    """Return a key for each claim's value within its attribute."""
    salt = block.attribute.astype(np.uint64) * np.uint64(0x9E3779B97F4A7C15)
    keys: Keys = block.values ^ np.repeat(salt, block.claims_per_object)
    return keys
