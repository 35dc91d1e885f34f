"""Which discount, and how strong a ridge: chosen by leaving each group of claims out."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from attrs import evolve, frozen

from verifykit.evaluation import pans
from verifykit.evaluation.arrays import Floats, Ints
from verifykit.evaluation.calibration.fit import Problem, solve
from verifykit.evaluation.metrics.probabilities import log_losses_of_shares
from verifykit.evaluation.sample import UNKNOWN
from verifykit.model.parameters import Parameters

PRIOR_RIDGE = 3.0
"""After so many claims the data outweigh the prior that they are drawn towards."""
WEIGHT_RIDGES = (100.0, 30.0, 10.0)
"""The same for the weights, the most cautious first."""
HELD = 1e9
"""A ridge with which a weight stays what it is."""


@frozen(kw_only=True)
class Candidate:
    """One way to fit."""

    discount: float
    ridge: float


def problem_of(counts: Floats, label: Ints, base: Parameters, ridge: float) -> Problem:
    """Return the fit of prior and weights to claims, drawn towards those of `base`.

    Where no claim is labelled unknown only the direction is fitted: true against false. What
    the data say nothing about stays as in `base`.
    """
    design = pans.design(counts, base)
    if not (label == UNKNOWN).any():
        design = design[:, :UNKNOWN]
    prior = np.array([name in pans.PRIORS for name in pans.FITTED])
    return Problem(
        design=design,
        label=label,
        target=pans.vector(base),
        ridge=np.where(prior, PRIOR_RIDGE, ridge),
        nonnegative=~prior,
    )


def fitted(counts: Floats, label: Ints, base: Parameters, candidate: Candidate) -> Parameters:
    """Return parameters with prior, weights and discount as this way to fit has them."""
    problem = problem_of(counts, label, base, candidate.ridge)
    return pans.with_vector(evolve(base, discount=candidate.discount), solve(problem))


def trust(counts: Floats, label: Ints, base: Parameters, candidate: Candidate) -> dict[str, float]:
    """Return how far labels, and not `base`, decide each of the numbers that were fitted."""
    problem = problem_of(counts, label, base, candidate.ridge)
    found = problem.determined(solve(problem))
    return dict(zip(pans.FITTED, found.tolist(), strict=True))


def candidates(counts: Mapping[float, Floats], base: Parameters) -> list[Candidate]:
    """Return the ways to fit, the most cautious first: near the discount of `base`, then ridge."""
    return [
        Candidate(discount=discount, ridge=ridge)
        for discount in sorted(counts, key=lambda one: (abs(one - base.discount), one))
        for ridge in WEIGHT_RIDGES
    ]


def choose(counts: Mapping[float, Floats], label: Ints, group: Ints, base: Parameters) -> Candidate:
    """Return the most cautious candidate that is as good as the best one within one error.

    Judged by the log loss of the claims of each group when it is left out. The one-standard-error
    rule is that of Breiman et al. (1984), with the error of the paired difference, over groups.
    """
    ways = candidates(counts, base)
    losses = [_losses(counts[one.discount], label, group, base, one.ridge) for one in ways]
    best = min(losses, key=lambda found: float(found.mean()))
    for candidate, found in zip(ways, losses, strict=True):
        difference = found - best
        if difference.mean() <= difference.std(ddof=1) / np.sqrt(len(difference)):
            return candidate
    return ways[0]


def _losses(counts: Floats, label: Ints, group: Ints, base: Parameters, ridge: float) -> Floats:
    """The loss of each group when it is left out, per claim of an average group."""
    problem = problem_of(counts, label, base, ridge)
    numbers = problem.without_each(solve(problem), group)
    names, place = np.unique(group, return_inverse=True)
    found = np.empty(len(label))
    for number in range(len(names)):
        inside = place == number
        held = evolve(problem, design=problem.design[inside], label=label[inside])
        found[inside] = log_losses_of_shares(held.shares(numbers[number]), held.label)
    return np.bincount(place, weights=found) * len(names) / len(label)
