"""Rounds where values are a measure: amounts, then the biases and spreads of sources, in turn."""

from __future__ import annotations

import numpy as np
from attrs import frozen

from verifykit.corpus.blocks.block import Block
from verifykit.corpus.blocks.knowledge import KnownTruth
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


@frozen(kw_only=True, eq=False)
class _Estimate:
    """What is held of a family between two rounds."""

    totals: measures.MeasureTotals
    table: DependenceTable
    parameters: measures.MeasureParameters | None = None
    pairs: PairState | None = None
    """None before dependence was first estimated."""
    voices: str = ""
    """Where it is kept how much each statement counts."""


def learn_measure(engine: Engine, task: Task) -> FamilyModel:
    """Learn from the conflict sets of one measure.

    Copies are told by numbers that are the very same more often than the spreads of two sources
    and the step of their numbers let expect.
    """
    constants, kind = task.constants, task.family.measure
    assert kind is not None
    now = _Estimate(
        totals=measures.MeasureTotals.of(task.groups),
        table=DependenceTable(
            sources=task.groups, keys=np.zeros(0, np.int64), values=np.zeros((1, 0)), unknown=0.0
        ),
    )
    number = 0
    for number in range(constants.most_rounds_measure):
        task.progress("rounds", number / constants.most_rounds_measure)
        last, now = now.parameters, _next_round(engine, task, now, number)
        late = number > max(_DEPENDENCE_AT)
        if late and _change(last, now.parameters) < constants.tolerance:
            break
    assert now.parameters is not None
    accuracy = measures.hits(now.parameters, kind, constants)
    statements = now.totals.statements
    return FamilyModel(
        family=task.family,
        group=task.group,
        dependence=now.table,
        accuracy=accuracy[:, None],
        statements=statements[:, None],
        mean_credit=float((accuracy * statements).sum()) / max(float(statements.sum()), 1e-9),
        rounds=number + 1,
        measure=now.parameters,
    )


def _next_round(engine: Engine, task: Task, before: _Estimate, number: int) -> _Estimate:
    """What is held after a round: dependence if it is due, amounts, then biases and spreads."""
    constants, kind = task.constants, task.family.measure
    assert kind is not None
    anew = number == 0 or number in _DEPENDENCE_AT
    table, pairs, voices = before.table, before.pairs, before.voices
    if anew:
        voices = f"{kinds.VOICE}{task.family.key}-{number}"
        if before.parameters is not None:
            step = before.totals.step
            pairs = estimate_measure(
                task.overlap, before.parameters, step, pairs, task.declared, constants
            )
            table = pairs.table
    sums = engine.each(
        measure_round,
        task.family,
        before.parameters,
        voices,
        table if anew else None,
        task.known.gold,
        constants,
        spent=(before.voices,) if anew and before.voices else (),
    )
    totals = measures.MeasureTotals.of(task.groups, sums)
    parameters = measures.next_parameters(
        totals, before.parameters, task.head_start, kind, constants
    )
    return _Estimate(totals=totals, table=table, parameters=parameters, pairs=pairs, voices=voices)


def measure_round(
    store: Store,
    number: int,
    family: Family,
    parameters: measures.MeasureParameters | None,
    voices: str,
    table: DependenceTable | None,
    gold: KnownTruth | None,
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


def _change(
    last: measures.MeasureParameters | None, now: measures.MeasureParameters | None
) -> float:
    """The greatest change of a bias, in spreads, or of the logarithm of a spread."""
    if last is None or now is None or not len(now.bias):
        return 0.0
    moved = np.abs(now.bias - last.bias) / now.spread
    return float(max(moved.max(), np.abs(np.log(now.spread / last.spread)).max()))
