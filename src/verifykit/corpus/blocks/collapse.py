"""Mirrors act as one: the statements of a group of sources become the statements of the group."""

from __future__ import annotations

from collections.abc import Collection

import numpy as np
from attrs import evolve

from verifykit.corpus.blocks.arrays import (
    Ids,
    Ints,
    changes,
    is_uniform,
    ones,
    run_starts,
    taken,
    uniform,
)
from verifykit.corpus.blocks.block import Block
from verifykit.corpus.blocks.order import last_alike


def collapse(block: Block, group: Ids) -> Block:
    """Return the block with `group[source]` for sources.

    A group casts one vote per object, as heavy as that of its heaviest member; a group that
    disagrees with itself splits the vote by the shares of its members.
    """
    if np.array_equal(group, np.arange(len(group))):
        return block
    source, claim = taken(group, block.source), block.statement_claim
    # Nearly in order, since only members of groups have other numbers: so they are sorted by runs.
    key = claim * (np.int64(group.max()) + 1) + source
    order = np.argsort(key, kind="stable")
    starts = np.flatnonzero(changes(taken(key, order)))
    if not len(starts):
        return _collapse_against(block, group)
    first = taken(order, starts)
    claim, source = taken(claim, first), taken(source, first)
    voter = last_alike(taken(block.claim_object, claim), source)
    share = ones(len(voter))
    if not np.array_equal(voter, np.arange(len(voter))):
        amount = np.add.reduceat(taken(block.share, order), starts)
        share = amount / taken(np.bincount(voter, amount), voter)
    weight = block.weight
    heaviest = taken(weight, first)
    if not is_uniform(weight):
        np.maximum.at(heaviest, voter, np.maximum.reduceat(taken(weight, order), starts))
    collapsed = evolve(
        block,
        statements_per_claim=np.bincount(claim, minlength=len(block.values)).astype(np.int32),
        source=source,
        share=share,
        vote=uniform(share * taken(heaviest, voter)),
    )
    return _collapse_against(collapsed, group)


def _collapse_against(block: Block, group: Ids) -> Block:
    if not block.has_against:
        return block
    source = group[block.against_source]
    key = block.against_claim * (np.int64(group.max()) + 1) + source
    order = np.lexsort((block.against_vote, key))
    last = np.append(run_starts(key[order])[1:], len(order)) - 1
    kept = order[last]
    return evolve(
        block,
        against_claim=block.against_claim[kept],
        against_source=source[kept],
        against_vote=block.against_vote[kept],
    )


def numbered(group: Ids | Ints) -> tuple[Ids, int]:
    """Group numbers 0, 1, … in the order of each group's first source, and how many there are."""
    _, first, inverse = np.unique(group, return_index=True, return_inverse=True)
    rank = np.empty(len(first), np.int32)
    rank[np.argsort(first, kind="stable")] = np.arange(len(first), dtype=np.int32)
    return rank[inverse], len(first)


def joined(group: Ids, pairs: Collection[tuple[int, int]]) -> tuple[Ids, int]:
    """The groups, numbered, once the sources of each pair act as one, and how many there are."""
    if not pairs:
        return numbered(group)
    from scipy.sparse import coo_array  # takes a while to load
    from scipy.sparse.csgraph import connected_components

    one, other = np.array(sorted(pairs)).T
    edges = coo_array((np.ones(len(one)), (group[one], group[other])), shape=(len(group),) * 2)
    return numbered(connected_components(edges, directed=False)[1][group])
