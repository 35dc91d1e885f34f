"""The figures that are reported, each with what it is computed from and which way is better."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

import numpy as np
from attrs import field, frozen

from verifykit.evaluation.arrays import Flags
from verifykit.evaluation.labels import LABELS
from verifykit.evaluation.metrics import (
    BINS,
    accuracy,
    auc,
    brier,
    brier_of_shares,
    expected_calibration_error,
    log_loss,
    log_loss_of_shares,
    macro_f1,
)
from verifykit.evaluation.sample import FALSE, TRUE, UNKNOWN, Sample

Part = Literal["verdict", "shares", "score"]


@frozen
class Figure:
    """One figure. `part` is what it judges: the verdict, the three shares, or the score.

    Figures of the score are about claims that were settled, true against false. `among` are the
    claims that it is a mean of, each with a value from 0 to `top`; a `share` is a mean of 0 and 1.
    Where `top` is None its values have no upper end.
    """

    name: str
    part: Part
    title: str
    of: Callable[[Sample], float]
    higher_is_better: bool = field(default=True, kw_only=True)
    share: bool = field(default=False, kw_only=True)
    top: float | None = field(default=1.0, kw_only=True)
    among: Callable[[Sample], Flags] = field(
        default=lambda sample: np.ones(len(sample), dtype=bool), kw_only=True
    )


def figures(bins: int = BINS) -> tuple[Figure, ...]:
    """Return all figures; `bins` are those of the expected calibration error."""
    return (*_OF_VERDICTS, *_OF_SHARES, *_of_scores(bins))


def _settled(of: Callable[[np.ndarray, np.ndarray], float]) -> Callable[[Sample], float]:
    def figure(sample: Sample) -> float:
        settled = sample.settled
        return of(settled.probability, (settled.label == TRUE).astype(float))

    return figure


def _mean(flags: np.ndarray) -> float:
    return float(flags.mean()) if len(flags) else float("nan")


def _settled_ones(sample: Sample) -> Flags:
    found: Flags = sample.label != UNKNOWN
    return found


def _answered_and_settled(sample: Sample) -> Flags:
    found: Flags = _settled_ones(sample) & (sample.said != UNKNOWN)
    return found


def _rarer(sample: Sample) -> Flags:
    """The claims of the rarer of true and false: a ranking knows no more than it has of them."""
    true, false = sample.label == TRUE, sample.label == FALSE
    found: Flags = true if true.sum() <= false.sum() else false
    return found


def _ranking(sample: Sample) -> float:
    settled = sample.settled
    true = (settled.label == TRUE).astype(float)
    return auc(settled.probability, true, settled.fold)


def _right_where_answered(sample: Sample) -> float:
    answered = _answered_and_settled(sample)
    return _mean(sample.said[answered] == sample.label[answered])


_OF_VERDICTS = (
    Figure(
        "accuracy",
        "verdict",
        "accuracy",
        lambda sample: accuracy(sample.label, sample.said),
        share=True,
    ),
    Figure(
        "macro-f1",
        "verdict",
        "macro-F1",
        lambda sample: macro_f1(sample.label, sample.said, len(LABELS)),
    ),
    Figure(
        "answered",
        "verdict",
        "share answered with true or false",
        lambda sample: _mean(sample.said != UNKNOWN),
        share=True,
    ),
    Figure(
        "right-where-answered",
        "verdict",
        "share right of those answered and settled",
        _right_where_answered,
        share=True,
        among=_answered_and_settled,
    ),
)
_OF_SHARES = (
    Figure(
        "shares-brier",
        "shares",
        "Brier score of the three shares (0 to 2)",
        lambda sample: brier_of_shares(sample.known_shares, sample.label),
        higher_is_better=False,
        top=2.0,
    ),
    Figure(
        "shares-log-loss",
        "shares",
        "log loss of the three shares",
        lambda sample: log_loss_of_shares(sample.known_shares, sample.label),
        higher_is_better=False,
        top=None,
    ),
    Figure(
        "shares-macro-f1",
        "shares",
        "macro-F1 of the largest share",
        lambda sample: macro_f1(sample.label, sample.known_shares.argmax(axis=1), len(LABELS)),
    ),
)


def _of_scores(bins: int) -> tuple[Figure, ...]:
    return (
        Figure(
            "brier",
            "score",
            "Brier score",
            _settled(brier),
            higher_is_better=False,
            among=_settled_ones,
        ),
        Figure(
            "log-loss", "score", "log loss", _settled(log_loss), higher_is_better=False, top=None
        ),
        Figure(
            "ece",
            "score",
            f"expected calibration error, {bins} equal-mass bins",
            _settled(lambda score, true: expected_calibration_error(score, true, bins)),
            higher_is_better=False,
            among=_settled_ones,
        ),
        Figure("auc", "score", "area under the ROC curve", _ranking, among=_rarer),
        Figure(
            "scored",
            "score",
            "share that has a score",
            lambda sample: _mean(sample.settled.scored),
            share=True,
            among=_settled_ones,
        ),
        Figure(
            "brier-where-scored",
            "score",
            "Brier score where there is a score",
            lambda sample: _settled(brier)(sample.take(np.flatnonzero(sample.scored))),
            higher_is_better=False,
            among=lambda sample: _settled_ones(sample) & sample.scored,
        ),
    )
