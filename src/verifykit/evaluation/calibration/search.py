"""What is chosen by leaving groups of claims out: discount, ridge, and where a verdict begins."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import product

import numpy as np
from attrs import evolve, frozen

from verifykit.evaluation import pans
from verifykit.evaluation.arrays import Floats, Ints, softmax
from verifykit.evaluation.bootstrap import Bootstrap, resamples
from verifykit.evaluation.calibration.examples import Examples
from verifykit.evaluation.calibration.fit import Problem, solve
from verifykit.evaluation.labels import LABELS
from verifykit.evaluation.metrics import log_losses_of_shares, macro_f1
from verifykit.evaluation.sample import UNKNOWN
from verifykit.model.parameters import Parameters

PRIOR_RIDGE = 3.0
"""After so many claims the data outweigh the prior that they are drawn towards."""
WEIGHT_RIDGES = (100.0, 30.0, 10.0)
"""The same for the weights, the most cautious first."""
HELD = 1e9
"""A ridge with which a weight stays what it is."""

_SUPPORTED = (0.55, 0.6, 0.65, 0.7, 0.75)
_REFUTED = (0.15, 0.2, 0.25, 0.3, 0.35, 0.4)
_DRAWS = 200


@frozen(kw_only=True)
class Candidate:
    """One way to fit."""

    discount: float
    ridge: float
    reports: bool = False
    """Whether the weight of reports is fitted, too."""


def fit(found: Examples, rows: Ints) -> Parameters:
    """Return the parameters fitted to some of the examples. No chance enters."""
    base = found.base
    candidate = candidate_for(found.only(rows))
    parameters = fitted(found.counts[candidate.discount][rows], found.label[rows], base, candidate)
    if found.prior_only:
        # To the last digit: what is held by a ridge moves by next to nothing, and not by nothing.
        return evolve(base, prior_true=parameters.prior_true, prior_false=parameters.prior_false)
    return with_thresholds(found, rows, parameters)


def candidate_for(found: Examples) -> Candidate:
    """Return the way to fit; where only the prior is asked for, all else stays."""
    if found.prior_only:
        return Candidate(discount=found.base.discount, ridge=HELD)
    return choose(found.counts, found.label, found.group, found.base, reports=found.with_reports)


def problem_of(counts: Floats, label: Ints, base: Parameters, candidate: Candidate) -> Problem:
    """Return the fit of prior and weights to claims, drawn towards those of `base`.

    Where no claim is labelled unknown only the direction is fitted: true against false. What
    the data say nothing about stays as in `base`.
    """
    design = pans.design(counts, base)
    if not (label == UNKNOWN).any():
        design = design[:, :UNKNOWN]
    prior = np.array([name in pans.PRIORS for name in pans.FITTED])
    ridge = np.where(prior, PRIOR_RIDGE, candidate.ridge)
    if not candidate.reports:
        ridge[pans.FITTED.index("report")] = HELD
    return Problem(
        design=design,
        label=label,
        target=pans.vector(base),
        ridge=ridge,
        nonnegative=~prior,
    )


def fitted(counts: Floats, label: Ints, base: Parameters, candidate: Candidate) -> Parameters:
    """Return parameters with prior, weights and discount as this way to fit has them."""
    problem = problem_of(counts, label, base, candidate)
    found = pans.with_vector(evolve(base, discount=candidate.discount), solve(problem))
    # A ridge holds a number to next to nothing, and reports that weigh nothing are to add nothing.
    return found if candidate.reports else evolve(found, report=base.report)


def trust(counts: Floats, label: Ints, base: Parameters, candidate: Candidate) -> dict[str, float]:
    """Return how far labels, and not `base`, decide each of the numbers that were fitted."""
    problem = problem_of(counts, label, base, candidate)
    found = dict(zip(pans.FITTED, problem.determined(solve(problem)).tolist(), strict=True))
    return {name: share for name, share in found.items() if candidate.reports or name != "report"}


def candidates(
    counts: Mapping[float, Floats], base: Parameters, *, reports: bool
) -> list[Candidate]:
    """Return the ways to fit, the most cautious first: near the discount of `base`, then ridge."""
    return [
        Candidate(discount=discount, ridge=ridge, reports=reports)
        for discount in sorted(counts, key=lambda one: (abs(one - base.discount), one))
        for ridge in WEIGHT_RIDGES
    ]


def choose(
    counts: Mapping[float, Floats],
    label: Ints,
    group: Ints,
    base: Parameters,
    *,
    reports: bool = False,
) -> Candidate:
    """Return the most cautious candidate that is as good as the best one within one error.

    Judged by the log loss of the claims of each group when it is left out. The one-standard-error
    rule is that of Breiman et al. (1984), with the error of the paired difference, over groups.
    """
    ways = candidates(counts, base, reports=reports)
    losses = [_losses(counts[one.discount], label, group, base, one) for one in ways]
    best = min(losses, key=lambda found: float(found.mean()))
    for candidate, found in zip(ways, losses, strict=True):
        difference = found - best
        if difference.mean() <= difference.std(ddof=1) / np.sqrt(len(difference)):
            return candidate
    return ways[0]


def _losses(
    counts: Floats, label: Ints, group: Ints, base: Parameters, candidate: Candidate
) -> Floats:
    """The loss of each group when it is left out, per claim of an average group."""
    problem = problem_of(counts, label, base, candidate)
    numbers = problem.without_each(solve(problem), group)
    _, place = np.unique(group, return_inverse=True)
    shares = softmax(np.einsum("nop,np->no", problem.design, numbers[place]))
    found = log_losses_of_shares(shares, label)
    return np.bincount(place, weights=found) * len(numbers) / len(label)


def with_thresholds(examples: Examples, rows: Ints, parameters: Parameters) -> Parameters:
    """Return parameters with the scores from which a claim is supported, and up to which refuted.

    Those with the best macro-F1 of the verdicts of these claims, unless their gain is within its
    standard error over groups of claims: then they stay. The amounts of evidence that a verdict
    needs are not touched.
    """
    scored = examples.scored(parameters)
    label, group = examples.label[rows], examples.group[rows]
    options = _options(parameters)
    said = [examples.said(option, rows, scored) for option in options]
    gains = [macro_f1(label, one, len(LABELS)) for one in said]
    best = int(np.argmax(gains))
    if best == 0:
        return parameters
    differences = [
        macro_f1(label[drawn], said[best][drawn], len(LABELS))
        - macro_f1(label[drawn], said[0][drawn], len(LABELS))
        for drawn in resamples(group, Bootstrap(repeats=_DRAWS))
    ]
    clear = gains[best] - gains[0] > np.std(differences, ddof=1)
    return options[best] if clear else parameters


def _options(base: Parameters) -> list[Parameters]:
    """The thresholds to try: those in use first, then from the nearest to the furthest."""

    def distance(option: Parameters) -> float:
        return abs(option.supported_score - base.supported_score) + abs(
            option.refuted_score - base.refuted_score
        )

    others = [
        evolve(base, supported_score=supported, refuted_score=refuted)
        for supported, refuted in product(_SUPPORTED, _REFUTED)
        if supported <= base.corroborated_score
    ]
    return [base, *sorted(others, key=distance)]
