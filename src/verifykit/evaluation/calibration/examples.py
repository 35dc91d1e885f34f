"""What calibration learns from: the effective counts of labelled claims, under each discount."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from attrs import evolve, frozen

from verifykit.config.settings import Settings
from verifykit.engine import scoring_of
from verifykit.evaluation.arrays import Floats, Ints
from verifykit.evaluation.kinship import kin
from verifykit.evaluation.labels import LABELS
from verifykit.evaluation.matching import Labelled
from verifykit.evaluation.sample import Answer, Sample
from verifykit.model.case import Case
from verifykit.model.parameters import Parameters
from verifykit.scoring import Scoring

DISCOUNTS = (0.5, 0.6, 0.7, 0.8, 0.9)


@frozen(kw_only=True, eq=False)
class Examples:
    """Labelled claims in a fixed order.

    `cases` are scored with the parameters `base`, from which a fit starts. `label` is a place in
    LABELS, `group` is the same for claims that bear on each other, and `counts` has, for each
    discount tried, a row per claim with S, R and O.
    """

    cases: tuple[Scoring, ...]
    base: Parameters
    claims: tuple[tuple[int, str], ...]
    label: Ints
    group: Ints
    counts: Mapping[float, Floats]

    def scored(self, parameters: Parameters) -> list[Scoring]:
        """Return each case, to be scored with other parameters."""
        return [evolve(case, parameters=parameters) for case in self.cases]

    def sample(
        self, parameters: Parameters, rows: Ints, scored: Sequence[Scoring] | None = None
    ) -> Sample:
        """Return what is said of some of the claims with these parameters."""
        scored = scored or self.scored(parameters)
        answers = []
        for row in rows.tolist():
            number, name = self.claims[row]
            claim = scored[number].claim(name)
            answers.append(
                Answer(
                    verdict=scored[number].verdict(name, parameters),
                    score=claim.score,
                    weights=claim.weights,
                )
            )
        labels = [LABELS[place] for place in self.label[rows]]
        return Sample.of(labels, answers, parameters, self.group[rows])


def examples(cases: Sequence[Case], labelled: Labelled, settings: Settings) -> Examples:
    """Return the labelled claims with their counts; accepted proposals take effect."""
    claims, base = tuple(labelled.labels), settings.parameters
    scored = tuple(scoring_of(case, settings) for case in cases)
    return Examples(
        cases=scored,
        base=base,
        claims=claims,
        label=np.array([LABELS.index(one) for one in labelled.labels.values()], dtype=np.int64),
        group=kin(claims, [case.comparisons for case in scored]),
        counts={
            discount: _counts(scored, claims, evolve(base, discount=discount))
            for discount in sorted({*DISCOUNTS, base.discount})
        },
    )


def _counts(
    cases: Sequence[Scoring], claims: Sequence[tuple[int, str]], parameters: Parameters
) -> Floats:
    scored = [evolve(case, parameters=parameters) for case in cases]
    weights = [scored[number].claim(name).weights for number, name in claims]
    return np.array([(one.support, one.refute, one.open) for one in weights])
