"""The figures that are reported, each with what it is computed from and which way is better."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

import numpy as np
from attrs import frozen

from verifykit.evaluation.arrays import Flags
from verifykit.evaluation.labels import LABELS
from verifykit.evaluation.metrics import (
    BINS,
    accuracy,
    auc_within,
    brier,
    brier_of_shares,
    expected_calibration_error,
    log_loss,
    log_loss_of_shares,
    macro_f1,
)
from verifykit.evaluation.sample import FALSE, TRUE, UNKNOWN, Sample

Part = Literal["verdict", "shares", "score"]


@frozen(kw_only=True)
class Figure:
    """One figure. `part` is what it judges: the verdict, the three shares, or the score.

    Figures of the score are about claims that were settled, true against false. `among` are the
    claims that it is a mean of, each with a value from 0 to `top`; a `share` is a mean of 0 and 1.
    Where `top` is None its values have no upper end.
    """

    name: str
    part: Part
    title: str
    higher_is_better: bool
    of: Callable[[Sample], float]
    share: bool = False
    top: float | None = 1.0
    among: Callable[[Sample], Flags] = lambda sample: np.ones(len(sample), dtype=bool)


def figures(bins: int = BINS) -> tuple[Figure, ...]:
    """Return all figures; `bins` are those of the expected calibration error."""
    return (
        Figure(
            name="accuracy",
            part="verdict",
            title="accuracy",
            higher_is_better=True,
            of=lambda sample: accuracy(sample.label, sample.said),
            share=True,
        ),
        Figure(
            name="macro-f1",
            part="verdict",
            title="macro-F1",
            higher_is_better=True,
            of=lambda sample: macro_f1(sample.label, sample.said, len(LABELS)),
        ),
        Figure(
            name="answered",
            part="verdict",
            title="share answered with true or false",
            higher_is_better=True,
            of=lambda sample: _mean(sample.said != UNKNOWN),
            share=True,
        ),
        Figure(
            name="right-where-answered",
            part="verdict",
            title="share right of those answered and settled",
            higher_is_better=True,
            of=_right_where_answered,
            share=True,
            among=_answered_and_settled,
        ),
        Figure(
            name="shares-brier",
            part="shares",
            title="Brier score of the three shares (0 to 2)",
            higher_is_better=False,
            of=lambda sample: brier_of_shares(sample.known_shares, sample.label),
            top=2.0,
        ),
        Figure(
            name="shares-log-loss",
            part="shares",
            title="log loss of the three shares",
            higher_is_better=False,
            of=lambda sample: log_loss_of_shares(sample.known_shares, sample.label),
            top=None,
        ),
        Figure(
            name="shares-macro-f1",
            part="shares",
            title="macro-F1 of the largest share",
            higher_is_better=True,
            of=lambda sample: macro_f1(
                sample.label, sample.known_shares.argmax(axis=1), len(LABELS)
            ),
        ),
        Figure(
            name="brier",
            part="score",
            title="Brier score",
            higher_is_better=False,
            of=_settled(brier),
            among=_settled_ones,
        ),
        Figure(
            name="log-loss",
            part="score",
            title="log loss",
            higher_is_better=False,
            of=_settled(log_loss),
            top=None,
        ),
        Figure(
            name="ece",
            part="score",
            title=f"expected calibration error, {bins} equal-mass bins",
            higher_is_better=False,
            of=_settled(lambda score, true: expected_calibration_error(score, true, bins)),
            among=_settled_ones,
        ),
        Figure(
            name="auc",
            part="score",
            title="area under the ROC curve",
            higher_is_better=True,
            of=_ranking,
            among=_rarer,
        ),
        Figure(
            name="scored",
            part="score",
            title="share that has a score",
            higher_is_better=True,
            of=lambda sample: _mean(sample.settled.scored),
            share=True,
            among=_settled_ones,
        ),
        Figure(
            name="brier-where-scored",
            part="score",
            title="Brier score where there is a score",
            higher_is_better=False,
            of=lambda sample: _settled(brier)(sample.take(np.flatnonzero(sample.scored))),
            among=lambda sample: _settled_ones(sample) & sample.scored,
        ),
    )


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
    return auc_within(settled.probability, true, settled.fold)


def _right_where_answered(sample: Sample) -> float:
    answered = _answered_and_settled(sample)
    return _mean(sample.said[answered] == sample.label[answered])
