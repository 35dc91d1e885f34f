"""Figures of probabilities: Brier score, log loss, area under the ROC curve."""

from __future__ import annotations

import numpy as np

from verifykit.evaluation.arrays import Floats, Ints

_SMALLEST = 1e-12


def brier(probability: Floats, is_true: Floats) -> float:
    """Return the mean squared error of probabilities (Brier 1950); 0 is best, a coin has .25."""
    return float(np.mean((probability - is_true) ** 2)) if len(probability) else float("nan")


def log_loss(probability: Floats, is_true: Floats) -> float:
    """Return the mean negative log-likelihood, in nats."""
    if not len(probability):
        return float("nan")
    given = np.where(is_true > 0, probability, 1 - probability)
    return float(-np.mean(np.log(np.maximum(given, _SMALLEST))))


def brier_of_shares(shares: Floats, label: Ints) -> float:
    """Return the mean, over claims, of the squared errors added over the labels (0 to 2)."""
    if not len(label):
        return float("nan")
    errors = (shares - np.eye(shares.shape[1])[label]) ** 2
    return float(np.mean(errors.sum(axis=1)))


def log_losses_of_shares(shares: Floats, label: Ints) -> Floats:
    """Return the negative log-likelihood of each claim's label, in nats."""
    losses: Floats = -np.log(np.maximum(shares[np.arange(len(label)), label], _SMALLEST))
    return losses


def log_loss_of_shares(shares: Floats, label: Ints) -> float:
    """Return the mean negative log-likelihood of the labels, in nats."""
    return float(np.mean(log_losses_of_shares(shares, label))) if len(label) else float("nan")


def auc(probability: Floats, is_true: Floats) -> float:
    """Return how likely a true claim is to score above a false one, ties counting half.

    NaN unless there are both (Hanley and McNeil 1982).
    """
    positives = is_true > 0
    good, bad = int(positives.sum()), int((~positives).sum())
    if not good or not bad:
        return float("nan")
    _, place, counts = np.unique(probability, return_inverse=True, return_counts=True)
    ranks = (np.cumsum(counts) - (counts - 1) / 2)[place]
    return float((ranks[positives].sum() - good * (good + 1) / 2) / (good * bad))


def auc_within(probability: Floats, is_true: Floats, fold: Ints) -> float:
    """Return how likely a true claim scores above a false one of the same fold, ties half.

    Scores of different fits have no common scale, so pairs across folds are not compared; each
    fold counts as often as it has pairs. NaN unless some fold has both.
    """
    total, pairs = 0.0, 0
    for number in np.unique(fold):
        inside = fold == number
        good = int((is_true[inside] > 0).sum())
        count = good * (int(inside.sum()) - good)
        if count:
            total += count * auc(probability[inside], is_true[inside])
            pairs += count
    return total / pairs if pairs else float("nan")
