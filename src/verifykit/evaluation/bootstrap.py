"""How far a figure can be trusted: percentile bootstrap over groups of claims (Efron 1979)."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from attrs import frozen

from verifykit.evaluation.arrays import Floats, Ints
from verifykit.evaluation.figures import Figure
from verifykit.evaluation.sample import Sample

LEVEL = 0.95


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
class Measured:
    """Figures of a sample: `values` of it as it is, `draws` of its resamples, a column each."""

    figures: tuple[Figure, ...]
    values: Floats
    draws: Floats

    def estimates(self) -> dict[str, Estimate]:
        """Return the figures by name."""
        return _estimates(self.figures, self.values, self.draws)

    def gains(self, other: Measured) -> dict[str, Estimate]:
        """Return by how much each figure is larger here, on the same claims and resamples."""
        return _estimates(self.figures, self.values - other.values, self.draws - other.draws)


def resamples(group: Ints, bootstrap: Bootstrap) -> list[Ints]:
    """Return rows drawn with replacement, those of one group always together."""
    generator = np.random.Generator(np.random.PCG64(bootstrap.seed))
    names, place = np.unique(group, return_inverse=True)
    members = np.split(np.argsort(place, kind="stable"), np.cumsum(np.bincount(place))[:-1])
    drawn = generator.integers(0, len(names), (bootstrap.repeats, len(names)))
    return [np.concatenate([members[number] for number in row]) for row in drawn]


def measure(figures: Sequence[Figure], samples: Sequence[Sample], rows: Sequence[Ints]) -> Measured:
    """Measure the same claims, answered once in each of the samples; figures are means over them.

    Several samples are the repeats of a cross-validation. `rows` are the resamples.
    """
    each = [_values(figures, sample) for sample in samples]
    draws = [
        np.mean([_values(figures, sample.take(drawn)) for sample in samples], axis=0)
        for drawn in rows
    ]
    return Measured(
        figures=tuple(figures),
        values=np.mean(each, axis=0),
        draws=np.array(draws).reshape(len(rows), len(figures)),
    )


def _values(figures: Sequence[Figure], sample: Sample) -> Floats:
    return np.array([figure.of(sample) for figure in figures])


def _estimates(figures: Sequence[Figure], values: Floats, draws: Floats) -> dict[str, Estimate]:
    return {
        figure.name: estimate(float(values[column]), draws[:, column])
        for column, figure in enumerate(figures)
    }


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
