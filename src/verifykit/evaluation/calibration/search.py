"""Which discount, and how strong a ridge: chosen by cross-validation inside of the fit."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from attrs import evolve, frozen

from verifykit.evaluation import pans
from verifykit.evaluation.arrays import Floats, Ints
from verifykit.evaluation.calibration.fit import Problem, solve
from verifykit.evaluation.calibration.folds import splits
from verifykit.evaluation.metrics.probabilities import log_losses_of_shares
from verifykit.evaluation.sample import UNKNOWN
from verifykit.model.parameters import Parameters

PRIOR_RIDGE = 3.0
"""After so many claims the data outweigh the prior that they are drawn towards."""
WEIGHT_RIDGES = (100.0, 30.0, 10.0)
"""The same for the weights, the most cautious first."""
INNER_FOLDS = 5


@frozen(kw_only=True)
class Candidate:
    """One way to fit."""

    discount: float
    ridge: float


def fitted(counts: Floats, label: Ints, base: Parameters, candidate: Candidate) -> Parameters:
    """Return parameters with prior and weights fitted to claims, drawn towards those of `base`.

    Where no claim is labelled unknown only the direction is fitted: true against false. What
    the data say nothing about stays as in `base`.
    """
    design = pans.design(counts)
    if not (label == UNKNOWN).any():
        design = design[:, :UNKNOWN]
    prior = np.array([name in pans.PRIORS for name in pans.FITTED])
    problem = Problem(
        design=design,
        label=label,
        target=pans.vector(base),
        ridge=np.where(prior, PRIOR_RIDGE, candidate.ridge),
        nonnegative=~prior,
    )
    return pans.with_vector(evolve(base, discount=candidate.discount), solve(problem))


def choose(
    counts: Mapping[float, Floats], label: Ints, group: Ints, base: Parameters, seed: int
) -> Candidate:
    """Return the most cautious candidate that is as good as the best one within one error.

    Judged by the log loss of claims that the fit has not seen. Cautious is a discount near that
    of `base`, then a strong ridge. The one-standard-error rule is that of Breiman et al. (1984),
    with the error of the paired difference.
    """
    candidates = [
        Candidate(discount=discount, ridge=ridge)
        for discount in sorted(counts, key=lambda one: (abs(one - base.discount), one))
        for ridge in WEIGHT_RIDGES
    ]
    parts = list(splits(label, group, INNER_FOLDS, seed))
    losses = [_losses(counts[one.discount], label, parts, base, one) for one in candidates]
    best = min(losses, key=lambda found: float(found.mean()))
    for candidate, found in zip(candidates, losses, strict=True):
        difference = found - best
        error = difference.std(ddof=1) / np.sqrt(len(label))
        if difference.mean() <= error:
            return candidate
    return candidates[0]


def _losses(
    counts: Floats,
    label: Ints,
    parts: list[tuple[Ints, Ints]],
    base: Parameters,
    candidate: Candidate,
) -> Floats:
    found = np.empty(len(label))
    columns = slice(None) if (label == UNKNOWN).any() else slice(UNKNOWN)
    for learn, held in parts:
        parameters = fitted(counts[learn], label[learn], base, candidate)
        shares = pans.shares(counts[held], parameters)[:, columns]
        shares = shares / shares.sum(axis=1, keepdims=True)
        found[held] = log_losses_of_shares(shares, label[held])
    return found
