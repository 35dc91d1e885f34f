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
from verifykit.model.assessment import VERDICTS, ScoredClaim, Shares, Verdict
from verifykit.model.parameters import Parameters

TRUE, FALSE, UNKNOWN = range(len(LABELS))
_LEAST = 1e-300


def known_labels(label: Ints) -> Flags:
    """Return for each place in LABELS whether it is among these."""
    return np.bincount(label, minlength=len(LABELS)) > 0


def count_labels(label: Ints) -> dict[Label, int]:
    """Return how often each label is among places in LABELS."""
    return {name: int((label == place).sum()) for place, name in enumerate(LABELS)}


@frozen(kw_only=True)
class Answer:
    """What is said of one claim. `score` and `shares` are None without evidence."""

    verdict: Verdict
    score: float | None
    shares: Shares | None

    @classmethod
    def of(cls, claim: ScoredClaim) -> Self:
        """Return what is said of a scored claim."""
        return cls(verdict=claim.verdict, score=claim.score, shares=claim.shares)


@frozen(kw_only=True, eq=False)
class Sample:
    """One row per labelled claim.

    `label` and `verdict` are places in LABELS and VERDICTS. `score` is NaN where there is none;
    `stand_in` is then the probability before any evidence. `shares` has a column per label.
    `group` is the same for claims that hang together, which are drawn together. `fold` is the same
    for claims that were answered by one and the same fit: only their scores are ranked against
    each other. `known` tells of each label whether gold has it at all.
    """

    label: Ints
    verdict: Ints
    score: Floats
    stand_in: Floats
    shares: Floats
    group: Ints
    fold: Ints
    known: Flags

    @classmethod
    def of(
        cls,
        labels: Sequence[Label],
        answers: Sequence[Answer],
        parameters: Parameters,
        group: Ints | None = None,
    ) -> Self:
        """Return the sample of claims that were all scored with the same parameters."""
        nothing = pans.shares(np.zeros((1, len(pans.COUNTS))), parameters)[0]
        shares = [
            nothing if one.shares is None else (one.shares.true, one.shares.false, one.shares.open)
            for one in answers
        ]
        prior = float(sigmoid(np.array(parameters.prior)))
        label = np.array([LABELS.index(label) for label in labels], dtype=np.int64)
        return cls(
            label=label,
            verdict=np.array([VERDICTS.index(one.verdict) for one in answers], dtype=np.int64),
            score=np.array([np.nan if one.score is None else one.score for one in answers]),
            stand_in=np.full(len(answers), prior),
            shares=np.array(shares, dtype=float).reshape(len(answers), len(LABELS)),
            group=np.arange(len(answers)) if group is None else group,
            fold=np.zeros(len(answers), dtype=np.int64),
            known=known_labels(label),
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
    def known_shares(self) -> Floats:
        """The shares of the labels that gold has, of what they have together; 0 for the others.

        Where nobody could have been labelled unknown, the open share is held against nothing.
        """
        kept = np.where(self.known, self.shares, 0.0)
        found: Floats = kept / np.maximum(kept.sum(axis=1, keepdims=True), _LEAST)
        return found

    @cached_property
    def settled(self) -> Self:
        """The claims whose label is true or false."""
        return self.take(np.flatnonzero(self.label != UNKNOWN))

    def take(self, rows: Array) -> Self:
        """Return the sample of some rows, in that order, perhaps repeated."""
        return evolve(self, **{name: getattr(self, name)[rows] for name in self._rows()})

    @classmethod
    def joined(cls, parts: Sequence[tuple[Ints, Self]]) -> Self:
        """Return the sample of which each part, a fold, has the rows named beside it."""
        order = np.argsort(np.concatenate([rows for rows, _ in parts]), kind="stable")
        samples = [
            evolve(part, fold=np.full(len(part), number)) for number, (_, part) in enumerate(parts)
        ]
        return cls(
            known=np.any([part.known for part in samples], axis=0),
            **{
                name: np.concatenate([getattr(part, name) for part in samples])[order]
                for name in cls._rows()
            },
        )

    @classmethod
    def _rows(cls) -> list[str]:
        """The names of what has a row per claim."""
        return [name for name in fields_dict(cls) if name != "known"]
