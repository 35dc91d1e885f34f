"""What labels show of how sure scores are: learned and scored once without them."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
from attrs import evolve

from verifykit.corpus.blocks.block import Block
from verifykit.corpus.blocks.knowledge import KnownTruth
from verifykit.corpus.constants import Constants
from verifykit.corpus.engines import kinds
from verifykit.corpus.engines.engine import Engine
from verifykit.corpus.engines.store import Store
from verifykit.corpus.estimation.calibration import (
    Calibration,
    LabelledSets,
    Posterior,
    fit,
    joined,
)
from verifykit.corpus.estimation.families import Family
from verifykit.corpus.learning.task import FamilyModel, SourceKnowledge
from verifykit.corpus.output.list_scoring import labelled_lists
from verifykit.corpus.output.measure_scoring import labelled_measures
from verifykit.corpus.output.scoring import Belief, belief


def calibration_of(
    learn: Callable[[Family, SourceKnowledge], FamilyModel],
    engine: Engine,
    families: Sequence[Family],
    given: SourceKnowledge,
    constants: Constants,
) -> Calibration:
    """Return how sure scores should be, by the labels if they are enough, else the default.

    A label that took part in learning vouches for itself, so everything is learned without any.
    """
    gold = given.known.gold
    if gold is None or len(gold.objects) < constants.calibration_labels:
        return Calibration.default(constants)
    blind = evolve(given, known=evolve(given.known, gold=None))
    learned = tuple(learn(evolve(family, key=f"{family.key}-blind"), blind) for family in families)
    parts = list(engine.each(labelled_sets, learned, blind, gold, constants))
    return fit(joined([part for block in parts for part in block]), constants)


def labelled_sets(
    store: Store,
    number: int,
    learned: tuple[FamilyModel, ...],
    blind: SourceKnowledge,
    gold: KnownTruth,
    constants: Constants,
) -> list[LabelledSets]:
    """Return the conflict sets of a block that have a label, as they are scored without it."""
    sets = store.load(kinds.SETS, number, Block)
    return [_labelled(store, number, sets, family, blind, gold, constants) for family in learned]


def _labelled(
    store: Store,
    number: int,
    sets: Block,
    learned: FamilyModel,
    blind: SourceKnowledge,
    gold: KnownTruth,
    constants: Constants,
) -> LabelledSets:
    if learned.family.many:
        return labelled_lists(sets, learned, blind, gold, constants)
    if learned.family.measure is not None:
        return labelled_measures(sets, learned, blind, gold, constants)
    return _labelled_rivals(belief(store, number, sets, learned, blind, constants), gold)


def _labelled_rivals(belief: Belief, gold: KnownTruth) -> LabelledSets:
    """The part of what is believed that is about objects with a label."""
    block = belief.part.block
    place = gold.places(block.objects)
    labelled = place >= 0
    claims = labelled[block.claim_object]
    counts = block.claims_per_object[labelled]
    is_true = np.repeat(gold.values[place[labelled]], counts) == block.values[claims]
    true = np.full(len(counts), -1)
    true[np.repeat(np.arange(len(counts)), counts)[is_true]] = np.flatnonzero(is_true)
    readings = tuple(
        Posterior(
            probability=one.probability[claims],
            none=one.none[labelled],
            weight=one.weight[claims],
            heat=one.heat[labelled],
        )
        for one in belief.readings
    )
    return LabelledSets(readings=readings, counts=counts, true=true)
