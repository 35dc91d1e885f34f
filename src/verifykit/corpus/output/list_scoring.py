"""Scores of values of which several can be true: each for itself, by who lists it or does not."""

from __future__ import annotations

import numpy as np

from verifykit.corpus.blocks.arrays import Floats, run_sums
from verifykit.corpus.blocks.block import Block
from verifykit.corpus.blocks.collapse import collapse
from verifykit.corpus.blocks.knowledge import KnownTruth
from verifykit.corpus.blocks.lists import ANSWERS, YES, questions
from verifykit.corpus.constants import Constants
from verifykit.corpus.estimation import list_answers
from verifykit.corpus.estimation.calibration import LabelledSets, each_calibrated, each_labelled
from verifykit.corpus.estimation.heat import heat
from verifykit.corpus.estimation.list_answers import ListQuality
from verifykit.corpus.estimation.rounds import (
    BlockState,
    RoundBlock,
    first_state,
    heard,
    origins,
    round_block,
)
from verifykit.corpus.learning.task import FamilyModel, SourceKnowledge
from verifykit.corpus.output.scores import Scores, ranked


def _answers(
    block: Block, learned: FamilyModel, given: SourceKnowledge, constants: Constants
) -> tuple[RoundBlock, BlockState, Floats, Floats, Floats]:
    """The questions of a block, who is heard, and of each: log-odds, posterior of yes, heat."""
    asked = collapse(questions(block), learned.group)
    part = round_block(
        asked, attributes=1, shared=learned.shared, labels=ANSWERS, known=given.known
    )
    state = heard(asked, first_state(asked), learned.dependence, constants.neighbours)
    assert learned.closed is not None
    log, probability, _ = list_answers.posterior(part, state, learned.closed, constants)
    hot = heat(asked, state, probability.ravel(), learned.quality(constants), constants)
    return part, state, log[:, YES] - log[:, 1 - YES], probability[:, YES], hot


def score_lists(
    sets: Block, learned: FamilyModel, given: SourceKnowledge, constants: Constants
) -> Scores:
    """Return the scores of the values of a block of which several can be true.

    A value's rivals are not the other values but the lists that leave it out: each counts as much
    as an omission of its source speaks against what it leaves out.
    """
    block = learned.family.part_of(sets)
    part, state, log_odds, probability, hot = _answers(block, learned, given, constants)
    score = each_calibrated(probability, hot, learned.calibration)
    score[part.labelled] = probability[part.labelled]
    asked = part.block
    assert learned.closed is not None
    omission = ListQuality.of(learned.closed).omission
    said_yes = asked.statement_claim % 2 == YES
    reliability = learned.accuracy[asked.source, 0]
    worth = state.voice * reliability * np.where(said_yes, 1.0, omission[asked.source])
    against, support = run_sums(worth, asked.statements_per_claim).reshape(-1, 2).T
    return Scores.of(
        block,
        score=score,
        places=ranked(log_odds, block.claims_per_object),
        support=support,
        opposition=against,
        voices=origins(asked, state)[YES::2],
        groups=asked.statements_per_claim[YES::2],
    )


def labelled_lists(
    sets: Block,
    learned: FamilyModel,
    blind: SourceKnowledge,
    gold: KnownTruth,
    constants: Constants,
) -> LabelledSets:
    """Return the values with a label, as they are scored without it."""
    block = learned.family.part_of(sets)
    part, _, _, probability, hot = _answers(block, learned, blind, constants)
    place = gold.places(part.block.objects)
    labelled = place >= 0
    is_true = gold.values[place[labelled]] == ANSWERS[YES]
    return each_labelled(probability[labelled], hot[labelled], is_true)
