"""How right probabilities, shares and verdicts are: one figure per function."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from attrs import frozen

from verifykit.evaluation.arrays import Flags, Floats, Ints

_SMALLEST = 1e-12
BINS = 10


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


def auc(probability: Floats, is_true: Floats, fold: Ints | None = None) -> float:
    """Return how likely a true claim is to score above a false one, ties counting half.

    Of claims in folds, one of the same fold: scores of different fits have no common scale. Each
    fold counts as often as it has pairs. NaN unless some have both (Hanley and McNeil 1982).
    """
    if fold is None:
        fold = np.zeros(len(probability), dtype=np.int64)
    order = np.lexsort((probability, fold))
    score, of, right = probability[order], fold[order], is_true[order] > 0
    # Where another fold begins, and where another score of the same fold does.
    turns = np.append(True, of[1:] != of[:-1])[: len(of)]
    tie = np.cumsum(turns | np.append(True, score[1:] != score[:-1])[: len(of)]) - 1
    owner = np.cumsum(turns) - 1
    good, bad = np.bincount(tie, weights=right), np.bincount(tie, weights=~right)
    pairs = np.bincount(owner, weights=right) @ np.bincount(owner, weights=~right)
    if not pairs:
        return float("nan")
    before: Ints = (np.cumsum(~right) - ~right)[turns]
    below = np.cumsum(bad) - bad + bad / 2
    won = good @ below - np.bincount(owner, weights=right) @ before
    return float(won / pairs)


def accuracy(label: Ints, said: Ints) -> float:
    """Return the share of claims of which the right thing is said; NaN without claims."""
    return float(np.mean(label == said)) if len(label) else float("nan")


def confusion(label: Ints, said: Ints, labels: int, answers: int | None = None) -> Ints:
    """Return how often each answer (rows) was given for each label (columns)."""
    found = np.zeros((answers or labels, labels), dtype=np.int64)
    np.add.at(found, (said, label), 1)
    return found


def macro_f1(label: Ints, said: Ints, labels: int) -> float:
    """Return the mean F1 over the labels that occur as gold; NaN without claims.

    An answer that is never gold is no class to be found: that it is given where another would
    have been right lowers the recall of the other one, and is not counted twice.
    """
    table = confusion(label, said, labels)
    gold = table.sum(axis=0)
    present = gold > 0
    if not present.any():
        return float("nan")
    return float(np.mean(2 * np.diag(table)[present] / (gold + table.sum(axis=1))[present]))


@frozen(kw_only=True)
class CoveragePoint:
    """If only claims at least this sure are answered: the share answered, and the share wrong."""

    sureness: float
    coverage: float
    risk: float


def risk_coverage(sureness: Floats, wrong: Flags, total: int) -> list[CoveragePoint]:
    """Return a point for every sureness that occurs, from the surest on.

    `total` counts the claims that could be answered, those without any answer included.
    """
    order = np.argsort(-sureness, kind="stable")
    ordered, mistakes = sureness[order], np.cumsum(wrong[order])
    last = np.append(ordered[1:] != ordered[:-1], True)[: len(ordered)]
    return [
        CoveragePoint(
            sureness=float(ordered[end]),
            coverage=(end + 1) / total,
            risk=float(mistakes[end] / (end + 1)),
        )
        for end in np.flatnonzero(last).tolist()
    ]


def area_under(points: Sequence[CoveragePoint]) -> float:
    """Return the mean risk over the coverage reached (a step curve); NaN without points."""
    if not points:
        return float("nan")
    coverage = np.array([point.coverage for point in points])
    risk = np.array([point.risk for point in points])
    widths = np.diff(coverage, prepend=0.0)
    return float((widths * risk).sum() / coverage[-1])


@frozen(kw_only=True)
class Bin:
    """Claims of like score: how many, their mean score, the share of true ones, and the ends."""

    claims: int
    score: float
    true: float
    low: float
    high: float


def reliability(probability: Floats, is_true: Floats, bins: int = BINS) -> list[Bin]:
    """Return bins of about equal mass, in order of score.

    Equal scores are never parted, so there may be fewer bins than asked for; the order of the
    claims does not matter.
    """
    if not len(probability):
        return []
    every, place, counts = np.unique(probability, return_inverse=True, return_counts=True)
    middle = np.cumsum(counts) - counts / 2
    owner = np.minimum((middle * bins / len(probability)).astype(np.int64), bins - 1)
    first = np.flatnonzero(np.diff(owner, prepend=-1))
    scores, true = (
        np.add.reduceat(np.bincount(place, weights=one), first) for one in (probability, is_true)
    )
    claims = np.add.reduceat(counts, first)
    ends = np.append(first[1:], len(every)) - 1
    columns = (claims, scores / claims, true / claims, every[first], every[ends])
    return [
        Bin(claims=count, score=score, true=share, low=low, high=high)
        for count, score, share, low, high in zip(
            *(column.tolist() for column in columns), strict=True
        )
    ]


def expected_calibration_error(probability: Floats, is_true: Floats, bins: int = BINS) -> float:
    """Return the mean distance of score and share of true claims, bins weighted by their claims.

    Equal-mass bins (Nixon et al. 2019). NaN without claims.
    """
    found = reliability(probability, is_true, bins)
    if not found:
        return float("nan")
    return sum(one.claims * abs(one.score - one.true) for one in found) / len(probability)
