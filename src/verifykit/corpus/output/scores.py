"""What is said of every value of the conflict sets of a block."""

from __future__ import annotations

from typing import Self

import numpy as np
from attrs import evolve, field, frozen
from numpy.typing import NDArray

from verifykit.corpus.blocks.arrays import Flags, Floats, Ids, Keys, starts_of
from verifykit.corpus.blocks.block import Block
from verifykit.model.assessment import VERDICTS, Verdict
from verifykit.model.parameters import Parameters

TIE = 1e-9
"""Log-odds closer than this are the same: the difference is rounding."""
_THRESHOLDS = Parameters()
"""A value of a corpus is judged by the thresholds that a claim of a case is."""


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

    @classmethod
    def of(
        cls,
        block: Block,
        *,
        score: Floats,
        places: tuple[Ids, Flags],
        support: Floats,
        opposition: Floats,
        voices: Floats,
        groups: Ids,
        doubtful: Flags | None = None,
        estimates: tuple[Floats, Floats, Floats] | None = None,
    ) -> Self:
        """Return the scores of the values of a block, with what follows for the verdicts.

        Per value: `places` as `ranked` has them, what the statements for it and against it are
        worth, how many independent `voices` state it, and how many `groups` of sources do.
        """
        least = np.where(groups > 0, np.maximum(np.floor(voices + TIE), 1), 0).astype(np.int32)
        rank, tied = places
        doubtful = np.zeros(len(score), bool) if doubtful is None else doubtful
        scores = cls(
            objects=block.objects,
            counts=block.claims_per_object,
            values=block.values,
            score=score,
            rank=rank,
            tied=tied,
            verdict=verdicts(score, support, opposition, least),
            confidence=confidences(support, opposition, doubtful),
            documents=block.documents,
            origins_min=least,
            origins_max=groups,
            conflict=conflict(support, opposition),
        )
        if estimates is None:
            return scores
        estimate, low, high = estimates
        return evolve(scores, estimate=estimate, estimate_low=low, estimate_high=high)


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


def conflict(support: Floats, opposition: Floats) -> Floats:
    """min / max of what speaks for and against; 0 where nothing does."""
    greater = np.maximum(support, opposition)
    result: Floats = np.minimum(support, opposition) / np.where(greater > 0, greater, 1.0)
    return result


def verdicts(
    score: Floats, support: Floats, opposition: Floats, origins_min: Ids
) -> NDArray[np.int8]:
    """Places in the model's `VERDICTS`: the first that holds, in the order of a claim's.

    Two thresholds of a case have no counterpart: how much evidence `supported` and `refuted` need
    at the least. Here `refuted` needs only that something speaks against the value.
    """
    ahead = support > opposition
    margin = _THRESHOLDS.contested_margin
    contested = _in_conflict(support, opposition) & (score > margin) & (score < 1 - margin)
    well_rooted = origins_min >= _THRESHOLDS.corroborated_lines
    return np.select(
        [
            contested,
            ahead & (score >= _THRESHOLDS.corroborated_score) & well_rooted,
            ahead & (score >= _THRESHOLDS.supported_score),
            (score <= _THRESHOLDS.refuted_score) & (opposition > 0),
        ],
        [_place("contested"), _place("corroborated"), _place("supported"), _place("refuted")],
        _place("unverified"),
    ).astype(np.int8)


def confidences(support: Floats, opposition: Floats, doubtful: Flags) -> NDArray[np.int8]:
    """Places in the model's `CONFIDENCES`, apart from the score: how much was said at all.

    From n / (n + `confidence_half`), n the effective origins for and against, one step down for
    conflict. Low where it is `doubtful` which of two readings of the corpus is the true one.
    """
    amount = support + opposition
    level = np.digitize(
        amount / (amount + _THRESHOLDS.confidence_half),
        [_THRESHOLDS.confidence_moderate, _THRESHOLDS.confidence_high],
    )
    level = np.maximum(level - _in_conflict(support, opposition), 0)
    return np.where(doubtful, 0, level).astype(np.int8)


def _in_conflict(support: Floats, opposition: Floats) -> Flags:
    """Whether the weaker side has enough of what the stronger one has."""
    enough: Flags = conflict(support, opposition) >= _THRESHOLDS.contested_conflict
    return enough


def _place(verdict: Verdict) -> int:
    return VERDICTS.index(verdict)
