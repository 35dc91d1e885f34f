"""The values of an evaluation: what was compared with gold, and how right it was."""

from __future__ import annotations

from collections.abc import Mapping

from attrs import frozen

from verifykit.evaluation.bootstrap import Bootstrap, Estimate
from verifykit.evaluation.labels import Gold, Label
from verifykit.evaluation.metrics import Bin, CoveragePoint
from verifykit.model.assessment import Confidence, Verdict
from verifykit.model.fit import Promise
from verifykit.reporting.result import Failure, Tool


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
class ObjectFigures:
    """Of how many objects of a corpus the value that scores best is the true one.

    Ties count in part. `by_count` is the same for the value that most documents state.
    """

    objects: int
    best_is_true: Estimate
    by_count: Estimate


@frozen(kw_only=True)
class KeptPromise:
    """A promise of the parameters, held against labels that it was not made from.

    Of `given` verdicts `wrong` differ from the label, between `low` and `high` of all that might
    be given. `broken`: more than promised, and more than chance explains at the promise's level.
    """

    promise: Promise
    given: int
    wrong: int
    low: float
    high: float
    broken: bool


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
    left_out: int = 0
    """Labelled claims left out: their labels, or those of their like, went into the settings."""
    refitted: int | None = None
    """In how many folds parameters and profile were made again; None: they are as given."""
    promise: KeptPromise | None = None
    failures: tuple[Failure, ...] = ()
    objects: ObjectFigures | None = None
    """Of a corpus only."""
