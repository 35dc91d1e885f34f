"""What a bare count of documents says of the same claims: the least that a score has to beat."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from attrs import evolve

from verifykit.evaluation.arrays import Floats
from verifykit.evaluation.labels import LABELS
from verifykit.evaluation.sample import FALSE, TRUE, UNKNOWN, Sample
from verifykit.model.assessment import VERDICTS, ScoredClaim, Verdict

_VERDICT: dict[int, Verdict] = {TRUE: "supported", FALSE: "refuted", UNKNOWN: "unverified"}


def by_count(sample: Sample, claims: Sequence[ScoredClaim]) -> Sample:
    """Return the sample as a count of the documents for and against answers it."""
    counts = [(one.support.documents, one.opposition.documents) for one in claims]
    return count_sample(sample, np.array(counts, dtype=float).reshape(len(claims), 2))


def count_sample(sample: Sample, counts: Floats) -> Sample:
    """Return the sample as two counts per claim, for and against, answer it.

    The larger one is right, a tie is unknown. The score is (for + 1) / (for + against + 2),
    Laplace's rule; a claim of which nothing speaks for or against has none, with one half
    standing in. The shares are those of the counts, one added to each.
    """
    for_, against = counts.T
    said = np.select([for_ > against, against > for_], [TRUE, FALSE], UNKNOWN)
    spoken = for_ + against > 0
    score = (for_ + 1) / (for_ + against + 2)
    shares = np.column_stack([counts, np.zeros(len(counts))]) + 1
    return evolve(
        sample,
        verdict=np.array([VERDICTS.index(_VERDICT[int(one)]) for one in said], dtype=np.int64),
        score=np.where(spoken, score, np.nan),
        stand_in=np.full(len(counts), 0.5),
        shares=shares / shares.sum(axis=1, keepdims=True),
    )


def always_the_most_frequent(sample: Sample) -> Sample:
    """Return the sample as somebody answers it who knows how often each label occurs, no more."""
    counts = np.bincount(sample.label, minlength=len(LABELS)).astype(float)
    said = VERDICTS.index(_VERDICT[int(counts.argmax())])
    settled = counts[TRUE] + counts[FALSE]
    rate = counts[TRUE] / settled if settled else 0.5
    return evolve(
        sample,
        verdict=np.full(len(sample), said, dtype=np.int64),
        score=np.full(len(sample), rate),
        shares=np.tile(counts / counts.sum(), (len(sample), 1)),
    )
