"""From what was learned to a score for every value of every conflict set of a block."""

from __future__ import annotations

import numpy as np
from attrs import evolve, frozen

from verifykit.corpus.blocks.arrays import (
    Flags,
    Floats,
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
from verifykit.corpus.estimation.heat import Quality, heat
from verifykit.corpus.estimation.influence import DependenceTable
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
    return _score_rivals(belief(store, number, sets, learned, given, constants), learned)


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
    block = evolve(sets.of_objects(own), attribute=column[own])
    part = round_block(
        collapse(block, learned.group),
        attributes=family.size,
        shared=learned.shared,
        labels=family.labels,
        known=given.known,
    )
    return _Sets(
        store=store,
        number=number,
        learned=learned,
        part=part,
        took_part=family.teaching(sets)[own],
        constants=constants,
    ).belief()


@frozen(kw_only=True, eq=False)
class _Sets:
    """The conflict sets of a block that belong to one family, and where their readings are kept."""

    store: Store
    number: int
    learned: FamilyModel
    part: RoundBlock
    took_part: Flags
    """Which of them the family learned from."""
    constants: Constants

    def belief(self) -> Belief:
        """Return what is believed of their claims, whichever reading is the true one."""
        block, learned = self.part.block, self.learned
        state, log_odds, posterior = self._at_hand()
        readings = [posterior]
        doubtful = np.zeros(len(block.values), bool)
        best = best_claims(log_odds, block.claims_per_object) if learned.rivals else None
        for rival in learned.rivals:
            beside, other = self._beside(rival)
            weight = rival.weight[block.attribute[block.claim_object]]
            if rival.dependence is not None:
                readings = [evolve(one, weight=one.weight * (1 - weight)) for one in readings]
                readings.append(evolve(other, weight=weight))
            differing = (best_claims(beside, block.claims_per_object) != best)[block.claim_object]
            doubtful |= differing & (weight >= self.constants.rival_doubt)
        doubtful &= ~self.part.labelled[block.claim_object]
        return Belief(
            part=self.part,
            state=state,
            log_odds=log_odds,
            readings=tuple(readings),
            doubtful=doubtful,
        )

    def _at_hand(self) -> tuple[BlockState, Floats, Posterior]:
        """The state, the log-odds and the posterior in the reading at hand."""
        learned, constants = self.learned, self.constants
        state = self._heard(learned.reading, learned.dependence)
        known = learned.quality(constants)
        if learned.closed is not None:
            return state, *_closed(self.part, state, known, learned.closed, constants)
        assert learned.open is not None
        return state, *_open(self.part, state, known, learned.open, constants)

    def _beside(self, rival: Rival) -> tuple[Floats, Posterior]:
        """The log-odds and the posterior in another reading."""
        state = self._heard(rival.reading, rival.dependence or self.learned.dependence)
        known = self.learned.quality(self.constants, rival)
        return _open(self.part, state, known, rival.parameters, self.constants)

    def _heard(self, reading: Reading | None, dependence: DependenceTable) -> BlockState:
        """The state with the credit that a reading gave, if it counts, and who is heard in it."""
        state = first_state(self.part.block)
        if reading is not None and len(self.learned.shared):
            state = evolve(state, credit=self._credit_in_rounds(reading))
        return heard(self.part.block, state, dependence, self.constants.neighbours)

    def _credit_in_rounds(self, reading: Reading) -> Floats:
        """The credit that each claim had in the last round; 0 for claims that took no part."""
        block = self.part.block
        credit = np.zeros(len(block.values))
        together, place = divmod(self.number, self.learned.family.gathered)
        bounds = self.store.load(kinds.BOUNDS + reading.family, together, Bounds).claims
        earned = self.store.load(reading.credit, together, Credit).credit
        credit[self.took_part[block.claim_object]] = earned[bounds[place] : bounds[place + 1]]
        return credit


def _open(
    part: RoundBlock,
    state: BlockState,
    known: Quality,
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
    hot = heat(block, state, probability, known, constants)
    return log_odds, _posterior(probability, none / total, hot)


def _closed(
    part: RoundBlock,
    state: BlockState,
    known: Quality,
    parameters: closed_labels.ClosedParameters,
    constants: Constants,
) -> tuple[Floats, Posterior]:
    """Log-odds and posterior; "none of them" are the labels that nobody stated."""
    log, table = closed_labels.posterior(part, state, parameters, constants)
    rows, labels = part.block.claim_object, part.claim_label
    log_odds, probability = log[rows, labels], table[rows, labels]
    table[rows, labels] = 0
    hot = heat(part.block, state, probability, known, constants)
    return log_odds, _posterior(probability, table.sum(1), hot)


def _posterior(probability: Floats, none: Floats, hot: Floats) -> Posterior:
    """The posterior of the claims of a block, as if there were no other reading."""
    return Posterior(
        probability=probability,
        none=none,
        weight=np.ones(len(probability)),
        heat=hot,
    )


def _score_rivals(found: Belief, learned: FamilyModel) -> Scores:
    """The scores of values of which one is true."""
    part, state = found.part, found.state
    block = part.block
    score = part.lineages.holding(
        mixed(found.readings, block.claims_per_object, learned.calibration)
    )
    known = part.labelled[block.claim_object]
    score[known] = part.is_true[known]
    log_odds = np.where(known, np.where(part.is_true, np.inf, -np.inf), found.log_odds)
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
        doubtful=found.doubtful | (tied & (rank == 1)),
    )
