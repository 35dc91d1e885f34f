"""calibrate(cases, gold) -> Calibration: parameters fitted to labelled claims."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator, Mapping, Sequence

import numpy as np
from attrs import evolve, frozen

from verifykit.config.settings import Settings
from verifykit.evaluation.bootstrap import Bootstrap, Estimate, Ruler
from verifykit.evaluation.calibration.examples import Examples, examples
from verifykit.evaluation.calibration.folds import splits
from verifykit.evaluation.calibration.search import candidate_for, fit, trust
from verifykit.evaluation.calibration.sufficiency import sufficient
from verifykit.evaluation.groups import FEWEST
from verifykit.evaluation.labels import Gold, Label
from verifykit.evaluation.leakage import gold_of, refuse_any
from verifykit.evaluation.matching import LabelledClaims, match
from verifykit.evaluation.metrics import BINS
from verifykit.evaluation.sample import Sample, count_labels
from verifykit.loading import to_data
from verifykit.model.case import Case
from verifykit.model.fit import Fit, Promise
from verifykit.model.parameters import Parameters

Progress = Callable[[int, int], None]


@frozen(kw_only=True)
class Calibration:
    """Fitted parameters with what they were fitted to, and how right they are.

    `trust` is for each number that was fitted how far the labels decide it, from 0 (it stays as it
    was) to 1. Figures are by name: `before` with the parameters as they were, `in_fold` of the fit
    on its own data, `out_of_fold` on claims that a fit had not seen (means over the repeats), and
    `gains` is out of fold less before.
    """

    parameters: Parameters
    base: Parameters
    digest: str
    claims: int
    labels: Mapping[Label, int]
    folds: int
    repeats: int
    seed: int
    bins: int
    before: Mapping[str, Estimate]
    in_fold: Mapping[str, Estimate]
    out_of_fold: Mapping[str, Estimate]
    gains: Mapping[str, Estimate]
    trust: Mapping[str, float]
    warnings: tuple[str, ...] = ()

    @property
    def helps(self) -> bool:
        """Whether probabilities are better out of fold than they were: log loss and Brier score."""
        differences = [self.gains[name].value for name in ("log-loss", "brier")]
        return all(one is not None and one < 0 for one in differences)


def calibrate(
    cases: Sequence[Case],
    gold: Sequence[Gold],
    settings: Settings | None = None,
    *,
    folds: int = 10,
    repeats: int = 3,
    seed: int = 0,
    bins: int = BINS,
    bootstrap: Bootstrap | None = None,
    afresh: bool = False,
    prior_only: bool = False,
    reports: bool = False,
    progress: Progress = lambda done, of: None,
) -> Calibration:
    """Fit prior, weights, discount and thresholds to labelled claims.

    Everything that is chosen is chosen anew inside each of `folds` folds, `repeats` times; `seed`
    deals out the folds and has no say in the fit. Weights stay at 0 or above, so a fitted score
    moves with evidence the way it should. `afresh` starts from the parameters as they were before
    they were fitted, and without a profile. With `prior_only` weights, discount and thresholds
    stay, and fewer labels are enough; with `reports` what it tells that sources pass a claim on
    without taking a side is fitted as well. Raise InputError where there is too little data, and
    UsageError if parameters or profile were made from labels of the same claims.
    """
    settings = settings or Settings()
    if afresh:
        settings = evolve(settings, parameters=settings.parameters.unfitted(), profile=None)
    labelled = match(cases, gold)
    found = examples(cases, labelled, settings, gold_of(settings))
    refuse_any(found.tainted, settings, what="the fit", afresh=True)
    found, warnings = sufficient(evolve(found, prior_only=prior_only, with_reports=reports))
    everything = np.arange(len(found.label))
    parameters = fit(found, everything)
    samples = []
    for repeat in range(repeats):
        samples.append(out_of_fold(found, folds, seed + repeat))
        progress(repeat + 1, repeats)
    ruler = Ruler.of(found.group, bins, bootstrap or Bootstrap())
    base = found.base
    before = ruler.measure(found.sample(base, everything))
    held_out = ruler.measure(*samples)
    gains = held_out.gains(before)
    candidate = candidate_for(found)
    return Calibration(
        parameters=evolve(parameters, fit=fit_of(found, parameters)),
        base=base,
        digest=data_digest(cases, labelled),
        claims=len(everything),
        labels=count_labels(found.label),
        folds=folds,
        repeats=repeats,
        seed=seed,
        bins=bins,
        before=before.estimates(),
        in_fold=ruler.measure(found.sample(parameters, everything)).estimates(),
        out_of_fold=held_out.estimates(),
        gains=gains,
        trust=trust(found.counts[candidate.discount], found.label, base, candidate),
        warnings=(*warnings, *_parted(found), *_losses(gains)),
    )


def fit_of(found: Examples, parameters: Parameters, promise: Promise | None = None) -> Fit:
    """Return what parameters were fitted to: these examples, and those before them."""
    earlier = found.base.fit or Fit()
    before = found.base.unfitted().values()
    moved = tuple((name, before[name]) for name, value in parameters.values().items()
                  if value != before[name])  # fmt: skip
    gold = tuple(sorted({*earlier.gold, *found.marks()}))
    return Fit(gold=gold, before=moved, promise=promise)


def _parted(found: Examples) -> Iterator[str]:
    """What weakens the figures: claims of one case that are learned from and held out."""
    if not found.whole_cases and len(found.cases) > 1:
        yield (
            f"claims of one case fall into different folds: there are fewer than {FEWEST} "
            "independent cases"
        )


def _losses(gains: Mapping[str, Estimate]) -> Iterator[str]:
    """What a fit that betters the probabilities may cost: fewer verdicts that are right."""
    lost = gains["macro-f1"]
    if lost.value is not None and lost.high is not None and lost.high < 0:
        yield (
            f"verdicts are less often right than before: macro-F1 {lost.value:+.3f} out of fold "
            f"[{lost.low:+.3f}, {lost.high:+.3f}]"
        )


def out_of_fold(found: Examples, folds: int, seed: int) -> Sample:
    """Return what is said of each claim by parameters fitted without its fold."""
    parts = []
    for learn, held in splits(found.label, found.group, folds, seed):
        parameters = fit(found, learn)
        parts.append((held, found.sample(parameters, held)))
    return Sample.joined(parts)


def data_digest(cases: Sequence[Case], labelled: LabelledClaims) -> str:
    """Return `sha256:` and the digest of the cases and the labels of their claims.

    The order of lists and of cases does not enter.
    """
    lines = [
        json.dumps([case.id, key, item], sort_keys=True, default=str)
        for case in cases
        for key, items in to_data(case).items()
        for item in (items if isinstance(items, list) else [items])
    ]
    lines += [
        json.dumps([cases[number].id, claim, label])
        for (number, claim), label in labelled.labels.items()
    ]
    text = "\n".join(sorted(lines))
    return "sha256:" + hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
