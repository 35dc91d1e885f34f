"""Names for the array types of the columnar path, and sums over runs of equal keys."""

from __future__ import annotations

from collections.abc import Iterator
from math import log
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Ids = NDArray[np.int32]
Keys = NDArray[np.uint64]
Flags = NDArray[np.bool_]
T = TypeVar("T", bound=np.generic)


def taken(column: NDArray[T], places: NDArray[np.integer[Any]]) -> NDArray[T]:
    """Return the items at these places (whole numbers from 0 on).

    The same in brackets takes a third longer, and twice as long with places of 32 bits.
    """
    if is_uniform(column):
        return np.broadcast_to(column[0], places.shape)
    return column.take(places.astype(np.int64, copy=False))


def uniform(column: NDArray[T]) -> NDArray[T]:
    """Return the column, in the room of one item where all its items are the same."""
    if len(column) > 1 and bool((column == column[0]).all()):
        return np.broadcast_to(column[0], len(column))
    return column


def ones(count: int) -> Floats:
    """Return so many ones, in the room of one."""
    return np.broadcast_to(np.float64(1), count)


def is_uniform(column: NDArray[Any]) -> bool:
    """Return whether the column takes the room of one item, though it has more."""
    return column.size > 1 and not any(column.strides)


def changes(column: NDArray[Any]) -> Flags:
    """Return the rows, the first one among them, whose value is not that of the row before."""
    changed = np.ones(len(column), bool)
    np.not_equal(column[1:], column[:-1], out=changed[1:])
    return changed


def distinct(column: NDArray[T]) -> NDArray[T]:
    """Return the different items, ascending. NumPy's own way loads its masked arrays."""
    ordered = np.sort(column)
    return ordered[changes(ordered)]


def run_starts(*columns: NDArray[Any]) -> Ints:
    """Return where a new combination of values begins in columns that are sorted together."""
    if not len(columns[0]):
        return np.zeros(0, np.int64)
    changed = np.zeros(len(columns[0]), bool)
    changed[0] = True
    for column in columns:
        changed[1:] |= column[1:] != column[:-1]
    return np.flatnonzero(changed)


def run_lengths(starts: Ints, total: int) -> Ids:
    """Return how long each run is, given where the runs start and how many items there are."""
    return np.diff(starts, append=total).astype(np.int32)


def starts_of(counts: Ids | Ints) -> Ints:
    """Return where each run starts, given how long the runs are."""
    starts = np.zeros(len(counts), np.int64)
    np.cumsum(counts[:-1], out=starts[1:])
    return starts


def owners(counts: Ids) -> Ids:
    """Return the run of every item, from 0."""
    return np.repeat(np.arange(len(counts), dtype=np.int32), counts)


def places_of(counts: Ids) -> Ints:
    """Return the place of every item in its run, from 0."""
    return np.arange(counts.sum()) - np.repeat(starts_of(counts), counts)


def pairs_in_runs(place: Ints, items: Ints) -> Iterator[tuple[Ints, Ints]]:
    """Yield all pairs (later, earlier) of items of the same run, by growing distance.

    `place` is that of every item in its run; `items` are those to take as the later ones.
    """
    if not len(items):
        return
    places = taken(place, items)
    most = int(places.max())
    # Sorted by place, those that have an item so far before them are all that follow one point.
    order = np.argsort(places.astype(np.uint16) if most < 1 << 16 else places, kind="stable")
    items = taken(items, order)
    begin = np.searchsorted(taken(places, order), np.arange(1, most + 1))
    for distance, start in enumerate(begin.tolist(), start=1):
        later = items[start:]
        yield later, later - distance


def run_sums(values: Floats, counts: Ids) -> Floats:
    """Return the sum of each run of `values`; an empty run sums to 0."""
    return tally(owners(counts), values, len(counts))


def run_max(values: Floats, counts: Ids) -> Floats:
    """Return the greatest value of each run; every run must have at least one item."""
    return np.maximum.reduceat(values, starts_of(counts)) if len(values) else np.zeros(0)


def softmax(log_odds: Floats, counts: Ids) -> Floats:
    """Probabilities that add to 1 within each run."""
    odds = np.exp(log_odds - np.repeat(run_max(log_odds, counts), counts))
    odds /= np.repeat(run_sums(odds, counts), counts)
    return odds


def logit(probability: Floats) -> Floats:
    """Return the natural log of the odds."""
    odds: Floats = np.log(probability / (1 - probability))
    return odds


def expit(log_odds: Floats) -> Floats:
    """Return the probability with these log-odds."""
    probability: Floats = 1 / (1 + np.exp(-log_odds))
    return probability


def log_odds_of(probability: float) -> float:
    """Return the natural log of the odds of one probability."""
    return log(probability / (1 - probability))


def tally(place: Ids | Ints, amount: Floats, size: int) -> Floats:
    """Return the sum of the amounts at each of `size` places."""
    return np.bincount(place, amount, size).astype(np.float64, copy=False)


def clipped(values: Floats, low: float, high: float) -> Floats:
    """Return the values, none below `low` or above `high`."""
    result: Floats = np.clip(values, low, high)
    return result


def is_dense(size: int, keys: int) -> bool:
    """Whether a table of `size` cells costs less than to sort so many keys."""
    return size <= 64 * keys + 1024


def positions(keys: Ints, size: int) -> tuple[Ints, Ids]:
    """The distinct keys (all below `size`), sorted, and the place of every key among them."""
    if is_dense(size, len(keys)):
        present = np.zeros(size, bool)
        present[keys] = True
        found = np.flatnonzero(present)
        place = np.zeros(size, np.int32)
        place[found] = np.arange(len(found), dtype=np.int32)
        return found, taken(place, keys)
    found, inverse = np.unique(keys, return_inverse=True)
    return found, inverse.astype(np.int32)
