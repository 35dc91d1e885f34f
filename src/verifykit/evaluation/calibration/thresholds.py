"""Where a verdict begins: thresholds of the score, moved only if that clearly helps."""

from __future__ import annotations

from itertools import product

import numpy as np
from attrs import evolve

from verifykit.evaluation.arrays import Ints
from verifykit.evaluation.bootstrap import Bootstrap, resamples
from verifykit.evaluation.calibration.examples import Examples
from verifykit.evaluation.labels import LABELS
from verifykit.evaluation.metrics.classes import macro_f1
from verifykit.model.parameters import Parameters

SUPPORTED = (0.55, 0.6, 0.65, 0.7, 0.75)
REFUTED = (0.15, 0.2, 0.25, 0.3, 0.35, 0.4)
_DRAWS = 200


def with_thresholds(examples: Examples, rows: Ints, parameters: Parameters) -> Parameters:
    """Return parameters with the scores from which a claim is supported, and up to which refuted.

    Those with the best macro-F1 of the verdicts of these claims, unless their gain is within its
    standard error over groups of claims: then they stay. The amounts of evidence that a verdict
    needs are not touched.
    """
    scored = examples.scored(parameters)
    label, group = examples.label[rows], examples.group[rows]
    options = _options(parameters)
    said = [examples.said(option, rows, scored) for option in options]
    gains = [macro_f1(label, one, len(LABELS)) for one in said]
    best = int(np.argmax(gains))
    if best == 0:
        return parameters
    differences = [
        macro_f1(label[drawn], said[best][drawn], len(LABELS))
        - macro_f1(label[drawn], said[0][drawn], len(LABELS))
        for drawn in resamples(group, Bootstrap(repeats=_DRAWS))
    ]
    clear = gains[best] - gains[0] > np.std(differences, ddof=1)
    return options[best] if clear else parameters


def _options(base: Parameters) -> list[Parameters]:
    """The thresholds to try: those in use first, then from the nearest to the furthest."""

    def distance(option: Parameters) -> float:
        return abs(option.supported_score - base.supported_score) + abs(
            option.refuted_score - base.refuted_score
        )

    others = [
        evolve(base, supported_score=supported, refuted_score=refuted)
        for supported, refuted in product(SUPPORTED, REFUTED)
        if supported <= base.corroborated_score
    ]
    return [base, *sorted(others, key=distance)]
