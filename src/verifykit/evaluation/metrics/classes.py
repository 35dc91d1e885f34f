"""Figures of classification: accuracy, F1, confusion."""

from __future__ import annotations

import numpy as np

from verifykit.evaluation.arrays import Ints


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
