"""Rounds where values are open: truth, accuracy and dependence in turn, then other readings."""

from __future__ import annotations

import numpy as np

from verifykit.corpus.engines import kinds
from verifykit.corpus.engines.engine import Engine
from verifykit.corpus.estimation import open_values
from verifykit.corpus.estimation.accuracy import OpenFacts
from verifykit.corpus.estimation.pair_state import is_due
from verifykit.corpus.estimation.sides import rival_weights
from verifykit.corpus.learning import steps
from verifykit.corpus.learning.open_rounds import Estimate, next_round
from verifykit.corpus.learning.reading import Reading
from verifykit.corpus.learning.second_reading import (
    close_reading,
    is_sought,
    mixture,
    questions,
)
from verifykit.corpus.learning.task import FamilyModel, Rival, Task


def learn_open(engine: Engine, task: Task) -> FamilyModel:
    """Learn from the conflict sets whose values are open.

    Where a family has several attributes, a source is judged on each by the others in the early
    rounds; in the middle ones by its own credit; in the late ones dependence comes from shared
    mistakes alone. Then other readings are looked for, and one that is likelier is adopted.
    """
    constants, several = task.constants, task.family.size > 1
    facts = _open_facts(engine, task)
    middle = constants.early_rounds + (constants.middle_rounds if several else 3)
    now = Estimate(
        parameters=open_values.first_parameters(facts, constants),
        pairs=None,
        reading=Reading.of(task.family),
        credit=np.zeros_like(facts.statements),
        change=1.0,
    )
    number = 0
    for number in range(constants.most_rounds):
        task.progress("rounds", number / constants.most_rounds)
        now = next_round(
            engine,
            task,
            facts,
            now,
            anew=is_due(number, constants),
            mistakes=several and number >= middle,
            elsewhere=number < constants.early_rounds,
        )
        if number > middle + 3 and now.change < constants.tolerance:
            break
    rivals: tuple[Rival, ...] = ()
    if is_sought(task, facts):
        if several:
            now, rivals = _readings(engine, task, facts, now)
        else:
            rivals = close_reading(engine, task, facts, now)
    assert now.pairs is not None
    return FamilyModel(
        family=task.family,
        group=task.group,
        dependence=now.pairs.table,
        accuracy=now.parameters.accuracy,
        statements=facts.statements,
        mean_credit=now.parameters.mean_credit,
        rounds=number + 1,
        open=now.parameters,
        shared=task.shared,
        reading=now.reading,
        rivals=rivals,
    )


def _readings(
    engine: Engine, task: Task, facts: OpenFacts, first: Estimate
) -> tuple[Estimate, tuple[Rival, ...]]:
    """Return the likeliest reading of every attribute, and those that may be true instead."""
    asked = questions(engine, task, facts, first)
    answers = rival_weights([question for question, _ in asked], facts.statements, task.constants)
    now, rivals = first, []
    for number, ((question, rival), weight) in enumerate(zip(asked, answers, strict=True)):
        better = weight > 0.5
        if better.any():
            now = mixture(engine, task, now, rival, better, f"first{number}")
            rival = mixture(engine, task, rival, first, better, f"former{number}")
        assert rival.pairs is not None
        rivals.append(
            Rival(
                reading=rival.reading,
                weight=np.where(better, 1 - weight, weight),
                parameters=rival.parameters,
                dependence=rival.pairs.table,
                gain=np.where(better, -1.0, 1.0) * (question.other - question.own),
            )
        )
    if now is not first:
        for again in range(task.constants.rounds_again):
            now = next_round(engine, task, facts, now, anew=again % 4 == 0, mistakes=True)
    return now, tuple(rivals)


def _open_facts(engine: Engine, task: Task) -> OpenFacts:
    shape = (task.groups, task.family.size)
    statements, labelled, right = np.zeros((3, shape[0] * shape[1]))
    shared_claims = np.zeros(len(task.shared))
    claims = 0
    spent = (kinds.COLLAPSED + task.family.key,)
    for part in engine.each(steps.prepare, task.family, task.shared, task.known, spent=spent):
        assert part is not None
        statements[part.cells] += part.statements
        labelled[part.cells] += part.labelled
        right[part.cells] += part.labelled_right
        shared_claims[part.shared] += part.shared_claims
        claims += part.claims
    return OpenFacts(
        statements=statements.reshape(shape),
        labelled=labelled.reshape(shape),
        labelled_right=right.reshape(shape),
        shared_claims=shared_claims,
        claims=claims,
        head_start=task.head_start,
    )
