"""Labelled claims and what was said of them, as arrays that figures are computed from."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import Self

import numpy as np
from attrs import evolve, fields_dict, frozen

from verifykit.evaluation import pans
from verifykit.evaluation.arrays import Array, Flags, Floats, Ints, sigmoid
from verifykit.evaluation.labels import LABELS, SAYS, Label
from verifykit.model.assessment import VERDICTS, Verdict, Weights
from verifykit.model.parameters import Parameters

TRUE, FALSE, UNKNOWN = range(len(LABELS))


def count_labels(label: Ints) -> dict[Label, int]:
    """Return how often each label is among places in LABELS."""
    return {name: int((label == place).sum()) for place, name in enumerate(LABELS)}


@frozen(kw_only=True)
class Answer:
    """What is said of one claim. `score` is None, and `weights` are zero, without evidence."""

    verdict: Verdict
    score: float | None
    weights: Weights


@frozen(kw_only=True, eq=False)
class Sample:
    """One row per labelled claim.

    `label` and `verdict` are places in LABELS and VERDICTS. `score` is NaN where there is none;
    `stand_in` is then the probability before any evidence. `shares` has a column per label.
    `group` is the same for claims that bear on each other, which are drawn together.
    """

    label: Ints
    verdict: Ints
    score: Floats
    stand_in: Floats
    shares: Floats
    group: Ints

    @classmethod
    def of(
        cls,
        labels: Sequence[Label],
        answers: Sequence[Answer],
        parameters: Parameters,
        group: Ints | None = None,
    ) -> Self:
        """Return the sample of claims that were all scored with the same parameters."""
        rows = [(one.weights.support, one.weights.refute, one.weights.open) for one in answers]
        weights = np.array(rows, dtype=float).reshape(len(answers), 3)
        prior = float(sigmoid(np.array(parameters.prior)))
        return cls(
            label=np.array([LABELS.index(label) for label in labels], dtype=np.int64),
            verdict=np.array([VERDICTS.index(one.verdict) for one in answers], dtype=np.int64),
            score=np.array([np.nan if one.score is None else one.score for one in answers]),
            stand_in=np.full(len(answers), prior),
            shares=pans.shares(weights, parameters),
            group=np.arange(len(answers)) if group is None else group,
        )

    def __len__(self) -> int:
        return len(self.label)

    @cached_property
    def said(self) -> Ints:
        """The label that each verdict stands for, as a place in LABELS."""
        stands_for = np.array([LABELS.index(SAYS[verdict]) for verdict in VERDICTS])
        found: Ints = stands_for[self.verdict]
        return found

    @cached_property
    def scored(self) -> Flags:
        """Which claims have a score."""
        return ~np.isnan(self.score)

    @cached_property
    def probability(self) -> Floats:
        """The score, or what stands in for it."""
        return np.where(self.scored, self.score, self.stand_in)

    @cached_property
    def settled(self) -> Self:
        """The claims whose label is true or false."""
        return self.take(np.flatnonzero(self.label != UNKNOWN))

    def take(self, rows: Array) -> Self:
        """Return the sample of some rows, in that order, perhaps repeated."""
        return evolve(
            self,
            label=self.label[rows],
            verdict=self.verdict[rows],
            score=self.score[rows],
            stand_in=self.stand_in[rows],
            shares=self.shares[rows],
            group=self.group[rows],
        )

    @classmethod
    def joined(cls, parts: Sequence[tuple[Ints, Self]]) -> Self:
        """Return the sample of which each part has the rows named beside it."""
        order = np.argsort(np.concatenate([rows for rows, _ in parts]), kind="stable")
        samples = [part for _, part in parts]
        return cls(
            **{
                name: np.concatenate([getattr(part, name) for part in samples])[order]
                for name in fields_dict(cls)
            }
        )
