"""Rounds where values are a measure: amounts, then the biases and spreads of sources, in turn."""

from __future__ import annotations

import numpy as np

from verifykit.corpus.blocks.block import Block
from verifykit.corpus.blocks.knowledge import Gold
from verifykit.corpus.constants import Constants
from verifykit.corpus.engines import kinds
from verifykit.corpus.engines.engine import Engine
from verifykit.corpus.engines.store import Store
from verifykit.corpus.estimation import measures
from verifykit.corpus.estimation.families import Family
from verifykit.corpus.estimation.influence import DependenceTable
from verifykit.corpus.estimation.pair_state import PairState, estimate_measure
from verifykit.corpus.estimation.rounds import Voices, first_state, heard
from verifykit.corpus.learning.task import FamilyModel, Task

_DEPENDENCE_AT = (3, 8)
"""Rounds before which dependence is estimated: once spreads are known, and once they are better."""


def learn_measure(engine: Engine, task: Task) -> FamilyModel:
    """Learn from the conflict sets of one measure.

    Copies are told by numbers that are the very same more often than the spreads of two sources
    and the step of their numbers let expect.
    """
    constants, kind = task.constants, task.family.measure
    assert kind is not None
    parameters: measures.MeasureParameters | None = None
    table = DependenceTable(
        sources=task.groups, keys=np.zeros(0, np.int64), values=np.zeros((1, 0)), unknown=0.0
    )
    pairs: PairState | None = None
    voices = ""
    totals = measures.MeasureTotals.of(task.groups)
    number = 0
    for number in range(constants.most_rounds_measure):
        task.progress("rounds", number / constants.most_rounds_measure)
        anew = number == 0 or number in _DEPENDENCE_AT
        if parameters is not None and anew:
            pairs = estimate_measure(
                task.overlap, parameters, totals.step, pairs, task.declared, constants
            )
            table = pairs.table
        totals = measures.MeasureTotals.of(task.groups)
        spent = (voices,) if anew and voices else ()
        voices = f"{kinds.VOICE}{task.family.key}-{number}" if anew else voices
        for sums in engine.each(
            measure_round,
            task.family,
            parameters,
            voices,
            table if anew else None,
            task.known.gold,
            constants,
            spent=spent,
        ):
            totals.add(sums)
        last = parameters
        parameters = measures.next_parameters(totals, last, task.head_start, kind, constants)
        late = number > max(_DEPENDENCE_AT)
        if late and last is not None and _change(last, parameters) < constants.tolerance:
            break
    assert parameters is not None
    accuracy = measures.hits(parameters, kind, constants)
    right = float((accuracy * totals.statements).sum())
    return FamilyModel(
        family=task.family,
        group=task.group,
        dependence=table,
        accuracy=accuracy[:, None],
        statements=totals.statements[:, None],
        mean_credit=right / max(float(totals.statements.sum()), 1e-9),
        rounds=number + 1,
        measure=parameters,
    )


def measure_round(
    store: Store,
    number: int,
    family: Family,
    parameters: measures.MeasureParameters | None,
    voices: str,
    table: DependenceTable | None,
    gold: Gold | None,
    constants: Constants,
) -> measures.MeasureSums:
    """Return one round on one block.

    Nothing is carried over but how much each statement counts, kept as `voices`; with a `table` of
    dependence that is estimated anew.
    """
    assert family.measure is not None
    block = store.load(kinds.COLLAPSED + family.key, number, Block)
    if table is None:
        spoken = store.load(voices, number, Voices)
    else:
        state = heard(block, first_state(block), table, constants.neighbours)
        spoken = Voices(voice=state.voice, against=state.voice_against)
        store.save(voices, number, spoken)
    found = measures.amounts(block, spoken.voice, parameters, family.measure, gold, constants)
    return measures.sums(block, spoken.voice, found, family.measure)


def _change(last: measures.MeasureParameters, now: measures.MeasureParameters) -> float:
    """The greatest change of a bias, in spreads, or of the logarithm of a spread."""
    if not len(now.bias):
        return 0.0
    moved = np.abs(now.bias - last.bias) / now.spread
    return float(max(moved.max(), np.abs(np.log(now.spread / last.spread)).max()))
