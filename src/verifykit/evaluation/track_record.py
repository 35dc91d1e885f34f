"""How reliable sources were, by what became of the claims that they spoke about."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from attrs import evolve, frozen

from verifykit.config.settings import Settings
from verifykit.evaluation.arrays import Floats, Ints, sigmoid
from verifykit.evaluation.bootstrap import Bootstrap, Estimate, measure, resamples
from verifykit.evaluation.calibration.examples import Examples, examples
from verifykit.evaluation.calibration.folds import splits
from verifykit.evaluation.figures import figures
from verifykit.evaluation.labels import Gold
from verifykit.evaluation.matching import match
from verifykit.evaluation.metrics.calibration_error import BINS
from verifykit.evaluation.sample import TRUE, UNKNOWN, Sample
from verifykit.model.case import Case
from verifykit.model.profile import Profile, SourceRecord
from verifykit.provenance import Trace

FEW = 10
"""Judged claims below which a record says little: its own share of the estimate is under half."""
_DIGITS = 6
_NAMED = 5


@frozen(kw_only=True)
class TrackRecord:
    """The records of the sources, and what they bring to claims that they do not rest on.

    Figures are by name: `without` any record, `out_of_fold` with records from the other folds,
    and `gains` is the latter less the former.
    """

    profile: Profile
    claims: int
    folds: int
    without: dict[str, Estimate]
    out_of_fold: dict[str, Estimate]
    gains: dict[str, Estimate]
    warnings: tuple[str, ...] = ()


def track_record(
    cases: Sequence[Case],
    gold: Sequence[Gold],
    settings: Settings | None = None,
    *,
    folds: int = 10,
    seed: int = 0,
    bins: int = BINS,
    bootstrap: Bootstrap | None = None,
) -> TrackRecord:
    """Judge each source by the settled claims for or against which it spoke.

    The figures are honest: the claims of each of `folds` folds are scored with the records from
    the other folds. The profile itself rests on all claims. Raises InputError if the labels and
    the claims do not fit together.
    """
    settings = settings or Settings()
    found = examples(cases, match(cases, gold), settings)
    everything = np.arange(len(found.claims))
    statements = _statements(found)
    profile = _profile(statements, everything, settings)
    parts = [
        (held, _with_profile(found, held, _profile(statements, learn, settings)))
        for learn, held in splits(found.label, found.group, folds, seed)
    ]
    rows = resamples(found.group, bootstrap or Bootstrap())
    known = figures(bins)
    without = measure(known, [found.sample(settings.parameters, everything)], rows)
    held_out = measure(known, [Sample.joined(parts)], rows)
    return TrackRecord(
        profile=profile,
        claims=len(everything),
        folds=folds,
        without=without.estimates(),
        out_of_fold=held_out.estimates(),
        gains=held_out.gains(without),
        warnings=tuple(_warnings(profile)),
    )


@frozen(kw_only=True, eq=False)
class _Statements:
    """Who said what: place of the source, place of the claim, and the share of it that is right.

    A source that spoke for and against one claim was half right, whatever became of it.
    """

    sources: tuple[str, ...]
    source: Ints
    claim: Ints
    right: Floats


def _statements(found: Examples) -> _Statements:
    said: dict[tuple[str, int], list[bool]] = {}
    for row, (number, name) in enumerate(found.claims):
        if found.label[row] != UNKNOWN:
            is_true = bool(found.label[row] == TRUE)
            for source, supports in _speakers(found.cases[number].trace(name)):
                said.setdefault((source, row), []).append(supports == is_true)
    sources = tuple(sorted({source for source, _ in said}))
    places = {source: place for place, source in enumerate(sources)}
    return _Statements(
        sources=sources,
        source=np.array([places[source] for source, _ in said], dtype=np.int64),
        claim=np.array([row for _, row in said], dtype=np.int64),
        right=np.array([sum(right) / len(right) for right in said.values()]),
    )


def _speakers(trace: Trace) -> set[tuple[str, bool]]:
    """Who spoke for or against a claim on their own account; relays only pass things on.

    Who spoke on both sides did say so, though neither may count for the claim.
    """
    both = {
        (speaker, side == "supports")
        for found in trace.both_sides
        for side, word in found.words.items()
        for speaker in word.speakers
    }
    return both | {
        (speaker, item.stance == "supports")
        for item in trace.items
        if item.role in ("origin", "stand-in") and item.side != "open"
        for speaker in item.speakers
    }


def _profile(statements: _Statements, claims: Ints, settings: Settings) -> Profile:
    """The records from some of the claims, drawn towards the base rate as a Beta prior does."""
    inside = np.isin(statements.claim, claims)
    source, right = statements.source[inside], statements.right[inside]
    count = len(statements.sources)
    judged = np.bincount(source, minlength=count).astype(float)
    good = np.bincount(source, weights=right, minlength=count)
    base_rate = float((good.sum() + 1) / (judged.sum() + 2))
    mass = settings.parameters.track_mass
    first, second = good + mass * base_rate, judged - good + mass * (1 - base_rate)
    records = []
    for place, name in enumerate(statements.sources):
        if judged[place]:
            low, high = beta_interval(float(first[place]), float(second[place]))
            records.append(
                SourceRecord(
                    source=name,
                    right=round(float(good[place]), _DIGITS),
                    judged=float(judged[place]),
                    reliability=round(float(first[place] / (judged[place] + mass)), _DIGITS),
                    low=round(low, _DIGITS),
                    high=round(high, _DIGITS),
                )
            )
    return Profile(
        base_rate=round(base_rate, _DIGITS),
        records=tuple(records),
        origin=f"track record on {len(np.unique(statements.claim[inside]))} settled claims",
    )


def beta_interval(first: float, second: float) -> tuple[float, float]:
    """Return the middle 95% of a Beta distribution, on a grid of log-odds.

    Beyond the grid the density falls as an exponential. What lies there is counted, too: where
    nearly everybody is right, that is most of it.
    """
    grid = np.linspace(-40.0, 40.0, 8001)
    logarithm = -first * np.logaddexp(0.0, -grid) - second * np.logaddexp(0.0, grid)
    density = np.exp(logarithm - logarithm.max())
    between = (density[1:] + density[:-1]) / 2 * (grid[1] - grid[0])
    mass = density[0] / first + np.concatenate([[0.0], np.cumsum(between)])
    total = mass[-1] + density[-1] / second
    low, high = np.interp([0.025 * total, 0.975 * total], mass, sigmoid(grid))
    return float(low), float(high)


def _with_profile(found: Examples, held: Ints, profile: Profile) -> Sample:
    scored = [evolve(case, profile=profile) for case in found.cases]
    return found.sample(found.base, held, scored)


def _warnings(profile: Profile) -> list[str]:
    few = [record for record in profile.records if record.judged < FEW]
    if not few:
        return []
    shown = ", ".join(f"{record.source} ({record.judged:g})" for record in few[:_NAMED])
    more = f" and {len(few) - _NAMED} more" if len(few) > _NAMED else ""
    return [
        f"{len(few)} of {len(profile.records)} sources were judged on fewer than {FEW} claims, so "
        f"most of their grade is the average source's: {shown}{more}"
    ]
