"""evaluate(cases, gold) -> Evaluation: how right verdicts, shares and scores are."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from attrs import evolve

from verifykit import engine
from verifykit.comparison import compare_all
from verifykit.config.settings import Settings
from verifykit.evaluation.ablation import COMPONENTS, Assess, Without, without
from verifykit.evaluation.baselines import always_the_most_frequent, by_count
from verifykit.evaluation.bootstrap import Bootstrap, Measured
from verifykit.evaluation.describe import Ruler, describe
from verifykit.evaluation.kinship import kin
from verifykit.evaluation.labels import Gold
from verifykit.evaluation.matching import Labelled, match
from verifykit.evaluation.metrics.calibration_error import BINS
from verifykit.evaluation.result import Ablation, EvaluatedClaim, Evaluation
from verifykit.evaluation.sample import Answer, Sample
from verifykit.model.assessment import ScoredClaim
from verifykit.model.case import Case


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
    ruler = Ruler.of(group, bins, bootstrap)

    def sample_of(scored: Sequence[ScoredClaim]) -> Sample:
        answers = [_answer(claim) for claim in scored]
        return Sample.of(list(labelled.labels.values()), answers, settings.parameters, group)

    sample = sample_of(claims)
    base = ruler.measure(sample) if components else None
    ablations = []
    for component in components:
        others = _in_order(labelled, without(component, cases, reports, settings, assess))
        changed = sum(_answer(a) != _answer(b) for a, b in zip(others, claims, strict=True))
        found = ruler.measure(sample_of(others)) if changed else None
        ablations.append(_ablation(component, changed, found, base))
    described = describe(
        sample,
        _evaluated(cases, labelled, claims),
        {
            "count of documents": by_count(sample, claims),
            "most frequent label": always_the_most_frequent(sample),
        },
        ruler,
        reports[0].tool,
    )
    return evolve(
        described,
        ablations=tuple(ablations),
        unmatched=labelled.unmatched,
        unlabelled=labelled.unlabelled,
        failures=tuple(failure for report in reports for failure in report.errors),
    )


def _ablation(
    component: Without, changed: int, found: Measured | None, base: Measured | None
) -> Ablation:
    return Ablation(
        component=component.component,
        meaning=component.meaning,
        changed=changed,
        differences={} if found is None or base is None else found.gains(base),
    )


def _evaluated(
    cases: Sequence[Case], labelled: Labelled, claims: Sequence[ScoredClaim]
) -> list[EvaluatedClaim]:
    return [
        EvaluatedClaim(
            case=cases[number].id,
            claim=name,
            label=label,
            verdict=claim.verdict,
            score=claim.score,
            confidence=claim.confidence,
        )
        for ((number, name), label), claim in zip(labelled.labels.items(), claims, strict=True)
    ]


def _answer(claim: ScoredClaim) -> Answer:
    return Answer(verdict=claim.verdict, score=claim.score, weights=claim.weights)


def _in_order(labelled: Labelled, scored: Sequence[Mapping[str, ScoredClaim]]) -> list[ScoredClaim]:
    return [scored[number][name] for number, name in labelled.labels]
