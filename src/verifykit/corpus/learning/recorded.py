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
from verifykit.corpus.estimation.open_values import OpenParameters
from verifykit.corpus.learning import reliability
from verifykit.corpus.learning.learned import Learned
from verifykit.model.profile import Profile


def recorded(profile: Profile, sources: Sequence[str], constants: Constants) -> reliability.Records:
    """What a profile says of each source; of one without a record, the base rate."""
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
) -> tuple[Learned, ...]:
    """What a profile says, in the form that scores conflict sets; nothing is learned anew.

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
    calibration = Calibration.default(constants)
    if (known := profile.calibration) is not None:
        calibration = Calibration(
            temperature=known.temperature, floor=known.floor, labels=known.labels
        )
    return tuple(
        _applied(
            family,
            group,
            _of_groups(_accuracies(profile, family, number, predicates), group, groups),
            DependenceTable(
                sources=groups,
                keys=keys,
                values=np.broadcast_to(strength, (family.size, len(keys))),
                unknown=0.0 if family.closed else profile.unknown_dependence,
            ),
            profile.base_rate,
            calibration,
        )
        for family in families
    )


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


def _applied(
    family: Family,
    group: Ids,
    accuracy: Floats,
    dependence: DependenceTable,
    base_rate: float,
    calibration: Calibration,
) -> Learned:
    nothing = np.zeros(0)
    closed = None
    if family.labels is not None:
        labels = len(family.labels)
        right = accuracy[:, 0, None, None]
        closed = ClosedParameters(
            labels=labels,
            confusion=np.where(np.eye(labels, dtype=bool), right, (1 - right) / (labels - 1)),
            prevalence=np.full(labels, 1 / labels),
        )
    return Learned(
        family=family,
        group=group,
        dependence=dependence,
        accuracy=accuracy,
        statements=np.zeros_like(accuracy),
        mean_credit=base_rate,
        rounds=0,
        open=None
        if family.closed
        else OpenParameters(
            accuracy=accuracy, shared_credit=nothing, shared_claims=nothing, mean_credit=0.0
        ),
        closed=closed,
        calibration=calibration,
    )
