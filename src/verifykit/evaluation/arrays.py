"""The arrays of this package, and numpy's probabilities from log-odds."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Flags = NDArray[np.bool_]
Array = NDArray[Any]


def sigmoid(log_odds: Floats) -> Floats:
    """Return the probabilities of log-odds."""
    return np.exp(-np.logaddexp(0.0, -log_odds))


def logits(probability: Floats) -> Floats:
    """Return the log-odds of probabilities, which are kept a little off 0 and 1."""
    inside = np.clip(probability, 1e-9, 1 - 1e-9)
    return np.log(inside) - np.log1p(-inside)


def softmax(utilities: Floats) -> Floats:
    """Return rows of shares that add to 1, from rows of utilities."""
    powers = np.exp(utilities - utilities.max(axis=1, keepdims=True))
    shares: Floats = powers / powers.sum(axis=1, keepdims=True)
    return shares
