"""From what was learned to a score for every value of every conflict set of a block."""

from __future__ import annotations

import numpy as np
from attrs import evolve, frozen

from verifykit.corpus.blocks.arrays import (
    Flags,
    Floats,
    Ints,
    run_max,
    run_sums,
    taken,
    tally,
)
from verifykit.corpus.blocks.block import Block
from verifykit.corpus.blocks.collapse import collapse
from verifykit.corpus.constants import Constants
from verifykit.corpus.engines import kinds
from verifykit.corpus.engines.store import Store
from verifykit.corpus.estimation import closed_labels, open_values
from verifykit.corpus.estimation.calibration import Posterior, mixed
from verifykit.corpus.estimation.heat import heat, of_likeliest, variances
from verifykit.corpus.estimation.rounds import (
    BlockState,
    Credit,
    RoundBlock,
    first_state,
    heard,
    origins,
    round_block,
)
from verifykit.corpus.learning.reading import Reading
from verifykit.corpus.learning.reading_steps import best_claims
from verifykit.corpus.learning.regimes import columns_of
from verifykit.corpus.learning.steps import Bounds
from verifykit.corpus.learning.task import FamilyModel, Rival, SourceKnowledge
from verifykit.corpus.output.list_scoring import score_lists
from verifykit.corpus.output.measure_scoring import score_measures
from verifykit.corpus.output.scores import Scores, ranked


def score_block(
    store: Store,
    number: int,
    learned: tuple[FamilyModel, ...],
    given: SourceKnowledge,
    constants: Constants,
) -> list[Scores]:
    """Return the scores of a block, family by family."""
    sets = store.load(kinds.SETS, number, Block)
    return [_of_family(store, number, sets, family, given, constants) for family in learned]


def _of_family(
    store: Store,
    number: int,
    sets: Block,
    learned: FamilyModel,
    given: SourceKnowledge,
    constants: Constants,
) -> Scores:
    """Score the conflict sets of a block that belong to one family, by its kind."""
    if learned.family.many:
        return score_lists(sets, learned, given, constants)
    if learned.family.measure is not None:
        return score_measures(sets, learned, given, constants)
    return score_rivals(store, number, sets, learned, given, constants)


def score_rivals(
    store: Store,
    number: int,
    sets: Block,
    learned: FamilyModel,
    given: SourceKnowledge,
    constants: Constants,
) -> Scores:
    """Score conflict sets of which one value is true."""
    found = belief(store, number, sets, learned, given, constants)
    part, log_odds = found.part, found.log_odds
    counts = part.block.claims_per_object
    score = part.lineages.holding(mixed(found.readings, counts, learned.calibration))
    known = part.labelled[part.block.claim_object]
    score[known] = part.is_true[known]
    log_odds = np.where(known, np.where(part.is_true, np.inf, -np.inf), log_odds)
    return _scores(part, found.state, learned, log_odds, score, found.doubtful)


@frozen(kw_only=True, eq=False)
class Belief:
    """What is believed of the claims of a block, before it is calibrated."""

    part: RoundBlock
    state: BlockState
    log_odds: Floats
    """In the reading at hand."""
    readings: tuple[Posterior, ...]
    """How likely a claim is the true value of its object, reading by reading."""
    doubtful: Flags
    """Whether another reading that lies close answers otherwise."""


def belief(
    store: Store,
    number: int,
    sets: Block,
    learned: FamilyModel,
    given: SourceKnowledge,
    constants: Constants,
) -> Belief:
    """Return the posterior of the conflict sets of a block that belong to one family."""
    family = learned.family
    column = columns_of(store, number, sets, family)
    own = column >= 0
    took_part = family.teaching(sets)[own]
    block = evolve(sets.of_objects(own), attribute=column[own])
    block = collapse(block, learned.group)
    part = round_block(
        block,
        attributes=family.size,
        shared=learned.shared,
        labels=family.labels,
        known=given.known,
    )
    state, log_odds, posterior = _read(store, number, part, learned, took_part, constants)
    readings = [posterior]
    doubtful = np.zeros(len(block.values), bool)
    if learned.rivals:
        first = best_claims(log_odds, block.claims_per_object)
        for rival in learned.rivals:
            other, differing = _beside(
                store, number, part, learned, rival, took_part, first, constants
            )
            weight = rival.weight[block.attribute[block.claim_object]]
            if rival.dependence is not None:
                readings = [evolve(one, weight=one.weight * (1 - weight)) for one in readings]
                readings.append(evolve(other, weight=weight))
            doubtful |= differing & (weight >= constants.rival_doubt)
    doubtful &= ~part.labelled[block.claim_object]
    return Belief(
        part=part,
        state=state,
        log_odds=log_odds,
        readings=tuple(readings),
        doubtful=doubtful,
    )


def _read(
    store: Store,
    number: int,
    part: RoundBlock,
    learned: FamilyModel,
    took_part: Flags,
    constants: Constants,
) -> tuple[BlockState, Floats, Posterior]:
    """The state, the log-odds and the posterior of the claims in the reading at hand."""
    block = part.block
    state = _state(store, number, block, learned, learned.reading, took_part)
    state = heard(block, state, learned.dependence, constants.neighbours)
    hot = heat(block, state, learned.variance(constants), constants)
    if learned.closed is not None:
        return state, *_closed(part, state, hot, learned.closed, constants)
    assert learned.open is not None
    return state, *_open(part, state, hot, learned.open, constants)


def _beside(
    store: Store,
    number: int,
    part: RoundBlock,
    learned: FamilyModel,
    rival: Rival,
    took_part: Flags,
    first: Ints,
    constants: Constants,
) -> tuple[Posterior, Flags]:
    """The posterior in another reading, and the claims of objects that it answers otherwise.

    `first` is the best claim of each object in the reading at hand.
    """
    block = part.block
    state = _state(store, number, block, learned, rival.reading, took_part)
    dependence = learned.dependence if rival.dependence is None else rival.dependence
    state = heard(block, state, dependence, constants.neighbours)
    variance = variances(rival.parameters.accuracy, learned.statements, constants)
    hot = heat(block, state, variance, constants)
    log_odds, posterior = _open(part, state, hot, rival.parameters, constants)
    best = best_claims(log_odds, block.claims_per_object)
    return posterior, (best != first)[block.claim_object]


def _state(
    store: Store,
    number: int,
    block: Block,
    learned: FamilyModel,
    reading: Reading | None,
    took_part: Flags,
) -> BlockState:
    """The state of a block before anybody is heard, with the credit a reading gave if it counts."""
    state = first_state(block)
    if reading is not None and len(learned.shared):
        state = evolve(
            state,
            credit=_credit_in_rounds(
                store, number, learned.family.gathered, reading, block, took_part
            ),
        )
    return state


def _credit_in_rounds(
    store: Store, number: int, gathered: int, reading: Reading, block: Block, took_part: Flags
) -> Floats:
    """The credit that each claim had in the last round; 0 for claims that took no part."""
    credit = np.zeros(len(block.values))
    together, place = divmod(number, gathered)
    bounds = store.load(kinds.BOUNDS + reading.family, together, Bounds).claims
    earned = store.load(reading.credit, together, Credit).credit
    credit[took_part[block.claim_object]] = earned[bounds[place] : bounds[place + 1]]
    return credit


def _open(
    part: RoundBlock,
    state: BlockState,
    hot: Floats,
    parameters: open_values.OpenParameters,
    constants: Constants,
) -> tuple[Floats, Posterior]:
    """Log-odds and posterior; "none of them" weighs as many as there are values nobody stated."""
    block = part.block
    log_odds = open_values.log_odds(part, state, parameters, constants)
    unstated = np.log(np.maximum(constants.false_values + 1 - block.claims_per_object, 1.0))
    top = np.maximum(run_max(log_odds, block.claims_per_object), unstated)
    odds = np.exp(log_odds - np.repeat(top, block.claims_per_object))
    none = np.exp(unstated - top)
    total = run_sums(odds, block.claims_per_object) + none
    probability = odds / np.repeat(total, block.claims_per_object)
    return log_odds, _posterior(block, hot, probability, none / total)


def _closed(
    part: RoundBlock,
    state: BlockState,
    hot: Floats,
    parameters: closed_labels.ClosedParameters,
    constants: Constants,
) -> tuple[Floats, Posterior]:
    """Log-odds and posterior; "none of them" are the labels that nobody stated."""
    log, table = closed_labels.posterior(part, state, parameters, constants)
    rows, labels = part.block.claim_object, part.claim_label
    log_odds, probability = log[rows, labels], table[rows, labels]
    table[rows, labels] = 0
    return log_odds, _posterior(part.block, hot, probability, table.sum(1))


def _posterior(block: Block, hot: Floats, probability: Floats, none: Floats) -> Posterior:
    """The posterior of the claims of a block, as if there were no other reading."""
    return Posterior(
        probability=probability,
        none=none,
        weight=np.ones(len(probability)),
        heat=of_likeliest(probability, hot, block.claims_per_object),
    )


def _scores(
    part: RoundBlock,
    state: BlockState,
    learned: FamilyModel,
    log_odds: Floats,
    score: Floats,
    doubtful: Flags,
) -> Scores:
    block = part.block
    cell = block.source.astype(np.int64) * learned.family.size + block.statement_attribute
    reliability = taken(learned.accuracy.ravel(), cell)
    heard_support = block.claim_sums(state.voice * reliability)
    denied = np.zeros(len(block.values))
    if block.has_against:
        attribute = block.attribute[block.claim_object[block.against_claim]]
        against = state.voice_against * learned.accuracy[block.against_source, attribute]
        denied = tally(block.against_claim, against, len(block.values))
    whole = np.repeat(block.object_sums(heard_support), block.claims_per_object)
    rivals = whole - heard_support - part.lineages.beside(heard_support)
    rank, tied = ranked(log_odds, block.claims_per_object)
    return Scores.of(
        block,
        score=score,
        places=(rank, tied),
        support=part.lineages.within(heard_support),
        opposition=np.maximum(rivals, 0) + denied,
        voices=origins(block, state),
        groups=block.statements_per_claim,
        doubtful=doubtful | (tied & (rank == 1)),
    )
