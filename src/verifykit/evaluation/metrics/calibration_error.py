"""Whether a score of .7 is right seven times in ten: reliability, and its expected error."""

from __future__ import annotations

import numpy as np
from attrs import frozen

from verifykit.evaluation.arrays import Floats

BINS = 10


@frozen(kw_only=True)
class Bin:
    """Claims of like score: how many, their mean score, the share of true ones, and the ends."""

    claims: int
    score: float
    true: float
    low: float
    high: float


def reliability(probability: Floats, is_true: Floats, bins: int = BINS) -> list[Bin]:
    """Return bins of about equal mass, in order of score.

    Equal scores are never parted, so there may be fewer bins than asked for; the order of the
    claims does not matter.
    """
    if not len(probability):
        return []
    _, place, counts = np.unique(probability, return_inverse=True, return_counts=True)
    middle = np.cumsum(counts) - counts / 2
    owner = np.minimum((middle * bins / len(probability)).astype(np.int64), bins - 1)[place]
    found = []
    for number in np.unique(owner):
        inside = owner == number
        scores = probability[inside]
        found.append(
            Bin(
                claims=int(inside.sum()),
                score=float(scores.mean()),
                true=float(is_true[inside].mean()),
                low=float(scores.min()),
                high=float(scores.max()),
            )
        )
    return found


def expected_calibration_error(probability: Floats, is_true: Floats, bins: int = BINS) -> float:
    """Return the mean distance of score and share of true claims, bins weighted by their claims.

    Equal-mass bins (Nixon et al. 2019). NaN without claims.
    """
    found = reliability(probability, is_true, bins)
    if not found:
        return float("nan")
    return sum(one.claims * abs(one.score - one.true) for one in found) / len(probability)
