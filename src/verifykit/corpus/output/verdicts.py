"""What is said of a value of a conflict set, beside its score."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from verifykit.corpus.blocks.arrays import Flags, Floats, Ids
from verifykit.model.assessment import VERDICTS, Verdict
from verifykit.model.parameters import Parameters

_THRESHOLDS = Parameters()
"""A value of a corpus is judged by the thresholds that a claim of a case is."""


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
