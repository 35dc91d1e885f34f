"""What is done on one block to look for another reading, and to hold two against each other."""

from __future__ import annotations

import numpy as np
from attrs import evolve

from verifykit.corpus.blocks.arrays import (
    Flags,
    Floats,
    Ids,
    Ints,
    run_max,
    run_sums,
    softmax,
    starts_of,
    tally,
)
from verifykit.corpus.blocks.block import Block
from verifykit.corpus.constants import Constants
from verifykit.corpus.engines import kinds
from verifykit.corpus.engines.store import Store
from verifykit.corpus.estimation import open_values
from verifykit.corpus.estimation.calibration import Calibration, calibrated
from verifykit.corpus.estimation.families import Family
from verifykit.corpus.estimation.heat import Quality, heat
from verifykit.corpus.estimation.open_values import OpenParameters, OpenSums
from verifykit.corpus.estimation.rounds import Credit, RoundBlock
from verifykit.corpus.learning.reading import Reading


def runners_up(store: Store, number: int, family: Family, reading: Reading) -> OpenSums:
    """Who would earn how much, were the second claim of each object as likely as the best."""
    part = store.load(kinds.ROUND + family.key, number, RoundBlock)
    credit = reading.load(store, number).credit
    return open_values.sums_of(part, _swapped(part.block, credit))


def begin(
    store: Store, number: int, family: Family, first: Reading, other: Reading, which: Flags
) -> OpenSums:
    """Begin another reading, with the credit of the best and the second claim of each object
    swapped on the attributes in `which`.
    """
    part = store.load(kinds.ROUND + family.key, number, RoundBlock)
    block, state = part.block, first.load(store, number)
    claims = which[block.attribute[block.claim_object]]
    credit = np.where(claims, _swapped(block, state.credit), state.credit)
    other.save(store, number, evolve(state, credit=credit))
    return open_values.sums_of(part, credit)


def _swapped(block: Block, credit: Floats) -> Floats:
    """The credit with that of each object's best claim and its runner-up exchanged.

    The runner-up is what most state of the others: how likely they are is the reading's own view,
    by which a lone mistake of its friends is likelier than what all its foes agree on.
    """
    best = best_claims(credit, block.claims_per_object)
    votes = run_sums(block.vote, block.statements_per_claim)
    votes[best] = -1.0
    second = np.lexsort((-credit, -votes, block.claim_object))[starts_of(block.claims_per_object)]
    swapped = credit.copy()
    swapped[best], swapped[second] = credit[second], credit[best]
    return swapped


def graft(
    store: Store,
    number: int,
    family: Family,
    one: Reading,
    other: Reading,
    after: Reading,
    which: Flags,
) -> None:
    """Take the credit and the voices of another reading on some attributes."""
    block = store.load(kinds.ROUND + family.key, number, RoundBlock).block
    mine, theirs = one.load(store, number), other.load(store, number)
    claims = which[block.attribute[block.claim_object]]
    statements, against = claims[block.statement_claim], claims[block.against_claim]
    state = evolve(
        mine,
        voice=np.where(statements, theirs.voice, mine.voice),
        voice_against=np.where(against, theirs.voice_against, mine.voice_against),
        credit=np.where(claims, theirs.credit, mine.credit),
    )
    after.save(store, number, state)


def side_by_side(
    store: Store, number: int, family: Family, first: Reading, second: Reading
) -> Floats:
    """Per attribute, how many objects there are, and of how many the best value differs."""
    block = store.load(kinds.ROUND + family.key, number, RoundBlock).block
    one, other = (
        best_claims(store.load(reading.credit, number, Credit).credit, block.claims_per_object)
        for reading in (first, second)
    )
    return np.stack(
        [
            tally(block.attribute, np.ones(len(block.objects)), family.size),
            tally(block.attribute, (one != other).astype(np.float64), family.size),
        ]
    )


def evidence(
    store: Store,
    number: int,
    family: Family,
    readings: tuple[Reading, Reading],
    parameters: tuple[OpenParameters, OpenParameters],
    constants: Constants,
) -> Floats:
    """Per attribute, how well two readings explain the statements (log-odds: nothing is true)."""
    part = store.load(kinds.ROUND + family.key, number, RoundBlock)
    block = part.block
    rows = []
    for reading, own in zip(readings, parameters, strict=True):
        found = open_values.log_odds(part, reading.load(store, number), own, constants)
        top = run_max(found, block.claims_per_object)
        odds = np.exp(found - np.repeat(top, block.claims_per_object))
        explained = top + np.log(run_sums(odds, block.claims_per_object))
        rows.append(tally(block.attribute, explained, family.size))
    return np.stack(rows)


def told_by_labels(
    store: Store,
    number: int,
    family: Family,
    readings: tuple[Reading, Reading],
    parameters: tuple[OpenParameters, OpenParameters],
    stated: Floats,
    constants: Constants,
) -> Floats:
    """Per attribute, how much likelier the first reading takes the gold labels than the second.

    The sum over labelled objects of the logarithm of the ratio of what either says, calibrated as
    scores are without labels, so no label outweighs a dozen others.
    """
    part = store.load(kinds.ROUND + family.key, number, RoundBlock)
    block = part.block
    said = []
    for reading, own in zip(readings, parameters, strict=True):
        state, counts = reading.load(store, number), block.claims_per_object
        likely = softmax(open_values.log_odds(part, state, own, constants), counts)
        known = Quality(accuracy=own.accuracy, statements=stated, wrong=constants.false_values)
        hot, none = heat(block, state, likely, known, constants), np.zeros(len(counts))
        likely = calibrated(likely, none, hot, counts, Calibration.default(constants))
        said.append(np.log(likely[part.is_true]))
    attribute = block.attribute[block.claim_object[part.is_true]]
    return tally(attribute, said[0] - said[1], family.size)


def best_claims(amount: Floats, counts: Ids) -> Ints:
    """Return the claim of each object with the greatest amount (of equals the first)."""
    owner = np.repeat(np.arange(len(counts)), counts)
    best: Ints = np.lexsort((-amount, owner))[starts_of(counts)]
    return best
