"""How far a figure can be trusted: the bootstrap over groups of claims, and Wilson for shares."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Self

import numpy as np
from attrs import evolve, frozen

from verifykit.evaluation.arrays import Floats, Ints
from verifykit.evaluation.figures import Figure, figures
from verifykit.evaluation.sample import Sample

LEVEL = 0.95
Z = 1.959963984540054
"""Standard deviations of a normal distribution that LEVEL lies within."""


@frozen(kw_only=True)
class Bootstrap:
    """How often claims are drawn with replacement, and the seed: the same draws every time."""

    repeats: int = 1000
    seed: int = 0


@frozen(kw_only=True)
class Estimate:
    """A figure with its interval at LEVEL and its standard error; None where it is undefined."""

    value: float | None
    low: float | None = None
    high: float | None = None
    error: float | None = None


@frozen(kw_only=True, eq=False)
class SampleFigures:
    """Figures of a sample: `values` of it as it is, `draws` of its resamples, a column each.

    `trials` is for each figure how many claims it is a mean of, those of a group as one.
    """

    figures: tuple[Figure, ...]
    values: Floats
    draws: Floats
    trials: Floats

    def estimates(self) -> dict[str, Estimate]:
        """Return the figures by name.

        The interval of a share is that of Wilson (1927); of another figure the middle of its
        resamples (Efron 1979), unless these are all the same: then Wilson's of its mean, which is
        wide enough for any mean of values between 0 and a known top.
        """
        return {
            figure.name: self._estimate(figure, column)
            for column, figure in enumerate(self.figures)
        }

    def gains(self, other: SampleFigures) -> dict[str, Estimate]:
        """Return by how much each figure is larger here, on the same claims and resamples."""
        values, draws = self.values - other.values, self.draws - other.draws
        return {
            figure.name: estimate(float(values[column]), draws[:, column])
            for column, figure in enumerate(self.figures)
        }

    def _estimate(self, figure: Figure, column: int) -> Estimate:
        found = estimate(float(self.values[column]), self.draws[:, column])
        if found.value is None or found.low is None:
            return found
        if not figure.share and found.low != found.high:
            return found
        if figure.top is None:
            return Estimate(value=found.value)
        low, high = wilson(found.value / figure.top, float(self.trials[column]))
        return evolve(found, low=low * figure.top, high=high * figure.top)


def wilson(share: float, trials: float) -> tuple[float, float]:
    """Return the interval of a share of so many trials (Wilson 1927); without trials, 0 to 1.

    It has a width even where all trials ended alike, and lies between 0 and 1.
    """
    if trials <= 0:
        return 0.0, 1.0
    spread = Z * Z / trials
    middle = (share + spread / 2) / (1 + spread)
    half = Z / (1 + spread) * ((share * (1 - share) + spread / 4) / trials) ** 0.5
    return min(share, max(0.0, middle - half)), max(share, min(1.0, middle + half))


def independent(group: Ints) -> float:
    """Return how many claims these are worth if those of a group are copies (Kish 1965)."""
    sizes = np.unique(group, return_counts=True)[1].astype(float)
    return float(sizes.sum() ** 2 / (sizes**2).sum()) if len(sizes) else 0.0


def resamples(group: Ints, bootstrap: Bootstrap) -> list[Ints]:
    """Return rows drawn with replacement, those of one group always together."""
    generator = np.random.Generator(np.random.PCG64(bootstrap.seed))
    names, place = np.unique(group, return_inverse=True)
    members = np.split(np.argsort(place, kind="stable"), np.cumsum(np.bincount(place))[:-1])
    drawn = generator.integers(0, len(names), (bootstrap.repeats, len(names)))
    return [np.concatenate([members[number] for number in row]) for row in drawn]


def measure(
    figures: Sequence[Figure], samples: Sequence[Sample], rows: Sequence[Ints]
) -> SampleFigures:
    """Measure the same claims, answered once in each of the samples; figures are means over them.

    Several samples are the repeats of a cross-validation. `rows` are the resamples.
    """
    each = [_values(figures, sample) for sample in samples]
    draws = [
        np.mean([_values(figures, sample.take(drawn)) for sample in samples], axis=0)
        for drawn in rows
    ]
    return SampleFigures(
        figures=tuple(figures),
        values=np.mean(each, axis=0),
        draws=np.array(draws).reshape(len(rows), len(figures)),
        trials=np.mean([_trials(figures, sample) for sample in samples], axis=0),
    )


@frozen(kw_only=True, eq=False)
class Ruler:
    """Measures samples of the same claims, always on the same resamples, which are `rows`.

    `bins` are those of the expected calibration error.
    """

    bins: int
    bootstrap: Bootstrap
    figures: tuple[Figure, ...]
    rows: Sequence[Ints]

    @classmethod
    def of(cls, group: Ints, bins: int, bootstrap: Bootstrap) -> Self:
        """Return the ruler for claims in these groups."""
        return cls(
            bins=bins,
            bootstrap=bootstrap,
            figures=figures(bins),
            rows=resamples(group, bootstrap),
        )

    def measure(self, *samples: Sample) -> SampleFigures:
        """Return the figures; of several samples their means."""
        return measure(self.figures, samples, self.rows)


def _values(figures: Sequence[Figure], sample: Sample) -> Floats:
    return np.array([figure.of(sample) for figure in figures])


def _trials(figures: Sequence[Figure], sample: Sample) -> Floats:
    return np.array([independent(sample.group[figure.among(sample)]) for figure in figures])


def estimate(value: float, draws: Floats) -> Estimate:
    """Return a value with its interval from what it was in resamples (NaN: undefined there)."""
    defined = draws[~np.isnan(draws)]
    if np.isnan(value):
        return Estimate(value=None)
    if len(defined) < 2:
        return Estimate(value=value)
    tail = (1 - LEVEL) / 2
    low, high = np.quantile(defined, [tail, 1 - tail])
    return Estimate(value=value, low=float(low), high=float(high), error=float(defined.std(ddof=1)))
