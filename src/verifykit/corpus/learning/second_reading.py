"""A second reading of a corpus: another set of answers that hangs together as well.

Two self-consistent worlds can lie close, as when half the sources say when a plane left the gate
and half when it left the ground. The rounds end in one of them. Where they stay in the other if
they start from it, with what depends on whom estimated under it, there are two readings. The start
is the runner-up of every conflict set, of those attributes together that the same sources dispute,
while the others stay as they are.
"""

from __future__ import annotations

import numpy as np
from attrs import evolve

from verifykit.corpus.blocks.arrays import (
    Flags,
    Floats,
)
from verifykit.corpus.engines.engine import Engine, run
from verifykit.corpus.estimation import open_values
from verifykit.corpus.estimation.accuracy import OpenFacts
from verifykit.corpus.estimation.sides import Question, origins, sides
from verifykit.corpus.learning import reading_steps
from verifykit.corpus.learning.open_rounds import Estimate, estimated, next_round
from verifykit.corpus.learning.reading import Reading
from verifykit.corpus.learning.task import Rival, Task

_AGAIN = 5
"""Rounds of a second reading between two estimates of its dependence."""


def is_sought(task: Task, facts: OpenFacts) -> bool:
    """Return whether a second reading is looked for.

    Where there are several attributes, always: a feed misleads corpora of any size. With one,
    where statements are few, since it is small samples that flip.
    """
    small = task.family.statements <= task.constants.rival_statements
    return facts.claims > 0 and task.constants.rival_rounds > 0 and (task.family.size > 1 or small)


def questions(
    engine: Engine, task: Task, facts: OpenFacts, first: Estimate
) -> list[tuple[Question, Estimate]]:
    """Return what is disputed, with the reading that disputes it; every attribute at most once."""
    constants, stated, found = task.constants, facts.statements, []
    totals = open_values.OpenTotals.of(facts)
    for sums in engine.each(reading_steps.runners_up, task.family, first.reading):
        totals.add(sums)
    swapped = totals.credit.reshape(first.credit.shape)
    every = np.ones(task.family.size, bool)
    for number, start in enumerate(sides(first.credit, swapped, stated, every, constants)):
        asked = start != 0
        rival = reading_from(engine, task, facts, first, asked, f"rival{number}")
        differing = disputed(engine, task, first, rival)
        # What a reading drags along elsewhere is asked for itself, and vouches for nobody here.
        other = np.where(differing & ~asked, first.credit, rival.credit)
        shown = by_labels(engine, task, stated, first, rival)
        for side in sides(first.credit, other, stated, differing & asked, constants):
            question = Question(side=side, own=first.credit, other=other, shown=shown)
            found.append((question, rival))
    return found


def reading_from(
    engine: Engine, task: Task, facts: OpenFacts, first: Estimate, which: Flags, name: str
) -> Estimate:
    """Return where the rounds end if they start from the runners-up of the attributes in `which`.

    The others stay as they are but for the last rounds. With one attribute dependence is that of
    the first reading.
    """
    several = task.family.size > 1
    other = Reading.of(task.family, name)
    totals = open_values.OpenTotals.of(facts)
    for sums in engine.each(reading_steps.begin, task.family, first.reading, other, which):
        totals.add(sums)
    accuracy = estimated(totals, facts, task)
    now = Estimate(
        parameters=open_values.next_parameters(totals, accuracy, facts, task.constants),
        pairs=first.pairs,
        reading=other,
        credit=totals.credit.reshape(accuracy.shape),
        change=1.0,
    )
    for number in range(task.constants.rival_rounds):
        anew = several and number % _AGAIN == 0
        if anew and number and not disputed(engine, task, first, now).any():
            break
        held = ~which if several and number < task.constants.rival_rounds - _AGAIN else None
        now = next_round(engine, task, facts, now, anew=anew, mistakes=True, held=held)
    return now


def by_labels(
    engine: Engine, task: Task, stated: Floats, first: Estimate, second: Estimate
) -> Floats:
    """Return per attribute what gold labels say for the first reading, in log-odds.

    `stated` are the statements of each source on each attribute.
    """
    shown = np.zeros(task.family.size)
    if task.known.gold is None:
        return shown
    readings = (first.reading, second.reading)
    parameters = (first.parameters, second.parameters)
    for part in engine.each(
        reading_steps.told_by_labels, task.family, readings, parameters, stated, task.constants
    ):
        shown += part
    return shown


def disputed(engine: Engine, task: Task, first: Estimate, second: Estimate) -> Flags:
    """Return which attributes come out otherwise in the second reading, with sources behind it."""
    constants = task.constants
    objects, differing = np.sum(
        list(engine.each(reading_steps.side_by_side, task.family, first.reading, second.reading)),
        axis=0,
    )
    found: Flags = differing >= constants.rival_share * np.maximum(objects, 1)
    if task.family.size > 1:
        found = found & (origins(first.credit, second.credit) >= constants.rival_origins)
    return found


def mixture(
    engine: Engine, task: Task, one: Estimate, other: Estimate, which: Flags, name: str
) -> Estimate:
    """Return `one` with what `other` says of the attributes in `which`, as a reading `name`."""
    assert one.pairs is not None
    assert other.pairs is not None
    after = Reading.of(task.family, name)
    run(engine, reading_steps.graft, task.family, one.reading, other.reading, after, which)
    table, rows = one.pairs.table, other.pairs.table.values
    accuracy = np.where(which, other.parameters.accuracy, one.parameters.accuracy)
    return evolve(
        one,
        parameters=evolve(one.parameters, accuracy=accuracy),
        pairs=evolve(
            one.pairs, table=evolve(table, values=np.where(which[:, None], rows, table.values))
        ),
        reading=after,
        credit=np.where(which, other.credit, one.credit),
    )


def close_reading(
    engine: Engine, task: Task, facts: OpenFacts, first: Estimate
) -> tuple[Rival, ...]:
    """Return the second reading of a family with one attribute, if it lies close.

    There nothing tells which sources are better elsewhere, so it lies close where it explains the
    statements nearly as well; scores keep to the first reading, and confidence is low.
    """
    constants = task.constants
    every = np.ones(1, bool)
    second = reading_from(engine, task, facts, first, every, "rival")
    here, there = np.sum(
        list(
            engine.each(
                reading_steps.evidence,
                task.family,
                (first.reading, second.reading),
                (first.parameters, second.parameters),
                constants,
            )
        ),
        axis=0,
    )
    close = disputed(engine, task, first, second) & (there >= constants.rival_evidence * here)
    if not close.any():
        return ()
    return (
        Rival(
            reading=second.reading,
            weight=np.where(close, 0.5, 0.0),
            parameters=second.parameters,
            dependence=None,
        ),
    )
