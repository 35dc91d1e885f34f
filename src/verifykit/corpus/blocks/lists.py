"""Things with several true values: each value is a question of its own, answered yes or no.

A source that speaks of a thing lists what it takes for true, so what it does not list it leaves
out. That is how Zhao, Rubinstein, Gemmell and Han (2012) read such statements: a source has a
recall (how much of what is true it lists) and a specificity (how much of what is false it omits).
"""

from __future__ import annotations

import numpy as np

from verifykit.corpus.blocks.arrays import (
    Flags,
    Floats,
    Ids,
    Keys,
    ones,
    places_of,
    run_starts,
    starts_of,
)
from verifykit.corpus.blocks.block import Block
from verifykit.corpus.blocks.hashing import combine
from verifykit.corpus.blocks.order import numbered_pairs, order_of

ANSWERS: Keys = np.array([0, 1], np.uint64)
"""The labels of a question: no and yes, in this order, which is that of all tables of them."""
NO, YES = 0, 1


def question(objects: Keys, values: Keys) -> Keys:
    """Return the key of the question whether an object has a value."""
    return combine(objects, values)


def questions(block: Block) -> Block:
    """Return a block with an object for each claim of `block`, in their order.

    Each has two claims, no and yes. Whoever states the value says yes; who speaks of the object
    without stating it says no, and so does who refutes it. Who states and refutes one value says
    nothing of it. A vote is as heavy as the statement; an omission as the heaviest statement of
    its source about the object.
    """
    voter, voters = numbered_pairs(block.statement_object, block.source)
    first = np.zeros(voters, np.int64)
    first[voter[::-1]] = np.arange(len(voter))[::-1]
    speaker = block.source[first]
    per_object = np.bincount(block.statement_object[first], minlength=len(block.objects))
    weight = block.weight
    heaviest = np.zeros(voters)
    np.maximum.at(heaviest, voter, weight)

    # A row for every claim and everyone who speaks of its object.
    counts = per_object[block.claim_object].astype(np.int32)
    claim = np.repeat(np.arange(len(block.values), dtype=np.int32), counts)
    begin = starts_of(per_object.astype(np.int32))[block.claim_object]
    who = np.repeat(begin, counts) + places_of(counts)
    vote = heaviest[who]
    yes = np.zeros(len(claim), bool)
    stated = starts_of(counts)[block.statement_claim] + voter - begin[block.statement_claim]
    yes[stated] = True
    vote[stated] = weight
    source = speaker[who]
    if block.has_against:
        claim, source, yes, vote = _with_denials(block, claim, source, yes, vote)
    order = order_of(claim, yes.astype(np.int32), source)
    answered = np.bincount(2 * claim + yes, minlength=2 * len(block.values)).astype(np.int32)
    return Block(
        objects=question(block.objects[block.claim_object], block.values),
        attribute=block.attribute[block.claim_object],
        claims_per_object=np.full(len(block.values), 2, np.int32),
        values=np.tile(ANSWERS, len(block.values)),
        documents=answered,
        statements_per_claim=answered,
        source=source[order],
        share=ones(len(order)),
        vote=vote[order],
        against_claim=np.zeros(0, np.int32),
        against_source=np.zeros(0, np.int32),
        against_vote=np.zeros(0),
    )


def _with_denials(
    block: Block, claim: Ids, source: Ids, yes: Flags, vote: Floats
) -> tuple[Ids, Ids, Flags, Floats]:
    """The rows with what refutes a value; of two answers of a source the later row stays."""
    claim = np.concatenate([claim, block.against_claim])
    source = np.concatenate([source, block.against_source])
    denied = np.concatenate([np.zeros(len(yes), bool), np.ones(len(block.against_claim), bool)])
    yes = np.concatenate([yes, np.zeros(len(block.against_claim), bool)])
    vote = np.concatenate([vote, block.against_vote])
    order = order_of(claim, source, denied.astype(np.int32))
    starts = run_starts(claim[order], source[order])
    last = np.append(starts[1:], len(order)) - 1
    both = yes[order[starts]] & denied[order[last]]
    kept = order[last[~both]]
    return claim[kept], source[kept], yes[kept], vote[kept]
