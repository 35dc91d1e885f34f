"""What is said of every value of the conflict sets of a block."""

from __future__ import annotations

import numpy as np
from attrs import field, frozen
from numpy.typing import NDArray

from verifykit.corpus.blocks.arrays import Flags, Floats, Ids, Keys, starts_of

TIE = 1e-9
"""Log-odds closer than this are the same: the difference is rounding."""


@frozen(kw_only=True, eq=False)
class Scores:
    """One row per value of the conflict sets of a block, as long as each other.

    `objects` and `values` are the keys of the block: of each conflict set, which has as many rows
    as `counts` says, and of each value. `score` and `conflict` are in [0, 1];
    `verdict` and `confidence` are places in the model's `VERDICTS` and `CONFIDENCES`.
    """

    objects: Keys
    counts: Ids
    values: Keys
    score: Floats
    rank: Ids
    tied: Flags
    verdict: NDArray[np.int8]
    confidence: NDArray[np.int8]
    documents: Ids
    origins_min: Ids
    origins_max: Ids
    conflict: Floats
    estimate: Floats = field(factory=lambda: np.zeros(0))
    estimate_low: Floats = field(factory=lambda: np.zeros(0))
    estimate_high: Floats = field(factory=lambda: np.zeros(0))
    """The amount itself with its 95% interval, where values are a measure; else empty."""


def ranked(log_odds: Floats, counts: Ids) -> tuple[Ids, Flags]:
    """The rank of each value in its conflict set (1 is best; equals share it), and whether it is
    shared.
    """
    total = len(log_odds)
    few = np.uint16 if len(counts) < 1 << 16 else np.int64  # sixteen bits are sorted by counting
    owner = np.repeat(np.arange(len(counts), dtype=few), counts)
    order = np.argsort(-log_odds)  # equals come as they like, since they share their rank
    order = order[np.argsort(owner[order], kind="stable")]
    ordered = log_odds[order]
    place = np.arange(total) - np.repeat(starts_of(counts), counts)
    with np.errstate(invalid="ignore"):  # inf - inf: both are labelled alike
        gap = np.abs(np.diff(ordered, prepend=np.inf))
    gap[np.isnan(gap)] = 0.0
    fresh = (place == 0) | (gap > TIE)
    leader = np.maximum.accumulate(np.where(fresh, np.arange(total), 0))
    rank = np.empty(total, np.int32)
    rank[order] = place[leader] + 1
    shared = ~fresh
    shared[:-1] |= ~fresh[1:]
    tied = np.empty(total, bool)
    tied[order] = shared
    return rank, tied
