"""One round where values are open: dependence if it is due, truth, then accuracy."""

from __future__ import annotations

import numpy as np
from attrs import frozen

from verifykit.corpus.blocks.agreement import PairTotals
from verifykit.corpus.blocks.arrays import Flags, Floats
from verifykit.corpus.engines.engine import Engine
from verifykit.corpus.estimation import open_values
from verifykit.corpus.estimation.accuracy import OpenFacts, accuracy_elsewhere, own_accuracy
from verifykit.corpus.estimation.dependence import overlap_of
from verifykit.corpus.estimation.pair_state import PairState, estimate_open
from verifykit.corpus.learning import steps
from verifykit.corpus.learning.reading import Reading
from verifykit.corpus.learning.task import Task


@frozen(kw_only=True, eq=False)
class Estimate:
    """What is held of a family between two rounds."""

    parameters: open_values.OpenParameters
    pairs: PairState | None
    """None before dependence was first estimated."""
    reading: Reading
    credit: Floats
    """What each source earned in this reading (groups by attributes)."""
    change: float
    """The greatest change of an accuracy in the last round, before damping."""


def next_round(
    engine: Engine,
    task: Task,
    facts: OpenFacts,
    before: Estimate,
    *,
    anew: bool,
    mistakes: bool = False,
    elsewhere: bool = False,
    held: Flags | None = None,
) -> Estimate:
    """Return the estimate after a round.

    `anew`: dependence is estimated first, from shared `mistakes` alone or from all agreement.
    `elsewhere`: a source is judged on each attribute by the others. On the attributes in `held`
    the answers stay as they are.
    """
    constants, pairs = task.constants, before.pairs
    if anew:
        true = right_together(engine, task, before.reading) if mistakes else None
        accuracy = before.parameters.accuracy
        pairs = estimate_open(task.overlap, accuracy, pairs, task.declared, constants, true)
    reading = before.reading.next(heard=anew)
    totals = open_values.OpenTotals.of(facts)
    for sums in engine.each(
        steps.open_round,
        task.family,
        before.reading,
        reading,
        before.parameters,
        pairs.table if anew and pairs is not None else None,
        held,
        constants,
        spent=before.reading.spent(reading),
    ):
        totals.add(sums)
    last = before.parameters.accuracy
    found = estimated(totals, facts, task, elsewhere=elsewhere)
    first = before.reading.version == 0 and before.parameters.mean_credit == 0
    damping = 0.0 if first else constants.damping
    return Estimate(
        parameters=open_values.next_parameters(
            totals, damping * last + (1 - damping) * found, facts, constants
        ),
        pairs=pairs,
        reading=reading,
        credit=totals.credit.reshape(last.shape),
        change=float(np.abs(found - last).max()) if found.size else 0.0,
    )


def estimated(
    totals: open_values.OpenTotals, facts: OpenFacts, task: Task, *, elsewhere: bool = False
) -> Floats:
    """Return the accuracies that the totals show (groups by attributes)."""
    credit = totals.credit.reshape(facts.statements.shape)
    if elsewhere and task.family.size > 1:
        return accuracy_elsewhere(credit, facts, task.constants)
    return own_accuracy(credit, facts, task.constants)


def right_together(engine: Engine, task: Task, reading: Reading) -> Floats:
    """Return how often the pairs of `task.overlap` are right together (attributes by pairs)."""
    family, groups, constants = task.family, task.groups, task.constants
    totals = PairTotals(family.size * groups * groups)
    for sums in engine.each(
        steps.shared_truths, family, reading, groups, task.stride, constants.crowd
    ):
        totals.add(sums)
    return overlap_of(totals.total(), groups, family.size, constants.least_overlap).same
