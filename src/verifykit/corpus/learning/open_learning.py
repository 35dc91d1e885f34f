"""Rounds where values are open: truth, accuracy and dependence in turn."""

from __future__ import annotations

import numpy as np

from verifykit.corpus.engines import kinds
from verifykit.corpus.engines.engine import Engine
from verifykit.corpus.estimation import open_values
from verifykit.corpus.estimation.pair_state import PairState, estimate_open, is_due
from verifykit.corpus.learning import steps
from verifykit.corpus.learning.learned import Learned, Task
from verifykit.corpus.learning.reading import Reading
from verifykit.corpus.learning.rival_reading import close_attributes


def learn_open(engine: Engine, task: Task) -> Learned:
    """Learn from the conflict sets whose values are open."""
    constants = task.constants
    facts = _open_facts(engine, task)
    parameters = open_values.first_parameters(facts, constants)
    pairs: PairState | None = None
    reading = Reading.of(task.family)
    round_number = 0
    for round_number in range(constants.most_rounds):
        task.progress("rounds", round_number / constants.most_rounds)
        table = None
        if is_due(round_number, constants):
            pairs = estimate_open(
                task.overlap, parameters.accuracy, round_number, pairs, task.declared, constants
            )
            table = pairs.table
        totals = open_values.OpenTotals.of(facts)
        before, reading = reading, reading.next(heard=table is not None)
        for sums in engine.each(
            steps.open_round,
            task.family,
            before,
            reading,
            parameters,
            table,
            constants,
            spent=before.spent(reading),
        ):
            totals.add(sums)
        last = parameters.accuracy
        parameters, found = open_values.next_parameters(
            totals, facts, parameters, round_number, constants
        )
        change = float(np.abs(found - last).max()) if found.size else 0.0
        settled = round_number > constants.early_rounds + constants.middle_rounds + 3
        if settled and change < constants.tolerance:
            break
    assert pairs is not None
    rival, close = close_attributes(engine, task.family, reading, parameters, facts, constants)
    return Learned(
        family=task.family,
        group=task.group,
        dependence=pairs.table,
        accuracy=parameters.accuracy,
        statements=facts.statements,
        mean_credit=parameters.mean_credit,
        rounds=round_number + 1,
        open=parameters,
        shared=task.shared,
        reading=reading,
        rival=rival,
        close=close,
    )


def _open_facts(engine: Engine, task: Task) -> open_values.OpenFacts:
    shape = (task.groups, task.family.size)
    statements, labelled, right = np.zeros((3, shape[0] * shape[1]))
    shared_claims = np.zeros(len(task.shared))
    claims = 0
    spent = (kinds.COLLAPSED + task.family.key,)
    for part in engine.each(steps.prepare_open, task.family, task.shared, task.known, spent=spent):
        statements[part.cells] += part.statements
        labelled[part.cells] += part.labelled
        right[part.cells] += part.labelled_right
        shared_claims[part.shared] += part.shared_claims
        claims += part.claims
    return open_values.OpenFacts(
        statements=statements.reshape(shape),
        labelled=labelled.reshape(shape),
        labelled_right=right.reshape(shape),
        shared_claims=shared_claims,
        claims=claims,
        head_start=task.head_start,
    )
