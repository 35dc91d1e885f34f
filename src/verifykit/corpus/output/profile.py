"""What a corpus teaches about its sources, as a profile that can be kept."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from attrs import evolve

from verifykit.corpus.constants import DIGITS, Constants
from verifykit.corpus.ingest.rows import About
from verifykit.corpus.learning import reliability
from verifykit.corpus.learning.reliability import PredicateQuality, qualities
from verifykit.corpus.learning.task import FamilyModel
from verifykit.model.profile import Dependence, Profile, ScoreCalibration, SourceRecord


def profile_of(learned: tuple[FamilyModel, ...], about: About, constants: Constants) -> Profile:
    """Return the profile that the families of a corpus teach; records and ties sorted by name."""
    sources, predicates = about.sources, about.predicates
    records = _named(reliability.overall(learned, len(sources), constants), sources, None)
    special = tuple(qualities(learned, predicates))
    for quality in special:
        found = reliability.records(quality.reliability * quality.judged, quality.judged, constants)
        records += _with_quality(_named(found, sources, quality.predicate), quality, sources)
    told = {quality.predicate for quality in special}
    if sum(family.family.size for family in learned) > 1:
        for family in learned:
            for column in range(family.family.size):
                own = np.flatnonzero(family.family.local == column).tolist()
                if len(own) == 1 and predicates[own[0]] not in told:
                    found = reliability.on_attribute(family, own[0], constants)
                    records += _named(found, sources, predicates[own[0]])
    ties = reliability.ties(learned, constants)
    dependences = [
        Dependence(sources=(low, high), probability=round(strength, DIGITS))
        for one, other, strength in zip(
            ties.one.tolist(), ties.other.tolist(), ties.dependence.tolist(), strict=True
        )
        for low, high in [sorted((sources[one], sources[other]))]
    ]
    return Profile(
        base_rate=round(reliability.base_rate(learned, constants), DIGITS),
        records=tuple(sorted(records, key=lambda record: (record.source, record.predicate or ""))),
        dependences=tuple(sorted(dependences, key=lambda tie: tie.sources)),
        unknown_dependence=round(reliability.unknown_dependence(learned), DIGITS),
        error_correlation=_error_correlation(learned),
        calibration=_calibration(learned),
        origin=f"{about.statements} statements of {len(sources)} sources",
    )


def _error_correlation(learned: tuple[FamilyModel, ...]) -> float | None:
    """How far errors go together, the mean over the statements of families that show it."""
    known = [family for family in learned if family.correlation is not None]
    if not known:
        return None
    weights = [family.family.statements for family in known]
    return round(
        float(np.average([family.correlation for family in known], weights=weights)), DIGITS
    )


def _calibration(learned: tuple[FamilyModel, ...]) -> ScoreCalibration | None:
    """How sure scores are, if labels showed it; the families share it."""
    found = learned[0].calibration if learned else None
    if found is None or not found.labels:
        return None
    return ScoreCalibration(
        temperature=round(found.temperature, DIGITS),
        floor=round(found.floor, DIGITS),
        labels=found.labels,
    )


def _named(
    records: reliability.Records, sources: Sequence[str], predicate: str | None
) -> list[SourceRecord]:
    columns = (records.right, records.judged, records.reliability, records.low, records.high)
    rows = zip(sources, *(np.round(column, DIGITS).tolist() for column in columns), strict=True)
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


def _with_quality(
    records: Sequence[SourceRecord], quality: PredicateQuality, sources: Sequence[str]
) -> list[SourceRecord]:
    """The records of one predicate with what else is known of each source on it."""
    place = {source: number for number, source in enumerate(sources)}
    own = [quality.at(place[record.source]) for record in records]
    return [
        evolve(
            record,
            recall=found.get("recall"),
            specificity=found.get("specificity"),
            bias=found.get("bias"),
            spread=found.get("spread"),
        )
        for record, found in zip(records, own, strict=True)
    ]
