"""evaluate(cases, gold) -> Evaluation: how right verdicts, shares and scores are."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from attrs import evolve

from verifykit import engine
from verifykit.comparison import compare_all
from verifykit.config.settings import Settings
from verifykit.evaluation.ablation import COMPONENTS, Assess, Without, without
from verifykit.evaluation.arrays import Floats
from verifykit.evaluation.bootstrap import Bootstrap, Ruler
from verifykit.evaluation.describe import describe
from verifykit.evaluation.groups import group
from verifykit.evaluation.labels import LABELS, Gold
from verifykit.evaluation.leakage import gold_of, refuse_all
from verifykit.evaluation.matching import LabelledClaims, match
from verifykit.evaluation.metrics import BINS
from verifykit.evaluation.promise import kept_promise
from verifykit.evaluation.result import Ablation, EvaluatedClaim, Evaluation
from verifykit.evaluation.sample import FALSE, TRUE, UNKNOWN, Answer, Sample
from verifykit.model.assessment import VERDICTS, ScoredClaim, Verdict
from verifykit.model.case import Case
from verifykit.reporting.result import Tool

_VERDICT: dict[int, Verdict] = {TRUE: "supported", FALSE: "refuted", UNKNOWN: "unverified"}


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
    stays as `settings` have it. Claims whose labels went into the settings, or that hang together
    with such a claim, are left out. Raise InputError if the labels and the claims do not fit
    together, and UsageError if all of these claims went into the settings: `evaluate_refitted`
    judges them honestly.
    """
    settings, bootstrap = settings or Settings(), bootstrap or Bootstrap()
    labelled = match(cases, gold)
    groups = group(cases, labelled, map(compare_all, cases), gold_of(settings))
    refuse_all(groups.tainted, settings)
    kept = np.flatnonzero(~groups.tainted)
    left, labelled = len(groups.tainted) - len(kept), labelled.only(kept)
    reports = [assess(case, settings) for case in cases]
    scored = [{claim.id: claim for claim in report.claims} for report in reports]
    claims = _in_order(labelled, scored)
    ruler = Ruler.of(groups.number[kept], bins, bootstrap)

    def sample_of(scored: Sequence[ScoredClaim]) -> Sample:
        answers = [Answer.of(claim) for claim in scored]
        labels = list(labelled.labels.values())
        return Sample.of(labels, answers, settings.parameters, groups.number[kept])

    sample = sample_of(claims)
    base = ruler.measure(sample) if components else None
    ablations = []
    for component in components:
        others = _in_order(labelled, without(component, cases, reports, settings, assess))
        changed = sum(Answer.of(a) != Answer.of(b) for a, b in zip(others, claims, strict=True))
        found = ruler.measure(sample_of(others)) if changed else None
        ablations.append(
            Ablation(
                component=component.component,
                meaning=component.meaning,
                changed=changed,
                differences={} if found is None or base is None else found.gains(base),
            )
        )
    return evolve(
        evaluation_of(cases, labelled, claims, sample, ruler, reports[0].tool),
        ablations=tuple(ablations),
        left_out=left,
        failures=tuple(failure for report in reports for failure in report.errors),
        promise=kept_promise(settings.parameters, sample),
    )


def evaluation_of(
    cases: Sequence[Case],
    labelled: LabelledClaims,
    claims: Sequence[ScoredClaim],
    sample: Sample,
    ruler: Ruler,
    tool: Tool,
) -> Evaluation:
    """Return the evaluation of a sample of claims of cases, with what simpler answers would be."""
    found = describe(
        sample,
        _evaluated(cases, labelled, claims),
        {
            "count of documents": _by_count(sample, claims),
            "most frequent label": _always_the_most_frequent(sample),
        },
        ruler,
        tool,
    )
    return evolve(found, unmatched=labelled.unmatched, unlabelled=labelled.unlabelled)


def _evaluated(
    cases: Sequence[Case], labelled: LabelledClaims, claims: Sequence[ScoredClaim]
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


def _in_order(
    labelled: LabelledClaims, scored: Sequence[Mapping[str, ScoredClaim]]
) -> list[ScoredClaim]:
    return [scored[number][name] for number, name in labelled.labels]


def _by_count(sample: Sample, claims: Sequence[ScoredClaim]) -> Sample:
    """Return the sample as a count of the documents for and against answers it."""
    counts = [(one.support.documents, one.opposition.documents) for one in claims]
    return count_sample(sample, np.array(counts, dtype=float).reshape(len(claims), 2))


def count_sample(sample: Sample, counts: Floats) -> Sample:
    """Return the sample as two counts per claim, for and against, answer it.

    The larger one is right, a tie is unknown. The score is (for + 1) / (for + against + 2),
    Laplace's rule; a claim of which nothing speaks for or against has none, with one half
    standing in. The shares are those of the counts, one added to each.
    """
    for_, against = counts.T
    said = np.select([for_ > against, against > for_], [TRUE, FALSE], UNKNOWN)
    spoken = for_ + against > 0
    score = (for_ + 1) / (for_ + against + 2)
    shares = np.column_stack([counts, np.zeros(len(counts))]) + 1
    return evolve(
        sample,
        verdict=np.array([VERDICTS.index(_VERDICT[int(one)]) for one in said], dtype=np.int64),
        score=np.where(spoken, score, np.nan),
        stand_in=np.full(len(counts), 0.5),
        shares=shares / shares.sum(axis=1, keepdims=True),
    )


def _always_the_most_frequent(sample: Sample) -> Sample:
    """Return the sample as somebody answers it who knows how often each label occurs, no more."""
    counts = np.bincount(sample.label, minlength=len(LABELS)).astype(float)
    said = VERDICTS.index(_VERDICT[int(counts.argmax())])
    settled = counts[TRUE] + counts[FALSE]
    rate = counts[TRUE] / settled if settled else 0.5
    return evolve(
        sample,
        verdict=np.full(len(sample), said, dtype=np.int64),
        score=np.full(len(sample), rate),
        shares=np.tile(counts / counts.sum(), (len(sample), 1)),
    )
