"""Scores of the numbers of a measure: how likely the amount is within the tolerance of each."""

from __future__ import annotations

import numpy as np
from attrs import frozen

from verifykit.corpus.blocks.arrays import Flags, Floats, Ids, run_sums, tally
from verifykit.corpus.blocks.block import Block
from verifykit.corpus.blocks.collapse import collapse
from verifykit.corpus.blocks.knowledge import KnownTruth
from verifykit.corpus.constants import Constants
from verifykit.corpus.estimation import measures
from verifykit.corpus.estimation.calibration import LabelledSets, each_calibrated, each_labelled
from verifykit.corpus.estimation.heat import crowded, variances
from verifykit.corpus.estimation.rounds import BlockState, first_state, heard, origins
from verifykit.corpus.learning.task import FamilyModel, SourceKnowledge
from verifykit.corpus.options import ValueKind
from verifykit.corpus.output.scores import Scores, ranked

_HALF_WIDTH = 1.959964
"""Half the width of a 95% interval, in standard deviations."""


@frozen(kw_only=True, eq=False)
class _Belief:
    """A block of a measure with what is believed of its amounts."""

    block: Block
    state: BlockState
    kind: ValueKind
    amounts: measures.Amounts
    stated: Floats
    """Each claim's number, on the scale of `measures.scaled`."""
    probability: Floats
    """That the amount lies within the tolerance of each claim."""
    heat: Floats
    """Per object, by all who speak of it."""


def _belief(
    sets: Block, learned: FamilyModel, gold: KnownTruth | None, constants: Constants
) -> _Belief:
    from scipy.special import ndtr  # takes a quarter of a second to load

    kind, parameters = learned.family.measure, learned.measure
    assert kind is not None
    assert parameters is not None
    block = collapse(learned.family.part_of(sets), learned.group)
    state = heard(block, first_state(block), learned.dependence, constants.neighbours)
    found = measures.amounts(block, state.voice, parameters, kind, gold, constants)
    stated = measures.scaled(block.number, kind)
    far, middle = measures.reach(kind), found.middle[block.claim_object]
    known = found.known[block.claim_object]
    wide = np.where(known, 1.0, np.sqrt(found.variance)[block.claim_object])
    probability = ndtr((stated + far - middle) / wide) - ndtr((stated - far - middle) / wide)
    slack = 1e-9 * (1 + np.abs(stated))  # what lies on the edge is right
    probability = np.where(known, np.abs(stated - middle) <= far + slack, probability)
    return _Belief(
        block=block,
        state=state,
        kind=kind,
        amounts=found,
        stated=stated,
        probability=np.nan_to_num(probability),
        heat=_heat(block, state, learned, constants),
    )


def _heat(block: Block, state: BlockState, learned: FamilyModel, constants: Constants) -> Floats:
    """How hot an amount is, which everybody's number has a part in."""
    variance = variances(learned.accuracy, learned.statements, constants)
    unsure = variance[block.source, 0] * state.voice**2
    voices = run_sums(origins(block, state), block.claims_per_object)
    return crowded(voices, run_sums(unsure, block.statements_per_object), constants)


def score_measures(
    sets: Block, learned: FamilyModel, given: SourceKnowledge, constants: Constants
) -> Scores:
    """Return the scores of the numbers of a block that are a measure, and the amounts themselves.

    What supports a number are the statements that come within its tolerance once the bias of their
    source is taken off, so a number can be right of which its own source has no part.
    """
    found = _belief(sets, learned, given.known.gold, constants)
    block, kind, amounts = found.block, found.kind, found.amounts
    parameters = learned.measure
    assert parameters is not None
    claim_object, counts = block.claim_object, block.claims_per_object
    known = amounts.known[claim_object]
    score = each_calibrated(found.probability, found.heat[claim_object], learned.calibration)
    score[known] = found.probability[known]
    corrected = found.stated[block.statement_claim] - parameters.bias[block.source]
    worth = found.state.voice * learned.accuracy[block.source, 0]
    support = _within(found, corrected, worth)
    whole = run_sums(worth, block.statements_per_object)[claim_object]
    denied = np.zeros(len(score))
    if block.has_against:
        deniers = found.state.voice_against * learned.accuracy[block.against_source, 0]
        denied = tally(block.against_claim, deniers, len(score))
    against = np.maximum(whole - support, 0) + denied
    off = -np.abs(found.stated - amounts.middle[claim_object])
    tempered = amounts.variance * learned.calibration.temperature * found.heat
    wide = _HALF_WIDTH * np.sqrt(tempered)
    edges = (amounts.middle, amounts.middle - wide, amounts.middle + wide)
    estimate, low, high = (measures.unscaled(edge, kind)[claim_object] for edge in edges)
    return Scores.of(
        block,
        score=score,
        places=ranked(np.nan_to_num(off, nan=-1e300), counts),
        support=support,
        opposition=against,
        voices=origins(block, found.state),
        groups=block.statements_per_claim,
        estimates=(estimate, low, high),
    )


def _within(found: _Belief, corrected: Floats, worth: Floats) -> Floats:
    """What the statements are worth, per claim, that come within its tolerance."""
    block, far = found.block, measures.reach(found.kind)
    slack = 1e-9 * (1 + np.abs(found.stated))
    claims, statements = len(found.stated), len(corrected)
    value = np.concatenate([found.stated - far - slack, corrected, found.stated + far + slack])
    owner: Ids = np.concatenate([block.claim_object, block.statement_object, block.claim_object])
    side = np.repeat([0, 1, 2], [claims, statements, claims])
    amount = np.concatenate([np.zeros(claims), worth, np.zeros(claims)])
    order = np.lexsort((side, value, owner))
    running = np.empty(len(order))
    running[order] = np.cumsum(amount[order])
    found_worth: Floats = running[claims + statements :] - running[:claims]
    return np.maximum(found_worth, 0)


def labelled_measures(
    sets: Block,
    learned: FamilyModel,
    blind: SourceKnowledge,
    gold: KnownTruth,
    constants: Constants,
) -> LabelledSets:
    """Return the numbers of objects with a label, as they are scored without it."""
    found = _belief(sets, learned, blind.known.gold, constants)
    block = found.block
    place = gold.places(block.objects)[block.claim_object]
    labelled = place >= 0
    true = measures.scaled(gold.numbers[place[labelled]], found.kind)
    stated, far = found.stated[labelled], measures.reach(found.kind)
    is_true: Flags = np.abs(stated - true) <= far + 1e-9 * (1 + np.abs(stated))
    hot = found.heat[block.claim_object]
    return each_labelled(found.probability[labelled], hot[labelled], is_true)
