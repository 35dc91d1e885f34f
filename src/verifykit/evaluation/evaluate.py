"""evaluate(cases, gold) -> Evaluation: how right verdicts, shares and scores are."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from attrs import field, frozen

from verifykit import engine
from verifykit.comparison import compare_all
from verifykit.config.settings import Settings
from verifykit.evaluation.ablation import COMPONENTS, Assess, Without, without
from verifykit.evaluation.baselines import always_the_most_frequent, by_count
from verifykit.evaluation.bootstrap import Bootstrap, Estimate, Measured, measure, resamples
from verifykit.evaluation.figures import figures
from verifykit.evaluation.kinship import kin
from verifykit.evaluation.labels import LABELS, Gold, Label
from verifykit.evaluation.matching import Labelled, match
from verifykit.evaluation.metrics.calibration_error import BINS, Bin, reliability
from verifykit.evaluation.metrics.classes import accuracy, confusion
from verifykit.evaluation.metrics.risk_coverage import CoveragePoint, area_under, risk_coverage
from verifykit.evaluation.sample import FALSE, TRUE, Answer, Sample
from verifykit.model.assessment import VERDICTS, Confidence, ScoredClaim, Verdict
from verifykit.model.case import Case
from verifykit.model.report import Failure, Tool

CONFIDENCES: tuple[Confidence, ...] = ("high", "moderate", "low")


@frozen(kw_only=True)
class EvaluatedClaim:
    """One labelled claim and what was said of it."""

    case: str | None
    claim: str
    label: Label
    verdict: Verdict
    score: float | None
    confidence: Confidence


@frozen(kw_only=True)
class ConfidenceLevel:
    """Claims of one confidence: how many, and the share of verdicts that are right."""

    confidence: Confidence
    claims: int
    right: float | None


@frozen(kw_only=True)
class Ablation:
    """Figures without a component, less those with it; `changed` counts claims that differ."""

    component: str
    meaning: str
    changed: int
    differences: Mapping[str, Estimate]


@frozen(kw_only=True)
class Evaluation:
    """How right the verdicts, shares and scores of labelled claims are.

    `figures` are by name, and `baselines` have the same figures for simpler answers.
    `confusion` counts claims by verdict and label. `curve` is the risk of the score being on the
    wrong side of one half if only the surest are answered; `area` is its mean.
    """

    tool: Tool
    bins: int
    bootstrap: Bootstrap
    claims: tuple[EvaluatedClaim, ...]
    labels: Mapping[Label, int]
    figures: Mapping[str, Estimate]
    baselines: Mapping[str, Mapping[str, Estimate]]
    confusion: Mapping[Verdict, Mapping[Label, int]]
    reliability: tuple[Bin, ...]
    curve: tuple[CoveragePoint, ...]
    area: float | None
    confidences: tuple[ConfidenceLevel, ...]
    ablations: tuple[Ablation, ...] = ()
    unmatched: tuple[Gold, ...] = ()
    unlabelled: int = 0
    failures: tuple[Failure, ...] = ()
    warnings: tuple[str, ...] = field(default=())


def evaluate(
    cases: Sequence[Case],
    gold: Sequence[Gold],
    settings: Settings | None = None,
    *,
    bins: int = BINS,
    bootstrap: Bootstrap | None = None,
    components: Sequence[Without] = COMPONENTS,
    assess: Assess = engine.assess,
) -> Evaluation:
    """Compare what verifykit says of the claims of some cases with gold labels.

    `components` are left out one by one to see what each is good for; the assessment itself
    stays as `settings` have it. Raises InputError if the labels and the claims do not fit
    together.
    """
    settings, bootstrap = settings or Settings(), bootstrap or Bootstrap()
    labelled = match(cases, gold)
    reports = [assess(case, settings) for case in cases]
    scored = [{claim.id: claim for claim in report.claims} for report in reports]
    claims = _in_order(labelled, scored)
    group = kin(list(labelled.labels), [compare_all(case) for case in cases])
    rows = resamples(group, bootstrap)
    known = figures(bins)

    def measured(sample: Sample) -> Measured:
        return measure(known, [sample], rows)

    def sample_of(scored: Sequence[ScoredClaim]) -> Sample:
        answers = [answer(claim) for claim in scored]
        return Sample.of(list(labelled.labels.values()), answers, settings.parameters, group)

    sample = sample_of(claims)
    base = measured(sample)
    ablations = []
    for component in components:
        others = _in_order(labelled, without(component, cases, reports, settings, assess))
        changed = sum(answer(a) != answer(b) for a, b in zip(others, claims, strict=True))
        gains = measured(sample_of(others)).gains(base) if changed else {}
        ablations.append(
            Ablation(
                component=component.component,
                meaning=component.meaning,
                changed=changed,
                differences=gains,
            )
        )
    curve = _curve(sample)
    return Evaluation(
        tool=reports[0].tool,
        bins=bins,
        bootstrap=bootstrap,
        claims=tuple(
            EvaluatedClaim(
                case=cases[number].id,
                claim=name,
                label=label,
                verdict=claim.verdict,
                score=claim.score,
                confidence=claim.confidence,
            )
            for ((number, name), label), claim in zip(labelled.labels.items(), claims, strict=True)
        ),
        labels={label: int((sample.label == place).sum()) for place, label in enumerate(LABELS)},
        figures=base.estimates(),
        baselines={
            "count of documents": measured(by_count(sample, claims)).estimates(),
            "most frequent label": measured(always_the_most_frequent(sample)).estimates(),
        },
        confusion=_confusion(sample),
        reliability=tuple(_reliability(sample, bins)),
        curve=tuple(curve),
        area=area_under(curve) if curve else None,
        confidences=_confidences(sample, claims),
        ablations=tuple(ablations),
        unmatched=labelled.unmatched,
        unlabelled=labelled.unlabelled,
        failures=tuple(failure for report in reports for failure in report.errors),
    )


def answer(claim: ScoredClaim) -> Answer:
    """Return what is compared with gold."""
    return Answer(verdict=claim.verdict, score=claim.score, weights=claim.weights)


def _in_order(labelled: Labelled, scored: Sequence[Mapping[str, ScoredClaim]]) -> list[ScoredClaim]:
    return [scored[number][name] for number, name in labelled.labels]


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


def _confidences(sample: Sample, claims: Sequence[ScoredClaim]) -> tuple[ConfidenceLevel, ...]:
    found = []
    for level in CONFIDENCES:
        inside = np.array([claim.confidence == level for claim in claims])
        right = accuracy(sample.label[inside], sample.said[inside])
        found.append(
            ConfidenceLevel(
                confidence=level,
                claims=int(inside.sum()),
                right=None if np.isnan(right) else right,
            )
        )
    return tuple(found)
