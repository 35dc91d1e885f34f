"""The three pans of the formula for many claims at once, linear in what calibration fits."""

from __future__ import annotations

import numpy as np
from attrs import evolve

from verifykit.evaluation.arrays import Floats, softmax
from verifykit.model.parameters import Parameters

PRIORS = ("prior_true", "prior_false")
WEIGHTS = (
    "support_true",
    "support_false",
    "refute_false",
    "refute_true",
    "deny",
    "open_open",
    "report",
)
FITTED = (*PRIORS, *WEIGHTS)
"""The parameters that load the pans, in the order of a vector of them."""
COUNTS = ("support", "check", "denial", "open", "report", "sign")
"""The effective counts of the lines of what a claim affirms or denies: for it, checks against it,
denials, open ones, and those of these that report it, less those that report its negation; and
whether the claim affirms it, 1, or denies it, -1."""


def design(counts: Floats, base: Parameters) -> Floats:
    """Return what each parameter is multiplied with: claims x pans (true, false, open) x FITTED.

    `counts` has a row per claim, a column for each of COUNTS. A denial goes onto “false” and comes
    off “true” in the proportion in which a check does with the parameters `base`.
    """
    support, check, denial, still_open, report, sign = counts.T
    onto = base.refute_false / base.refute if base.refute else 0.5
    found = np.zeros((len(counts), 3, len(FITTED)))
    found[:, 0, FITTED.index("prior_true")] = 1.0
    found[:, 1, FITTED.index("prior_false")] = 1.0
    found[:, 0, FITTED.index("support_true")] = support
    found[:, 1, FITTED.index("support_false")] = -support
    found[:, 1, FITTED.index("refute_false")] = check
    found[:, 0, FITTED.index("refute_true")] = -check
    found[:, 1, FITTED.index("deny")] = onto * denial
    found[:, 0, FITTED.index("deny")] = -(1 - onto) * denial
    found[:, 2, FITTED.index("open_open")] = still_open
    found[:, 0, FITTED.index("report")] = report / 2
    found[:, 1, FITTED.index("report")] = -report / 2
    denies = sign < 0
    found[denies] = found[denies][:, [1, 0, 2]]
    return found


def vector(parameters: Parameters) -> Floats:
    """Return the values of FITTED."""
    return np.array([getattr(parameters, name) for name in FITTED])


def with_vector(parameters: Parameters, values: Floats) -> Parameters:
    """Return parameters with other values of FITTED."""
    return evolve(parameters, **dict(zip(FITTED, values.tolist(), strict=True)))


def that_count(parameters: Parameters) -> Parameters:
    """Return parameters with which lines can be counted: no weight of a side is 0.

    What weighs nothing is not heard at all, and a fit could never learn that it should be. Only
    the counts of lines are read off, so it does not matter which weights stand in.
    """
    usual = Parameters()
    silent = [
        name
        for names, total in (
            (("support_true", "support_false"), parameters.support),
            (("refute_false", "refute_true"), parameters.refute),
            (("deny",), parameters.deny),
        )
        if total == 0
        for name in names
    ]
    counting = evolve(parameters, **{name: getattr(usual, name) for name in silent})
    return counting if parameters.report else evolve(counting, report=1.0)


def shares(counts: Floats, parameters: Parameters) -> Floats:
    """Return the shares of true, false and open, a row per claim; without lines, the prior's."""
    return softmax(design(counts, parameters) @ vector(parameters))
