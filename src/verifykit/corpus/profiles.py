"""Profiles on disk and in learning: what was learned becomes a value, and a value is put to use."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from verifykit.corpus import reliability
from verifykit.corpus.arrays import Floats, clipped
from verifykit.corpus.closed_labels import ClosedParameters
from verifykit.corpus.constants import Constants
from verifykit.corpus.families import Family
from verifykit.corpus.influence import DependenceTable
from verifykit.corpus.learned import Learned
from verifykit.corpus.open_values import OpenParameters
from verifykit.model.profile import Dependence, Profile, SourceRecord

_DIGITS = 6


def profile_of(
    learned: tuple[Learned, ...],
    sources: Sequence[str],
    predicates: Sequence[str],
    origin: str,
    constants: Constants,
) -> Profile:
    """The profile that the families of a corpus teach; records and ties sorted by name."""
    records = _named(reliability.overall(learned, len(sources), constants), sources, None)
    if sum(family.family.size for family in learned) > 1:
        for family in learned:
            for attribute in range(family.family.size):
                own = np.flatnonzero(family.family.local == attribute)
                found = reliability.on_attribute(family, attribute, constants)
                if len(own) == 1:
                    records += _named(found, sources, predicates[int(own[0])])
    ties = reliability.ties(learned, constants)
    dependences = [
        Dependence(
            sources=_pair(sources[one], sources[other]), probability=round(strength, _DIGITS)
        )
        for one, other, strength in zip(
            ties.one.tolist(), ties.other.tolist(), ties.dependence.tolist(), strict=True
        )
    ]
    return Profile(
        base_rate=round(reliability.base_rate(learned), _DIGITS),
        records=tuple(sorted(records, key=lambda record: (record.source, record.predicate or ""))),
        dependences=tuple(sorted(dependences, key=lambda tie: tie.sources)),
        unknown_dependence=round(reliability.unknown_dependence(learned), _DIGITS),
        origin=origin,
    )


def _named(
    records: reliability.Records, sources: Sequence[str], predicate: str | None
) -> list[SourceRecord]:
    columns = (records.right, records.judged, records.reliability, records.low, records.high)
    rows = zip(sources, *(np.round(column, _DIGITS).tolist() for column in columns), strict=True)
    return [
        SourceRecord(
            source=source,
            right=right,
            judged=judged,
            reliability=estimate,
            low=low,
            high=high,
            predicate=predicate,
        )
        for source, right, judged, estimate, low, high in rows
        if predicate is None or judged > 0
    ]


def _pair(one: str, other: str) -> tuple[str, str]:
    return (one, other) if one <= other else (other, one)


def learned_from(
    profile: Profile,
    families: Sequence[Family],
    sources: Sequence[str],
    predicates: Sequence[str],
    constants: Constants,
) -> tuple[Learned, ...]:
    """What a profile says, in the form that scores conflict sets; nothing is learned anew.

    A source without a record has the base rate; labels of a closed vocabulary are taken to be
    equally frequent, and mistaken for one another evenly.
    """
    number = {source: place for place, source in enumerate(sources)}
    pairs = {
        tuple(sorted((number[tie.sources[0]], number[tie.sources[1]]))): tie.probability
        for tie in profile.dependences
        if tie.sources[0] in number and tie.sources[1] in number
    }
    ordered = sorted(pairs)
    keys = np.array([one * len(sources) + other for one, other in ordered], np.int64)
    strength = np.array([pairs[pair] for pair in ordered])
    return tuple(
        _applied(
            family,
            _accuracies(profile, family, number, predicates),
            DependenceTable(
                sources=len(sources),
                keys=keys,
                values=np.broadcast_to(strength, (family.size, len(keys))),
                unknown=0.0 if family.closed else profile.unknown_dependence,
            ),
            profile.base_rate,
            constants,
        )
        for family in families
    )


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
    accuracy: Floats,
    dependence: DependenceTable,
    base_rate: float,
    constants: Constants,
) -> Learned:
    sources = len(accuracy)
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
        group=np.arange(sources, dtype=np.int32),
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
    )
