"""Open vocabularies: each source is right with its accuracy, wrong in one of many ways.

The vote count of Dong, Berti-Equille and Srivastava (2009): a value's log-odds are the sum of
logit(accuracy) + log(false values) over its statements, each weighed by its influence.
"""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from attrs import frozen

from verifykit.corpus.blocks.arrays import (
    Floats,
    Ints,
    clipped,
    log_odds_of,
    logit,
    softmax,
    taken,
    tally,
)
from verifykit.corpus.constants import Constants
from verifykit.corpus.estimation.accuracy import OpenFacts
from verifykit.corpus.estimation.rounds import BlockState, RoundBlock


@frozen(kw_only=True, eq=False)
class OpenParameters:
    """What goes out to the blocks in a round."""

    accuracy: Floats
    """Sources by attributes, in (0, 1)."""
    shared_credit: Floats
    """Per shared value, the credit of its claims in the last round."""
    shared_claims: Floats
    """Per shared value, how many claims it has."""
    mean_credit: float
    """The mean credit of all claims in the last round; 0 before the first."""


@frozen(kw_only=True, eq=False)
class OpenSums:
    """What comes back from a block; sums of different blocks are added."""

    cells: Ints
    """Those that occur in the block (see `RoundBlock`)."""
    credit: Floats
    """Per cell, what its statements earned."""
    shared: Ints
    """Numbers of the shared values that occur in the block."""
    shared_credit: Floats
    """Per shared value, the credit of its claims."""
    total_credit: float
    """That of all claims of the block."""


@frozen(kw_only=True, eq=False)
class OpenMass:
    """What a block holds whatever the round: statements per cell, claims per shared value.

    `labelled` are the statements about objects with a gold label, `labelled_right` those of them
    that state it, both per cell.
    """

    cells: Ints
    statements: Floats
    labelled: Floats
    labelled_right: Floats
    shared: Ints
    shared_claims: Floats
    claims: int


def mass(part: RoundBlock) -> OpenMass:
    """Return the constant sums of a block."""
    block = part.block
    cells = len(part.cells)
    labelled = taken(part.labelled, block.statement_object) * block.vote
    right = labelled * taken(part.is_true, block.statement_claim)
    here = part.sharing
    return OpenMass(
        cells=part.cells,
        statements=tally(part.cell, block.vote, cells)
        + tally(part.against_cell, block.against_vote, cells),
        labelled=tally(part.cell, labelled, cells),
        labelled_right=tally(part.cell, right, cells),
        shared=part.shared,
        shared_claims=np.bincount(part.claim_shared[here], minlength=len(part.shared)).astype(
            np.float64
        ),
        claims=len(block.values),
    )


def log_odds(
    part: RoundBlock, state: BlockState, parameters: OpenParameters, constants: Constants
) -> Floats:
    """Return the log-odds of every claim against "none of the stated values"."""
    block = part.block
    weight = logit(clipped(parameters.accuracy.ravel()[part.cells], 0.01, 0.99))
    total = block.claim_sums(
        taken(weight + np.log(constants.false_values), part.cell) * state.voice
    )
    if block.has_against:
        total -= np.bincount(
            block.against_claim,
            weight[part.against_cell] * state.voice_against,
            len(block.values),
        )
    here = part.sharing
    if parameters.mean_credit > 0 and len(part.shared):
        place = part.claim_shared[here]
        claims = taken(parameters.shared_claims, part.shared)
        others = taken(taken(parameters.shared_credit, part.shared), place) - state.credit[here]
        total[here] += attraction(
            others, taken(claims, place) - 1, parameters.mean_credit, constants
        )
    return part.lineages.supported(total)


def attraction(others: Floats, claims: Floats, mean: float, constants: Constants) -> Floats:
    """Return the log-odds for a value by how it fares with other objects.

    A value that is claimed of many objects and rarely true attracts mistakes. `others` is the
    credit of its other `claims`; `mean` the credit of a claim in general.
    """
    heavy = constants.attractor_mass
    rate = clipped((others + heavy * mean) / (claims + heavy), 0.01, 0.99)
    result: Floats = constants.attractor_strength * (logit(rate) - log_odds_of(mean))
    return result


def estimate(
    part: RoundBlock, state: BlockState, parameters: OpenParameters, constants: Constants
) -> tuple[OpenSums, BlockState]:
    """Return one expectation step on one block: how likely each claim is, and who earned credit."""
    block = part.block
    best = softmax(log_odds(part, state, parameters, constants), block.claims_per_object)
    credit = part.lineages.holding(best)
    known = part.labelled[block.claim_object]
    credit[known] = part.is_true[known]
    return sums_of(part, credit), BlockState(
        voice=state.voice, voice_against=state.voice_against, credit=credit
    )


def sums_of(part: RoundBlock, credit: Floats) -> OpenSums:
    """Return who earned how much, if each claim is as likely as `credit` says."""
    block = part.block
    earned = np.repeat(credit, block.statements_per_claim) * block.vote
    cells = len(part.cells)
    per_cell = tally(part.cell, earned, cells)
    if block.has_against:
        denied = (1 - credit[block.against_claim]) * block.against_vote
        per_cell += tally(part.against_cell, denied, cells)
    here = part.sharing
    return OpenSums(
        cells=part.cells,
        credit=per_cell,
        shared=part.shared,
        shared_credit=tally(part.claim_shared[here], credit[here], len(part.shared)),
        total_credit=float(credit.sum()),
    )


@frozen(kw_only=True, eq=False)
class OpenTotals:
    """The sums of all blocks, added in the order of the blocks."""

    credit: Floats
    """Per source and attribute, in one row."""
    shared_credit: Floats
    total_credit: float

    @classmethod
    def of(cls, facts: OpenFacts, parts: Iterable[OpenSums]) -> OpenTotals:
        """Return the totals of what comes back from each block."""
        credit, shared = np.zeros(facts.statements.size), np.zeros(len(facts.shared_claims))
        total = 0.0
        for part in parts:
            credit[part.cells] += part.credit
            shared[part.shared] += part.shared_credit
            total += part.total_credit
        return cls(credit=credit, shared_credit=shared, total_credit=total)


def first_parameters(facts: OpenFacts, constants: Constants) -> OpenParameters:
    """Return what goes out in the first round."""
    return OpenParameters(
        accuracy=np.full(facts.statements.shape, constants.first_accuracy),
        shared_credit=np.zeros(len(facts.shared_claims)),
        shared_claims=facts.shared_claims,
        mean_credit=0.0,
    )


def next_parameters(totals: OpenTotals, accuracy: Floats, facts: OpenFacts) -> OpenParameters:
    """Return what goes out in the next round, once accuracies were estimated from the totals."""
    return OpenParameters(
        accuracy=accuracy,
        shared_credit=totals.shared_credit,
        shared_claims=facts.shared_claims,
        mean_credit=totals.total_credit / max(facts.claims, 1),
    )
