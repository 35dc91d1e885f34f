"""Learning a family: mirrors, then rounds of truth, reliability and dependence in turn."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import numpy as np
from attrs import field, frozen

from verifykit.corpus import closed_labels, open_values, steps
from verifykit.corpus.agreement import PairSums, PairTotals, sample_stride
from verifykit.corpus.arrays import Floats, Ids, Ints, Keys
from verifykit.corpus.collapse import numbered
from verifykit.corpus.constants import FITTED, Constants
from verifykit.corpus.dependence import Overlap, overlap_of
from verifykit.corpus.engines import Engine
from verifykit.corpus.families import Family
from verifykit.corpus.influence import DependenceTable
from verifykit.corpus.mirrors import find_mirrors
from verifykit.corpus.pair_state import PairState, estimate_closed, estimate_open, is_due
from verifykit.corpus.rounds import Known

Progress = Callable[[str, float], None]
"""Is told what is being done, and how much of it is done, in [0, 1]."""


def silent(_what: str, _share: float) -> None:
    """Shows no progress."""


@frozen(kw_only=True, eq=False)
class Given:
    """What is known beforehand, by number of the source."""

    dependences: Mapping[tuple[int, int], float] = field(factory=dict)
    """Declared dependence of pairs: 1 copies, 0 is independent."""
    head_start: Floats | None = None
    """What a grade says of each source, in log-odds; 0 for a source without one."""
    known: Known = field(factory=Known)


@frozen(kw_only=True, eq=False)
class Learned:
    """What a family taught. Sources are numbered as they were given, groups as mirrors act."""

    family: Family
    group: Ids
    """The group of every source."""
    dependence: DependenceTable
    """Dependence of groups."""
    accuracy: Floats
    """Groups by attributes."""
    statements: Floats
    """Votes the accuracy rests on (groups by attributes)."""
    mean_credit: float
    rounds: int
    open: open_values.OpenParameters | None = None
    shared: Keys = field(factory=lambda: np.zeros(0, np.uint64))
    closed: closed_labels.ClosedParameters | None = None


def learn_family(
    engine: Engine,
    family: Family,
    sources: int,
    given: Given,
    constants: Constants = FITTED,
    progress: Progress = silent,
) -> Learned:
    """Learn reliability and dependence of the sources from one family's conflict sets."""
    stride = sample_stride(family.squares, constants.pair_budget)
    progress("mirrors", 0.0)
    totals = PairTotals(sources * sources)
    for pairs in engine.each(steps.mirror_pairs, family, sources, stride):
        totals.add(pairs)
    group, groups = _grouped(totals.total(), sources, given, constants)
    progress("agreement", 0.0)
    overlap, shared = _collapsed(engine, family, group, groups, stride, constants)
    declared = _declared(given, group, groups)
    learner = _learn_closed if family.closed else _learn_open
    head_start = np.zeros(groups)
    if given.head_start is not None:
        np.maximum.at(head_start, group, np.maximum(given.head_start, 0))
        np.minimum.at(head_start, group, np.minimum(given.head_start, 0))
    return learner(
        engine,
        _Task(
            family=family,
            group=group,
            groups=groups,
            overlap=overlap,
            shared=shared,
            declared=declared,
            head_start=head_start,
            known=given.known,
            constants=constants,
            progress=progress,
        ),
    )


@frozen(kw_only=True, eq=False)
class _Task:
    """What the rounds start from."""

    family: Family
    group: Ids
    groups: int
    overlap: Overlap
    shared: Keys
    declared: dict[int, float]
    head_start: Floats
    known: Known
    constants: Constants
    progress: Progress


def _grouped(pairs: PairSums, sources: int, given: Given, constants: Constants) -> tuple[Ids, int]:
    group = find_mirrors(pairs, sources, constants)
    for (one, other), probability in sorted(given.dependences.items()):
        if probability >= 1:
            group[group == group[other]] = group[one]
    return numbered(group)


def _collapsed(
    engine: Engine, family: Family, group: Ids, groups: int, stride: int, constants: Constants
) -> tuple[Overlap, Keys]:
    """The overlap of groups, and the values that several objects have."""
    totals = PairTotals(family.size * groups * groups)
    values: list[Keys] = []
    claims: list[Ints] = []
    for part in engine.each(steps.collapse_mirrors, family, group, groups, stride):
        totals.add(part.pairs)
        values.append(part.values)
        claims.append(part.claims)
    overlap = overlap_of(totals.total(), groups, family.size, constants.least_overlap)
    if family.closed:
        return overlap, np.zeros(0, np.uint64)
    distinct, place = np.unique(np.concatenate(values), return_inverse=True)
    total = np.bincount(place, np.concatenate(claims), len(distinct))
    return overlap, distinct[total > 1]


def _declared(given: Given, group: Ids, groups: int) -> dict[int, float]:
    declared = {}
    for (one, other), probability in given.dependences.items():
        low, high = sorted((int(group[one]), int(group[other])))
        if low != high:
            declared[low * groups + high] = probability
    return declared


def _learn_open(engine: Engine, task: _Task) -> Learned:
    constants = task.constants
    facts = _open_facts(engine, task)
    shape = facts.statements.shape
    parameters = open_values.OpenParameters(
        accuracy=np.full(shape, constants.first_accuracy),
        shared_credit=np.zeros(len(task.shared)),
        shared_claims=facts.shared_claims,
        mean_credit=0.0,
    )
    pairs: PairState | None = None
    round_number = 0
    for round_number in range(constants.most_rounds):
        task.progress("rounds", round_number / constants.most_rounds)
        table = None
        if is_due(round_number, constants):
            pairs = estimate_open(
                task.overlap, parameters.accuracy, round_number, pairs, task.declared, constants
            )
            table = pairs.table
        totals = open_values.OpenTotals(
            credit=np.zeros(shape[0] * shape[1]), shared_credit=np.zeros(len(task.shared))
        )
        for sums in engine.each(steps.open_round, task.family, parameters, table, constants):
            totals.add(sums)
        found = open_values.new_accuracy(
            totals.credit.reshape(shape), facts, round_number, constants
        )
        change = float(np.abs(found - parameters.accuracy).max()) if found.size else 0.0
        damping = constants.damping if round_number else 0.0
        parameters = open_values.OpenParameters(
            accuracy=damping * parameters.accuracy + (1 - damping) * found,
            shared_credit=totals.shared_credit,
            shared_claims=facts.shared_claims,
            mean_credit=totals.total_credit / max(facts.claims, 1),
        )
        settled = round_number > constants.early_rounds + constants.middle_rounds + 3
        if settled and change < constants.tolerance:
            break
    assert pairs is not None
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
    )


def _open_facts(engine: Engine, task: _Task) -> open_values.OpenFacts:
    shape = (task.groups, task.family.size)
    statements, labelled, right = np.zeros((3, shape[0] * shape[1]))
    shared_claims = np.zeros(len(task.shared))
    claims = 0
    for part in engine.each(steps.prepare_open, task.family, task.shared, task.known):
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


def _learn_closed(engine: Engine, task: _Task) -> Learned:
    constants = task.constants
    assert task.family.labels is not None
    labels = len(task.family.labels)
    for _ in engine.each(steps.prepare_closed, task.family, task.shared, task.known):
        pass
    parameters = closed_labels.ClosedParameters(labels=labels, confusion=None, prevalence=None)
    pairs: PairState | None = None
    shrinkage = closed_labels.Shrinkage(0.0, 0.0)
    accuracy = np.full(task.groups, constants.first_accuracy)
    counts = np.zeros((task.groups, labels, labels))
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
                round_number,
                pairs,
                task.declared,
                constants,
            )
            table = pairs.table
        totals = closed_labels.ClosedTotals(
            counts=np.zeros((task.groups * labels, labels)), truths=np.zeros(labels)
        )
        for sums in engine.each(steps.closed_round, task.family, parameters, table, constants):
            totals.add(sums)
        counts = totals.counts.reshape(task.groups, labels, labels)
        if round_number < 3 or round_number % 5 == 0:
            shrinkage = closed_labels.choose_shrinkage(counts, task.head_start, constants)
        confusion, accuracy = closed_labels.new_confusion(
            counts, shrinkage, task.head_start, constants
        )
        before = parameters.confusion
        change = 1.0 if before is None else float(np.abs(confusion - before).max())
        parameters = closed_labels.ClosedParameters(
            labels=labels,
            confusion=confusion,
            prevalence=(totals.truths + 1) / (totals.objects + labels),
        )
        if change < constants.tolerance and round_number > constants.early_rounds + 3:
            break
    assert pairs is not None
    return Learned(
        family=task.family,
        group=task.group,
        dependence=pairs.table,
        accuracy=accuracy[:, None],
        statements=counts.sum((1, 2))[:, None],
        mean_credit=float(np.trace(counts.sum(0)) / max(counts.sum(), 1e-300)),
        rounds=round_number + 1,
        closed=parameters,
    )
