"""Rounds where labels are closed: truth, confusion and dependence in turn.

Where several values can be true, the labels are the answers to the question whether one is.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from verifykit.corpus.engines import kinds
from verifykit.corpus.engines.engine import Engine, run
from verifykit.corpus.estimation import closed_labels, list_answers
from verifykit.corpus.estimation.pair_state import PairState, estimate_closed, is_due
from verifykit.corpus.learning import steps
from verifykit.corpus.learning.reading import Reading
from verifykit.corpus.learning.task import FamilyModel, Task


def learn_closed(engine: Engine, task: Task) -> FamilyModel:
    """Learn from the conflict sets of one closed vocabulary."""
    constants = task.constants
    assert task.family.labels is not None
    labels = len(task.family.labels)
    spent: tuple[str, ...] = (kinds.COLLAPSED + task.family.key,)
    run(engine, steps.prepare_closed, task.family, task.shared, task.known, spent=spent)
    reading = Reading.of(task.family)
    parameters = closed_labels.first_parameters(labels)
    mixtures: Sequence[float] = closed_labels.MIXTURES
    if task.family.many:
        parameters, mixtures = list_answers.first_parameters(task.groups, constants), (1.0,)
    pairs: PairState | None = None
    shrinkage = closed_labels.Shrinkage(0.0, 0.0)
    accuracy = np.full(task.groups, constants.first_accuracy)
    counts = np.zeros((task.groups, labels, labels))
    trail: list[closed_labels.ClosedParameters] = []
    round_number = 0
    for round_number in range(constants.most_rounds_closed):
        task.progress("rounds", round_number / constants.most_rounds_closed)
        table = None
        if is_due(round_number, constants):
            pairs = estimate_closed(
                task.overlap,
                task.groups,
                parameters.confusion,
                parameters.prevalence,
                pairs,
                task.declared,
                constants,
            )
            table = pairs.table
        totals = closed_labels.ClosedTotals.of(task.groups, labels)
        before, reading = reading, reading if table is None else reading.next(heard=True)
        for sums in engine.each(
            steps.closed_round,
            task.family,
            before,
            reading,
            parameters,
            table,
            constants,
            spent=before.spent(reading),
        ):
            totals.add(sums)
        counts = totals.counts.reshape(task.groups, labels, labels)
        if _shrinkage_is_due(round_number):
            shrinkage = closed_labels.choose_shrinkage(counts, task.head_start, constants, mixtures)
        confusion, accuracy = closed_labels.new_confusion(
            counts, shrinkage, task.head_start, constants
        )
        known = parameters.confusion
        change = 1.0 if known is None else float(np.abs(confusion - known).max())
        parameters = closed_labels.ClosedParameters(
            labels=labels,
            confusion=confusion,
            prevalence=(totals.truths + 1) / (totals.objects + labels),
        )
        late = round_number > constants.early_rounds + 3
        if late and change < constants.tolerance:
            break
        trail = [*trail, parameters] if late and table is None else [parameters]
        if len(trail) == 3 and constants.extrapolates:
            parameters = closed_labels.extrapolated_parameters(*trail)
            trail = []
    assert pairs is not None
    statements = counts.sum((1, 2))
    if task.family.many:  # an omission is no statement
        accuracy, statements = list_answers.precision(counts, constants)
    return FamilyModel(
        family=task.family,
        group=task.group,
        dependence=pairs.table,
        accuracy=accuracy[:, None],
        statements=statements[:, None],
        mean_credit=float(np.trace(counts.sum(0)) / max(counts.sum(), 1e-300)),
        rounds=round_number + 1,
        reading=reading,
        closed=parameters,
    )


def _shrinkage_is_due(round_number: int) -> bool:
    """Whether the shrinkage is chosen anew: fifteen candidates are tried, and it soon settles."""
    return round_number < 3 or round_number % 5 == 0
