"""From a sample to what is said of it: figures, confusion, reliability, risk and coverage."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from verifykit.evaluation.bootstrap import Ruler
from verifykit.evaluation.labels import LABELS, Label
from verifykit.evaluation.metrics import (
    Bin,
    CoveragePoint,
    accuracy,
    area_under,
    confusion,
    reliability,
    risk_coverage,
)
from verifykit.evaluation.result import (
    ConfidenceLevel,
    EvaluatedClaim,
    Evaluation,
)
from verifykit.evaluation.sample import FALSE, TRUE, Sample, count_labels
from verifykit.model.assessment import CONFIDENCES, VERDICTS, Confidence, Verdict
from verifykit.reporting.result import Tool


def describe(
    sample: Sample,
    claims: Sequence[EvaluatedClaim],
    baselines: Mapping[str, Sample],
    ruler: Ruler,
    tool: Tool,
) -> Evaluation:
    """Return the evaluation of a sample, whose rows are the claims, and of simpler answers.

    What does not follow from the sample is left empty.
    """
    curve = _curve(sample)
    return Evaluation(
        tool=tool,
        bins=ruler.bins,
        bootstrap=ruler.bootstrap,
        claims=tuple(claims),
        labels=count_labels(sample.label),
        figures=ruler.measure(sample).estimates(),
        baselines={name: ruler.measure(other).estimates() for name, other in baselines.items()},
        confusion=_confusion(sample),
        reliability=tuple(_reliability(sample, ruler.bins)),
        curve=tuple(curve),
        area=area_under(curve) if curve else None,
        confidences=_confidences(sample, [claim.confidence for claim in claims]),
    )


def _confusion(sample: Sample) -> dict[Verdict, dict[Label, int]]:
    table = confusion(sample.label, sample.verdict, len(LABELS), len(VERDICTS))
    return {
        verdict: dict(zip(LABELS, row.tolist(), strict=True))
        for verdict, row in zip(VERDICTS, table, strict=True)
    }


def _reliability(sample: Sample, bins: int) -> list[Bin]:
    settled = sample.settled
    return reliability(settled.probability, (settled.label == TRUE).astype(float), bins)


def _curve(sample: Sample) -> list[CoveragePoint]:
    settled = sample.settled
    answered = settled.take(np.flatnonzero(settled.scored))
    says = np.where(answered.score > 0.5, TRUE, FALSE)
    sureness = np.maximum(answered.score, 1 - answered.score)
    return risk_coverage(sureness, says != answered.label, len(settled))


def _confidences(sample: Sample, confidences: Sequence[Confidence]) -> tuple[ConfidenceLevel, ...]:
    found = []
    for level in reversed(CONFIDENCES):
        inside = np.array([one == level for one in confidences], dtype=bool)
        right = accuracy(sample.label[inside], sample.said[inside])
        found.append(
            ConfidenceLevel(
                confidence=level,
                claims=int(inside.sum()),
                right=None if np.isnan(right) else right,
            )
        )
    return tuple(found)
