"""The balance: effective counts onto three pans, and the score as "true if it is ever settled"."""

from __future__ import annotations

import math

from verifykit.model.assessment import Shares, Weights
from verifykit.model.parameters import Parameters


def log_odds(support: float, refute: float, parameters: Parameters) -> float:
    """Return the log-odds of true against false."""
    return parameters.prior + parameters.support * support - parameters.refute * refute


def shares(weights: Weights, parameters: Parameters) -> Shares:
    """Return the shares of true, false and still open: a softmax over the three pans."""
    true = (
        parameters.prior_true
        + parameters.support_true * weights.support
        - parameters.refute_true * weights.refute
    )
    false = (
        parameters.prior_false
        + parameters.refute_false * weights.refute
        - parameters.support_false * weights.support
    )
    found = softmax([true, false, parameters.open_open * weights.open])
    return Shares(true=found[0], false=found[1], open=found[2])


def softmax(values: list[float]) -> list[float]:
    """Return the values as shares that add to 1."""
    largest = max(values)
    powers = [math.exp(value - largest) for value in values]
    total = math.fsum(powers)
    return [power / total for power in powers]


def sigmoid(value: float) -> float:
    """Return the probability of log-odds."""
    if value >= 0:
        return 1 / (1 + math.exp(-value))
    power = math.exp(value)
    return power / (1 + power)


def logit(probability: float) -> float:
    """Return the log-odds of a probability in (0, 1)."""
    return math.log(probability) - math.log1p(-probability)


def cap(probability: float, parameters: Parameters) -> float:
    """Return a probability that claims neither certainty."""
    return min(max(probability, 1 - parameters.cap), parameters.cap)


def cap_log_odds(value: float, parameters: Parameters) -> float:
    """Return log-odds that claim neither certainty."""
    limit = logit(parameters.cap)
    return min(max(value, -limit), limit)
