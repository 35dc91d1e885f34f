"""What is right if only the surest answers are given (El-Yaniv and Wiener 2010)."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from attrs import frozen

from verifykit.evaluation.arrays import Flags, Floats


@frozen(kw_only=True)
class CoveragePoint:
    """If only claims at least this sure are answered: the share answered, and the share wrong."""

    sureness: float
    coverage: float
    risk: float


def risk_coverage(sureness: Floats, wrong: Flags, total: int) -> list[CoveragePoint]:
    """Return a point for every sureness that occurs, from the surest on.

    `total` counts the claims that could be answered, those without any answer included.
    """
    order = np.argsort(-sureness, kind="stable")
    ordered, mistakes = sureness[order], np.cumsum(wrong[order])
    last = np.append(ordered[1:] != ordered[:-1], True)[: len(ordered)]
    return [
        CoveragePoint(
            sureness=float(ordered[end]),
            coverage=(end + 1) / total,
            risk=float(mistakes[end] / (end + 1)),
        )
        for end in np.flatnonzero(last).tolist()
    ]


def area_under(points: Sequence[CoveragePoint]) -> float:
    """Return the mean risk over the coverage reached (a step curve); NaN without points."""
    if not points:
        return float("nan")
    coverage = np.array([point.coverage for point in points])
    risk = np.array([point.risk for point in points])
    widths = np.diff(coverage, prepend=0.0)
    return float((widths * risk).sum() / coverage[-1])
