"""What a profile says of the sources of a corpus, put in the place of learning."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from attrs import evolve

from verifykit.corpus.blocks.arrays import Floats, Ids, Ints, clipped, tally
from verifykit.corpus.blocks.collapse import joined
from verifykit.corpus.constants import Constants
from verifykit.corpus.estimation.calibration import Calibration
from verifykit.corpus.estimation.closed_labels import ClosedParameters
from verifykit.corpus.estimation.families import Family
from verifykit.corpus.estimation.influence import DependenceTable
from verifykit.corpus.estimation.list_answers import matrices
from verifykit.corpus.estimation.measures import MeasureParameters, reach
from verifykit.corpus.estimation.open_values import OpenParameters
from verifykit.corpus.learning import reliability
from verifykit.corpus.learning.task import FamilyModel
from verifykit.corpus.options import ValueKind
from verifykit.model.profile import Profile


def records_of(
    profile: Profile, sources: Sequence[str], constants: Constants
) -> reliability.Records:
    """Return what a profile says of each source; of one without a record, the base rate."""
    known = {record.source: record for record in profile.records if record.predicate is None}
    nothing = np.zeros(len(sources))
    prior = evolve(constants, mean_accuracy=profile.base_rate)
    found = reliability.records(nothing, nothing, prior)

    def column(name: str, otherwise: Floats) -> Floats:
        rows = zip(map(known.get, sources), otherwise.tolist(), strict=True)
        return np.array([getattr(record, name) if record else value for record, value in rows])

    return reliability.Records(
        right=column("right", found.right),
        judged=column("judged", found.judged),
        reliability=column("reliability", found.reliability),
        low=column("low", found.low),
        high=column("high", found.high),
    )


def learned_from(
    profile: Profile,
    families: Sequence[Family],
    sources: Sequence[str],
    predicates: Sequence[str],
    constants: Constants,
) -> tuple[FamilyModel, ...]:
    """Return what a profile says, in the form that scores conflict sets; nothing is learned anew.

    Mirrors act as one here, too. A source without a record has the base rate; labels of a closed
    vocabulary are taken to be equally frequent, and mistaken for one another evenly.
    """
    number = {source: place for place, source in enumerate(sources)}
    ties = {
        (number[tie.sources[0]], number[tie.sources[1]]): tie.probability
        for tie in profile.dependences
        if tie.sources[0] in number and tie.sources[1] in number
    }
    mirrors = [pair for pair, strength in ties.items() if strength >= constants.greatest_dependence]
    group, groups = joined(np.arange(len(sources), dtype=np.int32), mirrors)
    keys, strength = _between(group, groups, ties)
    judged = _of_groups(records_of(profile, sources, constants).judged[:, None], group, groups)
    known = profile.calibration
    calibration = (
        Calibration.default(constants)
        if known is None
        else Calibration(temperature=known.temperature, floor=known.floor, labels=known.labels)
    )

    def model(family: Family) -> FamilyModel:
        accuracy = _of_groups(_accuracies(profile, family, number, predicates), group, groups)
        found = FamilyModel(
            family=family,
            group=group,
            dependence=DependenceTable(
                sources=groups,
                keys=keys,
                values=np.broadcast_to(strength, (family.size, len(keys))),
                unknown=profile.unknown_dependence if family.is_open else 0.0,
            ),
            accuracy=accuracy,
            statements=np.broadcast_to(judged / family.size, accuracy.shape),
            mean_credit=profile.base_rate,
            rounds=0,
            calibration=calibration,
        )
        if family.many or family.measure is not None:
            # Such a family has one attribute.
            predicate = predicates[int(np.flatnonzero(family.local == 0)[0])]
            own = _own(profile, family, number, predicate, constants)
            every = _of_groups(np.stack(list(own.values()), axis=1), group, groups)
            return _with_own(found, dict(zip(own, every.T, strict=True)))
        return _with_parameters(evolve(found, correlation=profile.error_correlation))

    return tuple(map(model, families))


def _between(group: Ids, groups: int, ties: Mapping[tuple[int, int], float]) -> tuple[Ints, Floats]:
    """The dependence of pairs of groups: that of the members that depend most on each other."""
    strongest: dict[int, float] = {}
    for (one, other), strength in ties.items():
        low, high = sorted((int(group[one]), int(group[other])))
        if low < high:
            key = low * groups + high
            strongest[key] = max(strongest.get(key, 0.0), strength)
    keys = sorted(strongest)
    return np.array(keys, np.int64), np.array([strongest[key] for key in keys])


def _of_groups(values: Floats, group: Ids, groups: int) -> Floats:
    """The mean over the members of each group, column by column."""
    members = np.bincount(group, minlength=groups)
    return np.stack([tally(group, column, groups) / members for column in values.T], axis=1)


def _accuracies(
    profile: Profile, family: Family, number: dict[str, int], predicates: Sequence[str]
) -> Floats:
    local = {
        predicate: int(family.local[place])
        for place, predicate in enumerate(predicates)
        if family.local[place] >= 0
    }
    accuracy = np.full((len(number), family.size), profile.base_rate)
    for record in sorted(profile.records, key=lambda record: record.predicate is not None):
        source = number.get(record.source)
        if source is None:
            continue
        if record.predicate is None:
            accuracy[source] = record.reliability
        elif record.predicate in local:
            accuracy[source, local[record.predicate]] = record.reliability
    return clipped(accuracy, 0.01, 0.99)


def _with_own(found: FamilyModel, own: Mapping[str, Floats]) -> FamilyModel:
    """A family of a measure, or of several true values, with what the profile has of its kind."""
    if found.family.measure is not None:
        return evolve(found, measure=_measure(found.family.measure, own))
    lists = matrices(own["recall"], found.accuracy[:, 0], own["specificity"])
    return evolve(found, closed=lists)


def _with_parameters(found: FamilyModel) -> FamilyModel:
    """A family of which one value is true, with what scores need beside accuracies."""
    if found.family.labels is None:
        nothing = np.zeros(0)
        parameters = OpenParameters(
            accuracy=found.accuracy, shared_credit=nothing, shared_claims=nothing, mean_credit=0.0
        )
        return evolve(found, open=parameters)
    labels = len(found.family.labels)
    right = found.accuracy[:, 0, None, None]
    return evolve(
        found,
        closed=ClosedParameters(
            labels=labels,
            confusion=np.where(np.eye(labels, dtype=bool), right, (1 - right) / (labels - 1)),
            prevalence=np.full(labels, 1 / labels),
        ),
    )


def _measure(kind: ValueKind, own: Mapping[str, Floats]) -> MeasureParameters:
    """Biases and spreads of a profile; how far a bias may be off, it does not say."""
    bias = np.log1p(np.maximum(own["bias"], -0.999)) if kind.relative else own["bias"]
    return MeasureParameters(bias=bias, spread=own["spread"], doubt=np.zeros(len(bias)))


def _own(
    profile: Profile, family: Family, number: dict[str, int], predicate: str, constants: Constants
) -> dict[str, Floats]:
    """What the profile has of each source on a predicate with several true values or a measure.

    Of a source without a record: the median of the others, and no bias; if there are none, what
    is taken before the first round, and a spread of one tolerance.
    """
    records = [
        record
        for record in profile.records
        if record.predicate == predicate and record.source in number
    ]
    found: dict[str, Floats] = {}
    usual = {
        "recall": constants.first_recall,
        "specificity": constants.first_specificity,
        "bias": 0.0,
        "spread": 1.0 if family.measure is None else reach(family.measure),
    }
    for name, otherwise in usual.items():
        known = {r.source: value for r in records if (value := getattr(r, name)) is not None}
        middle = float(np.median(list(known.values()))) if known and name != "bias" else otherwise
        column = np.full(len(number), middle)
        for source, value in known.items():
            column[number[source]] = value
        found[name] = column
    return found
