"""The three pans of the formula for many claims at once, linear in what calibration fits."""

from __future__ import annotations

import numpy as np
from attrs import evolve

from verifykit.evaluation.arrays import Floats, softmax
from verifykit.model.parameters import Parameters

PRIORS = ("prior_true", "prior_false")
WEIGHTS = ("support_true", "support_false", "refute_false", "refute_true", "open_open")
FITTED = (*PRIORS, *WEIGHTS)
"""The parameters that load the pans, in the order of a vector of them."""


def design(weights: Floats) -> Floats:
    """Return what each parameter is multiplied with: claims x pans (true, false, open) x FITTED.

    `weights` has a row per claim: the effective counts S, R and O.
    """
    support, refute, still_open = weights.T
    found = np.zeros((len(weights), 3, len(FITTED)))
    found[:, 0, FITTED.index("prior_true")] = 1.0
    found[:, 1, FITTED.index("prior_false")] = 1.0
    found[:, 0, FITTED.index("support_true")] = support
    found[:, 1, FITTED.index("support_false")] = -support
    found[:, 1, FITTED.index("refute_false")] = refute
    found[:, 0, FITTED.index("refute_true")] = -refute
    found[:, 2, FITTED.index("open_open")] = still_open
    return found


def vector(parameters: Parameters) -> Floats:
    """Return the values of FITTED."""
    return np.array([getattr(parameters, name) for name in FITTED])


def with_vector(parameters: Parameters, values: Floats) -> Parameters:
    """Return parameters with other values of FITTED."""
    return evolve(parameters, **dict(zip(FITTED, values.tolist(), strict=True)))


def shares(weights: Floats, parameters: Parameters) -> Floats:
    """Return the shares of true, false and open, a row per claim; without lines, the prior's."""
    return softmax(design(weights) @ vector(parameters))
