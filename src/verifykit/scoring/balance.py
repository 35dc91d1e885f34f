"""Log-odds and probabilities, and the shares of true, false and still open."""

from __future__ import annotations

import math

from verifykit.model.assessment import Shares, Weights
from verifykit.model.parameters import Parameters

LEAST = 1e-15
"""Probabilities closer to 0 or 1 than this have the log-odds of this."""


def shares(
    score: float | None,
    weights: Weights,
    parameters: Parameters,
    *,
    negated: bool,
    reported: float = 0.0,
) -> Shares:
    """Return the shares of true, false and open.

    The open one is a softmax over the three pans; true and false share the rest as the score
    does. `weights` are of the claim as it is worded, and the pans of its affirmative form, as is
    `reported`, the log-odds that reports add, half of which goes onto one pan, half off the other.
    """
    support, refute = weights.support, weights.refute
    if negated:
        support, refute = refute, support
    pans = [
        parameters.prior_true
        + parameters.support_true * support
        - parameters.refute_true * refute
        + reported / 2,
        parameters.prior_false
        + parameters.refute_false * refute
        - parameters.support_false * support
        - reported / 2,
        parameters.open_open * weights.open,
    ]
    true, false, still_open = softmax(pans)
    if score is None:
        true, false = (false, true) if negated else (true, false)
        return Shares(true=true, false=false, open=still_open)
    settled = 1 - still_open
    return Shares(true=settled * score, false=settled * (1 - score), open=still_open)


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
    """Return the log-odds of a probability in [0, 1]."""
    probability = min(max(probability, LEAST), 1 - LEAST)
    return math.log(probability) - math.log1p(-probability)


def cap(probability: float, parameters: Parameters) -> float:
    """Return a probability that claims neither certainty."""
    return min(max(probability, 1 - parameters.cap), parameters.cap)
