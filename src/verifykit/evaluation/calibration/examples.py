"""What calibration learns from: the effective counts of labelled claims, under each discount."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from attrs import evolve, frozen

from verifykit.config.settings import Settings
from verifykit.evaluation.arrays import Floats, Ints
from verifykit.evaluation.kinship import kin
from verifykit.evaluation.labels import LABELS, Label
from verifykit.evaluation.matching import Labelled
from verifykit.evaluation.sample import Answer, Sample
from verifykit.model.case import Case
from verifykit.model.parameters import Parameters
from verifykit.scoring import Scoring, score_case

DISCOUNTS = (0.5, 0.6, 0.7, 0.8, 0.9)


@frozen(kw_only=True, eq=False)
class Examples:
    """Labelled claims in a fixed order.

    `label` is a place in LABELS, `group` is the same for claims that bear on each other, and
    `counts` has, for each discount tried, a row per claim with S, R and O.
    """

    cases: tuple[Case, ...]
    settings: Settings
    claims: tuple[tuple[int, str], ...]
    label: Ints
    group: Ints
    counts: Mapping[float, Floats]

    @property
    def labels(self) -> list[Label]:
        """The label of each claim."""
        return [LABELS[place] for place in self.label]

    def scored(self, parameters: Parameters) -> list[Scoring]:
        """Return each case, to be scored with these parameters."""
        return _scored(self.cases, self.settings, parameters)

    def sample(
        self, parameters: Parameters, rows: Ints, scored: Sequence[Scoring] | None = None
    ) -> Sample:
        """Return what is said of some of the claims with these parameters."""
        scored = scored or self.scored(parameters)
        answers = []
        for row in rows.tolist():
            number, name = self.claims[row]
            judged = scored[number].judged(name)
            answers.append(
                Answer(
                    verdict=scored[number].verdict(name, parameters),
                    score=judged.score,
                    weights=judged.own.weights,
                )
            )
        labels = [LABELS[place] for place in self.label[rows]]
        return Sample.of(labels, answers, parameters, self.group[rows])


def examples(cases: Sequence[Case], labelled: Labelled, settings: Settings) -> Examples:
    """Return the labelled claims with their counts."""
    claims = tuple(labelled.labels)
    base = settings.parameters
    counts = {}
    compared = None
    for discount in sorted({*DISCOUNTS, base.discount}):
        scored = _scored(cases, settings, evolve(base, discount=discount))
        compared = compared or [one.comparisons for one in scored]
        counts[discount] = np.array([_counts(scored[number], name) for number, name in claims])
    return Examples(
        cases=tuple(cases),
        settings=settings,
        claims=claims,
        label=np.array([LABELS.index(one) for one in labelled.labels.values()], dtype=np.int64),
        group=kin(claims, compared or []),
        counts=counts,
    )


def _scored(cases: Sequence[Case], settings: Settings, parameters: Parameters) -> list[Scoring]:
    return [
        score_case(
            case,
            parameters,
            profile=settings.profile,
            prefer_profile=settings.prefer_profile,
        )
        for case in cases
    ]


def _counts(scoring: Scoring, claim: str) -> tuple[float, float, float]:
    weights = scoring.judged(claim).own.weights
    return weights.support, weights.refute, weights.open
