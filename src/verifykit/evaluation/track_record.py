"""How reliable sources were, by what became of the claims that they spoke about."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

import numpy as np
from attrs import evolve, frozen

from verifykit.config.settings import Settings
from verifykit.evaluation.arrays import Floats, Ints, logits, sigmoid
from verifykit.evaluation.bootstrap import Bootstrap, Estimate, Ruler
from verifykit.evaluation.calibration.examples import Examples, examples
from verifykit.evaluation.calibration.fit import Problem, solve
from verifykit.evaluation.calibration.folds import splits
from verifykit.evaluation.labels import Gold
from verifykit.evaluation.leakage import gold_of, refuse_any
from verifykit.evaluation.matching import match
from verifykit.evaluation.metrics import BINS
from verifykit.evaluation.sample import Sample
from verifykit.evaluation.statements import Statements, statements_of
from verifykit.model.assessment import SIDES
from verifykit.model.case import Case
from verifykit.model.parameters import Parameters
from verifykit.model.profile import Profile, SourceRecord
from verifykit.privacy import Private
from verifykit.wording import count_text, list_text

FEW = 10
"""Judged claims below which a record says little: its own share of the estimate is under half."""
INNER_FOLDS = 5
_DIGITS = 6
_FIXED = 1e9
"""A ridge with which a number stays where it is."""
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
    the other folds. The profile itself rests on all claims, and names them by their marks. Raise
    InputError if the labels and the claims do not fit together, and UsageError if parameters or
    profile were made from labels of the same claims.
    """
    settings = settings or Settings()
    found = examples(cases, match(cases, gold), settings, gold_of(settings))
    refuse_any(found.tainted, settings, what="the records")
    everything = np.arange(len(found.claims))
    made = profile_maker(found, settings)
    profile = evolve(made(everything), gold=found.marks())
    parts = [
        (held, _with_profile(found, held, made(learn)))
        for learn, held in splits(found.label, found.group, folds, seed)
    ]
    ruler = Ruler.of(found.group, bins, bootstrap or Bootstrap())
    without = ruler.measure(found.sample(settings.parameters, everything))
    held_out = ruler.measure(Sample.joined(parts))
    return TrackRecord(
        profile=profile,
        claims=len(everything),
        folds=folds,
        without=without.estimates(),
        out_of_fold=held_out.estimates(),
        gains=held_out.gains(without),
        warnings=tuple(_warnings(profile, _private(found))),
    )


Without = Callable[[Ints], Profile]
"""Gives the profile that some of the examples teach."""


def profile_maker(found: Examples, settings: Settings) -> Without:
    """Return what makes a profile of some of the examples, and of nothing else."""
    statements = statements_of(found)
    everything = np.arange(len(found.claims))
    before = logits(found.sample(found.base, everything).probability)

    def made(claims: Ints) -> Profile:
        weight = _weight(statements, claims, found, before)
        return _profile(statements, claims, settings.parameters, weight)

    return made


def _weight(statements: Statements, claims: Ints, found: Examples, before: Floats) -> float:
    """Return what a record is worth: fitted to settled claims, at least 0.

    Each of them is held against the records from the other folds; `before` are the log-odds
    without any record. A ridge draws the weight towards 0 as one claim would.
    """
    settled = claims[statements.settled[claims] > 0]
    if len(settled) < 2:
        return 0.0
    lean = np.zeros(len(settled))
    for learn, held in splits(found.label[settled], found.group[settled], INNER_FOLDS, 0):
        records = statements.stance_records(settled[learn])
        lean[held] = statements.leans(settled[held], records, found.base)
    options = np.stack([lean, np.zeros_like(lean)], axis=1)[:, :, None]
    offset = np.stack([before[settled], np.zeros(len(settled))], axis=1)[:, :, None]
    problem = Problem(
        design=np.concatenate([options, offset], axis=2),
        label=np.where(statements.is_true[settled] > 0, 0, 1),
        target=np.array([0.0, 1.0]),
        ridge=np.array([1.0, _FIXED]),
        nonnegative=np.array([True, True]),
    )
    return round(float(solve(problem)[0]), _DIGITS)


def _profile(
    statements: Statements, claims: Ints, parameters: Parameters, weight: float
) -> Profile:
    """The records from some of the claims, drawn towards the base rate as a Beta prior does.

    A source that spoke for and against one claim was half right, whatever became of it.
    """
    settled = claims[statements.settled[claims] > 0]
    spoke = np.isin(statements.claim, settled) & (statements.side < SIDES.index("open"))
    source, claim = statements.source[spoke], statements.claim[spoke]
    supports = statements.side[spoke] == SIDES.index("supports")
    right = (supports == (statements.is_true[claim] > 0)).astype(float)
    _, first, both = np.unique(
        np.stack([source, claim]), axis=1, return_index=True, return_inverse=True
    )
    right = np.bincount(both.ravel(), weights=right) / np.bincount(both.ravel())
    source, count = source[first], len(statements.sources)
    judged = np.bincount(source, minlength=count).astype(float)
    good = np.bincount(source, weights=right, minlength=count)
    base_rate = float((good.sum() + 1) / (judged.sum() + 2))
    mass = parameters.track_mass
    one, other = good + mass * base_rate, judged - good + mass * (1 - base_rate)
    records = []
    for place, name in enumerate(statements.sources):
        if judged[place]:
            low, high = beta_interval(float(one[place]), float(other[place]))
            records.append(
                SourceRecord(
                    source=name,
                    right=round(float(good[place]), _DIGITS),
                    judged=float(judged[place]),
                    reliability=round(float(one[place] / (judged[place] + mass)), _DIGITS),
                    low=round(low, _DIGITS),
                    high=round(high, _DIGITS),
                )
            )
    return Profile(
        base_rate=round(base_rate, _DIGITS),
        records=tuple(records),
        stances=statements.stance_records(claims, weight),
        origin=f"track record on {len(np.unique(statements.claim[spoke]))} settled claims",
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


def _private(found: Examples) -> frozenset[str]:
    """The sources that any of the cases marks as private: a profile has their ids."""
    return frozenset(name for one in found.cases for name in Private.of(one.case).sources)


def _warnings(profile: Profile, private: frozenset[str]) -> Iterator[str]:
    few = [record for record in profile.records if record.judged < FEW]
    if few:
        named = [record for record in few if record.source not in private]
        shown = [f"{record.source} ({record.judged:g})" for record in named[:_NAMED]]
        more = [f"{len(few) - len(shown)} more"] if len(few) > len(shown) else []
        yield (
            f"{len(few)} of {len(profile.records)} sources were judged on fewer than {FEW} claims, "
            f"so most of their grade is the average source's: {list_text([*shown, *more])}"
        )
    hidden = sum(record.source in private for record in profile.records)
    if hidden:
        yield (
            f"the profile has the ids and records of {count_text(hidden, 'source')} that a case "
            "marks as private: it is not to be published"
        )
