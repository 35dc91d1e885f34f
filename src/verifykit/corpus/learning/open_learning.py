"""Rounds where values are open: truth, accuracy and dependence in turn, then other readings.

A second reading of a corpus is another set of answers that hangs together as well: two worlds that
agree with themselves can lie close, as when half the sources say when a plane left the gate and
half when it left the ground. The rounds end in one of them. Where they stay in the other if they
start from it, with what depends on whom estimated under it, there are two readings. The start is
the runner-up of every conflict set, of those attributes together that the same sources dispute,
while the others stay as they are.
"""

from __future__ import annotations

import numpy as np
from attrs import evolve

from verifykit.corpus.blocks.arrays import Flags, Floats
from verifykit.corpus.engines.engine import Engine, added, run
from verifykit.corpus.estimation import open_values
from verifykit.corpus.estimation.pair_state import is_due
from verifykit.corpus.estimation.sides import Question, origins, rival_weights, sides
from verifykit.corpus.learning import reading_steps
from verifykit.corpus.learning.open_rounds import Estimate, OpenRounds
from verifykit.corpus.learning.reading import Reading
from verifykit.corpus.learning.task import FamilyModel, Rival, Task

_AGAIN = 5
"""Rounds of a second reading between two estimates of its dependence."""


def learn_open(engine: Engine, task: Task) -> FamilyModel:
    """Learn from the conflict sets whose values are open.

    Where a family has several attributes, a source is judged on each by the others in the early
    rounds; in the middle ones by its own credit; in the late ones dependence comes from shared
    mistakes alone. Then other readings are looked for, and one that is likelier is adopted.
    """
    constants, several = task.constants, task.family.size > 1
    rounds = OpenRounds.of(engine, task)
    facts = rounds.facts
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
        now = rounds.after(
            now,
            anew=is_due(number, constants),
            mistakes=several and number >= middle,
            elsewhere=number < constants.early_rounds,
        )
        if number > middle + 3 and now.change < constants.tolerance:
            break
    now, rivals = _other_readings(rounds, now)
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


def _other_readings(rounds: OpenRounds, first: Estimate) -> tuple[Estimate, tuple[Rival, ...]]:
    """The likeliest reading of every attribute, and those that may be true instead.

    Where there are several attributes, another one is always looked for: a feed misleads corpora of
    any size. With one, where statements are few, since it is small samples that flip.
    """
    family, constants = rounds.task.family, rounds.task.constants
    several, small = family.size > 1, family.statements <= constants.rival_statements
    if not (rounds.facts.claims and constants.rival_rounds and (several or small)):
        return first, ()
    return _likeliest(rounds, first) if several else (first, _close(rounds, first))


def _likeliest(rounds: OpenRounds, first: Estimate) -> tuple[Estimate, tuple[Rival, ...]]:
    """The likeliest reading of every attribute, by who sides with either, and the others."""
    asked, constants = _questions(rounds, first), rounds.task.constants
    stated = rounds.facts.statements
    answers = rival_weights([question for question, _ in asked], stated, constants)
    now, rivals = first, []
    for number, ((question, rival), weight) in enumerate(zip(asked, answers, strict=True)):
        better = weight > 0.5
        if better.any():
            now = _mixture(rounds, now, rival, better, f"first{number}")
            rival = _mixture(rounds, rival, first, better, f"former{number}")
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
        for again in range(constants.rounds_again):
            now = rounds.after(now, anew=again % 4 == 0, mistakes=True)
    return now, tuple(rivals)


def _questions(rounds: OpenRounds, first: Estimate) -> list[tuple[Question, Estimate]]:
    """What is disputed, with the reading that disputes it; every attribute at most once."""
    family, constants = rounds.task.family, rounds.task.constants
    stated, found = rounds.facts.statements, []
    sums = rounds.engine.each(reading_steps.runners_up, family, first.reading)
    totals = open_values.OpenTotals.of(rounds.facts, sums)
    swapped = totals.credit.reshape(first.credit.shape)
    every = np.ones(family.size, bool)
    for number, start in enumerate(sides(first.credit, swapped, stated, every, constants)):
        asked = start != 0
        rival = _reading_from(rounds, first, asked, f"rival{number}")
        differing = _disputed(rounds, first, rival)
        # What a reading drags along elsewhere is asked for itself, and vouches for nobody here.
        other = np.where(differing & ~asked, first.credit, rival.credit)
        shown = _by_labels(rounds, first, rival)
        for side in sides(first.credit, other, stated, differing & asked, constants):
            question = Question(side=side, own=first.credit, other=other, shown=shown)
            found.append((question, rival))
    return found


def _reading_from(rounds: OpenRounds, first: Estimate, which: Flags, name: str) -> Estimate:
    """Where the rounds end if they start from the runners-up of the attributes in `which`.

    The others stay as they are but for the last rounds. With one attribute dependence is that of
    the first reading.
    """
    family, constants = rounds.task.family, rounds.task.constants
    several = family.size > 1
    other = Reading.of(family, name)
    sums = rounds.engine.each(reading_steps.begin, family, first.reading, other, which)
    totals = open_values.OpenTotals.of(rounds.facts, sums)
    accuracy = rounds.estimated(totals)
    now = Estimate(
        parameters=open_values.next_parameters(totals, accuracy, rounds.facts),
        pairs=first.pairs,
        reading=other,
        credit=totals.credit.reshape(accuracy.shape),
        change=1.0,
    )
    for number in range(constants.rival_rounds):
        anew = several and number % _AGAIN == 0
        if anew and number and not _disputed(rounds, first, now).any():
            break
        held = ~which if several and number < constants.rival_rounds - _AGAIN else None
        now = rounds.after(now, anew=anew, mistakes=True, held=held)
    return now


def _by_labels(rounds: OpenRounds, first: Estimate, second: Estimate) -> Floats:
    """Per attribute what gold labels say for the first reading, in log-odds."""
    task = rounds.task
    if task.known.gold is None:
        return np.zeros(task.family.size)
    return added(
        rounds.engine,
        reading_steps.told_by_labels,
        task.family,
        (first.reading, second.reading),
        (first.parameters, second.parameters),
        rounds.facts.statements,
        task.constants,
    )


def _disputed(rounds: OpenRounds, first: Estimate, second: Estimate) -> Flags:
    """Which attributes come out otherwise in the second reading, with sources behind it."""
    family, constants = rounds.task.family, rounds.task.constants
    objects, differing = added(
        rounds.engine, reading_steps.side_by_side, family, first.reading, second.reading
    )
    found: Flags = differing >= constants.rival_share * np.maximum(objects, 1)
    if family.size > 1:
        found = found & (origins(first.credit, second.credit) >= constants.rival_origins)
    return found


def _mixture(
    rounds: OpenRounds, one: Estimate, other: Estimate, which: Flags, name: str
) -> Estimate:
    """The one reading with what the other says of the attributes in `which`."""
    assert one.pairs is not None
    assert other.pairs is not None
    family = rounds.task.family
    after = Reading.of(family, name)
    run(rounds.engine, reading_steps.graft, family, one.reading, other.reading, after, which)
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


def _close(rounds: OpenRounds, first: Estimate) -> tuple[Rival, ...]:
    """The second reading of a family with one attribute, if it lies close.

    There nothing tells which sources are better elsewhere, so it lies close where it explains the
    statements nearly as well; scores keep to the first reading, and confidence is low.
    """
    constants = rounds.task.constants
    second = _reading_from(rounds, first, np.ones(1, bool), "rival")
    here, there = added(
        rounds.engine,
        reading_steps.evidence,
        rounds.task.family,
        (first.reading, second.reading),
        (first.parameters, second.parameters),
        constants,
    )
    close = _disputed(rounds, first, second) & (there >= constants.rival_evidence * here)
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
