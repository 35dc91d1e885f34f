"""Pairs of texts that may be copies: those that share several of their rarer 3-grams."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from verifykit_echo.shingles import Ids, Shingles, differs

RARE = 30
"""A 3-gram in at most this many texts is evidence for every pair of them; a more frequent one
only for the pairs with the first few texts, or the pairs would grow with the square."""

FIRST = 4
"""With how many first texts the others that share a frequent 3-gram are compared."""

_AT_ONCE = 4_000_000
"""Pairs that are counted at a time, to bound the memory."""


def candidates(
    shingles: Shingles, least_share: float, least_count: int
) -> Iterator[tuple[int, int]]:
    """Yield the pairs (earlier, later) that share enough, by the order of the texts.

    A pair shares enough if it has `least_count` 3-grams in common, and `least_share` of those of
    the text with fewer. Texts that many others copy should come first.
    """
    owner = np.repeat(np.arange(len(shingles)), shingles.sizes)
    shared = shingles.frequency[shingles.grams] > 1
    grams, owner = shingles.grams[shared], owner[shared]
    order = np.argsort(grams, kind="stable")
    grams, owner = grams[order], owner[order]
    sizes = shingles.sizes
    for pairs, counts in _counted(grams, owner, len(shingles)):
        first, second = pairs // len(shingles), pairs % len(shingles)
        least = np.maximum(least_count, least_share * np.minimum(sizes[first], sizes[second]))
        enough = counts >= least
        yield from zip(first[enough].tolist(), second[enough].tolist(), strict=True)


def _counted(grams: Ids, owner: Ids, texts: int) -> Iterator[tuple[Ids, Ids]]:
    """The pairs of texts as first * texts + second, and how many 3-grams speak for each.

    `grams` is sorted, and the owners of one 3-gram are sorted, too. A block of first texts is
    done at a time, so that the counts of a pair are never split.
    """
    if not len(grams):
        return
    starts = np.flatnonzero(differs(grams))
    sizes = np.diff(np.r_[starts, len(grams)])
    size = np.repeat(sizes, sizes)
    start = np.repeat(starts, sizes)
    rank = np.arange(len(grams)) - start
    # With how many later owners of its 3-gram each entry makes a pair.
    after = np.where((size <= RARE) | (rank < FIRST), size - 1 - rank, 0)
    load = np.bincount(owner, weights=after, minlength=texts).cumsum()
    block = (load / _AT_ONCE).astype(np.int64)
    for number in np.unique(block).tolist():
        inside = (block[owner] == number) & (after > 0)
        pairs = _pairs(np.flatnonzero(inside), after[inside], owner, texts)
        if len(pairs):
            yield _with_counts(pairs)


def _pairs(entries: Ids, after: Ids, owner: Ids, texts: int) -> Ids:
    first = np.repeat(entries, after)
    ends = after.cumsum()
    step = np.arange(len(first)) - np.repeat(ends - after, after) + 1
    pairs: Ids = owner[first] * texts + owner[first + step]
    return pairs


def _with_counts(values: Ids) -> tuple[Ids, Ids]:
    """The different values and how often each is there."""
    values = np.sort(values)
    starts = np.flatnonzero(differs(values))
    return values[starts], np.diff(np.r_[starts, len(values)])
