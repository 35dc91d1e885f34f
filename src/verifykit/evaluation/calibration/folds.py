"""Folds for cross-validation: labels spread evenly, claims that bear on each other together."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from verifykit.evaluation.arrays import Ints


def splits(label: Ints, group: Ints, count: int, seed: int) -> Iterator[tuple[Ints, Ints]]:
    """Return pairs of rows: those to learn from, and those held out. Each row is held out once.

    Raise ValueError for fewer than two folds.
    """
    if count < 2:
        raise ValueError("cross-validation needs at least two folds")
    fold = fold_of(label, group, count, seed)
    for number in range(count):
        held = fold == number
        if held.any():
            yield np.flatnonzero(~held), np.flatnonzero(held)


def fold_of(label: Ints, group: Ints, count: int, seed: int) -> Ints:
    """Return the fold of each row. Groups are dealt in random order to where they are needed.

    Groups are numbered by what their claims say, so the same claims fall into the same folds
    whatever they are called and in whatever order they come.
    """
    generator = np.random.Generator(np.random.PCG64(seed))
    names, place = np.unique(group, return_inverse=True)
    labels = int(label.max()) + 1 if len(label) else 0
    table = np.zeros((len(names), labels), dtype=np.int64)
    np.add.at(table, (place, label), 1)
    held = np.zeros((count, labels), dtype=np.int64)
    fold = np.empty(len(names), dtype=np.int64)
    for name in generator.permutation(len(names)).tolist():
        wanted = (held * (table[name] > 0)).sum(axis=1) * (len(label) + 1) + held.sum(axis=1)
        chosen = int(wanted.argmin())
        fold[name] = chosen
        held[chosen] += table[name]
    found: Ints = fold[place]
    return found
