"""Rounds where labels are closed: truth, confusion and dependence in turn.

Where several values can be true, the labels are the answers to the question whether one is.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from attrs import evolve, frozen

from verifykit.corpus.blocks.arrays import Floats
from verifykit.corpus.engines import kinds
from verifykit.corpus.engines.engine import Engine, run
from verifykit.corpus.estimation import closed_labels, list_answers
from verifykit.corpus.estimation.pair_state import PairState, estimate_closed, is_due
from verifykit.corpus.learning import steps
from verifykit.corpus.learning.reading import Reading
from verifykit.corpus.learning.task import FamilyModel, Task


@frozen(kw_only=True, eq=False)
class _Estimate:
    """What is held of a family between two rounds."""

    parameters: closed_labels.ClosedParameters
    reading: Reading
    counts: Floats
    """How often each group says what of which truth (groups by truths by labels)."""
    accuracy: Floats
    shrinkage: closed_labels.Shrinkage
    pairs: PairState | None = None
    """None before dependence was first estimated."""
    change: float = 1.0
    """The greatest change of a confusion in the last round."""


def learn_closed(engine: Engine, task: Task) -> FamilyModel:
    """Learn from the conflict sets of one closed vocabulary."""
    constants = task.constants
    spent: tuple[str, ...] = (kinds.COLLAPSED + task.family.key,)
    run(engine, steps.prepare, task.family, task.shared, task.known, spent=spent)
    now = _first(task)
    trail: list[closed_labels.ClosedParameters] = []
    number = 0
    for number in range(constants.most_rounds_closed):
        task.progress("rounds", number / constants.most_rounds_closed)
        now = _next_round(engine, task, now, number)
        late = number > constants.early_rounds + 3
        if late and now.change < constants.tolerance:
            break
        steady = late and not is_due(number, constants)
        trail = [*trail, now.parameters] if steady else [now.parameters]
        if len(trail) == 3 and constants.extrapolates:
            now = evolve(now, parameters=closed_labels.extrapolated_parameters(*trail))
            trail = []
    return _model(task, now, rounds=number + 1)


def _first(task: Task) -> _Estimate:
    """What is held before the first round."""
    constants, groups = task.constants, task.groups
    assert task.family.labels is not None
    labels = len(task.family.labels)
    return _Estimate(
        parameters=(
            list_answers.first_parameters(groups, constants)
            if task.family.many
            else closed_labels.ClosedParameters(labels=labels)
        ),
        reading=Reading.of(task.family),
        counts=np.zeros((groups, labels, labels)),
        accuracy=np.full(groups, constants.first_accuracy),
        shrinkage=closed_labels.Shrinkage(0.0, 0.0),
    )


def _next_round(engine: Engine, task: Task, before: _Estimate, number: int) -> _Estimate:
    """What is held after a round: dependence if it is due, truth, then confusion."""
    constants, last, pairs = task.constants, before.parameters, before.pairs
    anew = is_due(number, constants)
    if anew:
        pairs = estimate_closed(
            task.overlap,
            task.groups,
            last.confusion,
            last.prevalence,
            pairs,
            task.declared,
            constants,
        )
    reading = before.reading.next(heard=True) if anew else before.reading
    sums = engine.each(
        steps.closed_round,
        task.family,
        before.reading,
        reading,
        last,
        pairs.table if anew and pairs is not None else None,
        constants,
        spent=before.reading.spent(reading),
    )
    totals = closed_labels.ClosedTotals.of(task.groups, last.labels, sums)
    counts = totals.counts
    shrinkage = before.shrinkage
    if _shrinkage_is_due(number):
        mixtures: Sequence[float] = (1.0,) if task.family.many else closed_labels.MIXTURES
        shrinkage = closed_labels.choose_shrinkage(counts, task.head_start, constants, mixtures)
    confusion, accuracy = closed_labels.new_confusion(counts, shrinkage, task.head_start, constants)
    known = last.confusion
    return _Estimate(
        parameters=closed_labels.ClosedParameters(
            labels=last.labels,
            confusion=confusion,
            prevalence=(totals.truths + 1) / (totals.objects + last.labels),
        ),
        reading=reading,
        counts=counts,
        accuracy=accuracy,
        shrinkage=shrinkage,
        pairs=pairs,
        change=1.0 if known is None else float(np.abs(confusion - known).max()),
    )


def _shrinkage_is_due(number: int) -> bool:
    """Whether the shrinkage is chosen anew: fifteen candidates are tried, and it soon settles."""
    return number < 3 or number % 5 == 0


def _model(task: Task, last: _Estimate, rounds: int) -> FamilyModel:
    counts = last.counts
    accuracy, statements = last.accuracy, counts.sum((1, 2))
    if task.family.many:  # an omission is no statement
        accuracy, statements = list_answers.precision(counts, task.constants)
    assert last.pairs is not None
    return FamilyModel(
        family=task.family,
        group=task.group,
        dependence=last.pairs.table,
        accuracy=accuracy[:, None],
        statements=statements[:, None],
        mean_credit=float(np.trace(counts.sum(0)) / max(counts.sum(), 1e-300)),
        rounds=rounds,
        reading=last.reading,
        closed=last.parameters,
    )
