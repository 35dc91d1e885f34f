"""The peers: logistic regression on counts, in the folds that verifykit is fitted in."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence

import numpy as np
from attrs import evolve

from verifykit.evaluation.arrays import Floats, Ints
from verifykit.evaluation.sample import FALSE, TRUE, UNKNOWN, Sample
from verifykit.model.assessment import VERDICTS

try:
    from sklearn.linear_model import LogisticRegression
except ModuleNotFoundError:
    sys.exit("scikit-learn is missing: pip install -r benchmarks/verdicts/requirements.txt")

SAYS = np.array(
    [VERDICTS.index("supported"), VERDICTS.index("refuted"), VERDICTS.index("unverified")]
)
"""The verdict that stands for each label."""

Fold = tuple[Ints, Ints]


def logistic_regression(sample: Sample, counts: Floats, parts: Sequence[Fold]) -> Sample:
    """Return the sample as logistic regression answers it, each claim by a fit without its fold.

    Three classes in one multinomial fit; true against false in a fit of its own, without the
    claims that nobody settled. The defaults of scikit-learn: a ridge of 1, no scaling.
    """
    shares = np.zeros_like(sample.shares)
    score = np.zeros_like(sample.score)
    for learn, held in parts:
        shares[held] = _fit(counts[learn], sample.label[learn]).predict_proba(counts[held])
        settled = learn[sample.label[learn] != UNKNOWN]
        binary = _fit(counts[settled], sample.label[settled])
        score[held] = binary.predict_proba(counts[held])[:, list(binary.classes_).index(TRUE)]
    return evolve(sample, shares=shares, score=score, verdict=SAYS[shares.argmax(axis=1)])


def most_frequent(sample: Sample, parts: Sequence[Fold]) -> Sample:
    """Return the sample as the frequencies of labels in the other folds answer it."""
    shares = np.zeros_like(sample.shares)
    for learn, held in parts:
        shares[held] = np.bincount(sample.label[learn], minlength=3) / len(learn)
    score = shares[:, TRUE] / (shares[:, TRUE] + shares[:, FALSE])
    return evolve(sample, shares=shares, score=score, verdict=SAYS[shares.argmax(axis=1)])


def _fit(counts: Floats, label: Ints) -> LogisticRegression:
    return LogisticRegression(max_iter=5000).fit(counts, label)


FEATURES: dict[str, Callable[[Floats, Floats], Floats]] = {
    "article counts": lambda articles, effective: articles,
    "log of article counts": lambda articles, effective: np.log1p(articles),
    "effective counts": lambda articles, effective: effective,
    "S and R alone": lambda articles, effective: effective[:, :2],
}
"""What the regressions see: articles for, against and reporting; or S, R and O of the formula."""
