"""A promise of verdicts: what it says, and whether it is kept on labels it was not made from."""

from __future__ import annotations

from math import exp, fsum, lgamma, log, log1p

import numpy as np

from verifykit.evaluation.bootstrap import independent, wilson
from verifykit.evaluation.result import KeptPromise
from verifykit.evaluation.sample import UNKNOWN, Sample
from verifykit.model.parameters import Parameters


def chance_of(wrong: int, given: int, risk: float) -> float:
    """Return how likely at most so many of the verdicts are wrong if the share `risk` is.

    The upper limit of Clopper and Pearson (1934) for the share lies below `risk` exactly where
    this is below one minus the level.
    """
    terms = (
        lgamma(given + 1)
        - lgamma(k + 1)
        - lgamma(given - k + 1)
        + k * log(risk)
        + (given - k) * log1p(-risk)
        for k in range(wrong + 1)
    )
    return min(1.0, fsum(map(exp, terms)))


def kept_promise(parameters: Parameters, sample: Sample) -> KeptPromise | None:
    """Return how a promise of the parameters fares on a sample; None without a promise.

    Claims that nobody settled are neither right nor wrong.
    """
    promise = None if parameters.fit is None else parameters.fit.promise
    if promise is None:
        return None
    given = np.flatnonzero((sample.said != UNKNOWN) & (sample.label != UNKNOWN))
    wrong = int((sample.said[given] != sample.label[given]).sum())
    share = wrong / len(given) if len(given) else 0.0
    low, high = wilson(share, independent(sample.group[given]))
    more = 1 - chance_of(wrong - 1, len(given), promise.risk) if wrong else 1.0
    return KeptPromise(
        promise=promise,
        given=len(given),
        wrong=wrong,
        low=low,
        high=high,
        broken=more < 1 - promise.level,
    )
