"""What is said of a value of a conflict set, beside its score."""

from __future__ import annotations

from enum import IntEnum

import numpy as np
from numpy.typing import NDArray

from verifykit.corpus.arrays import Flags, Floats, Ids

VERDICTS = ("corroborated", "supported", "contested", "refuted", "unverified")
CONFIDENCES = ("low", "moderate", "high")


class Verdict(IntEnum):
    """Places in `VERDICTS`."""

    CORROBORATED = 0
    SUPPORTED = 1
    CONTESTED = 2
    REFUTED = 3
    UNVERIFIED = 4


def conflict(support: Floats, opposition: Floats) -> Floats:
    """min / max of what speaks for and against; 0 where nothing does."""
    greater = np.maximum(support, opposition)
    result: Floats = np.minimum(support, opposition) / np.where(greater > 0, greater, 1.0)
    return result


def verdicts(
    score: Floats, support: Floats, opposition: Floats, origins_min: Ids
) -> NDArray[np.int8]:
    """Places in `VERDICTS`: the first that holds, as for a claim of a case.

    Contested: conflict of at least .4 and a score between .15 and .85. Corroborated: a score of
    .75 and two origins at the least. Supported: .6. Refuted: .25 or less, and something speaks
    against it.
    """
    ahead = support > opposition
    return np.select(
        [
            (conflict(support, opposition) >= 0.4) & (score > 0.15) & (score < 0.85),
            ahead & (score >= 0.75) & (origins_min >= 2),
            ahead & (score >= 0.6),
            (score <= 0.25) & (opposition > 0),
        ],
        [Verdict.CONTESTED, Verdict.CORROBORATED, Verdict.SUPPORTED, Verdict.REFUTED],
        Verdict.UNVERIFIED,
    ).astype(np.int8)


def confidences(support: Floats, opposition: Floats, doubtful: Flags) -> NDArray[np.int8]:
    """Places in `CONFIDENCES`, apart from the score: how much was said at all.

    From n / (n + 2), n the effective origins for and against, one step down for conflict. Low
    where it is `doubtful` which of two readings of the corpus is the true one.
    """
    amount = support + opposition
    level = np.digitize(amount / (amount + 2), [0.45, 0.65])
    level = np.maximum(level - (conflict(support, opposition) >= 0.4), 0)
    return np.where(doubtful, 0, level).astype(np.int8)
