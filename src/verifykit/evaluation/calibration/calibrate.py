"""calibrate(cases, gold) -> Calibration: parameters fitted to labelled claims."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

import numpy as np
from attrs import frozen

from verifykit.config.settings import Settings
from verifykit.evaluation.arrays import Ints
from verifykit.evaluation.bootstrap import Bootstrap, Estimate, measure, resamples
from verifykit.evaluation.calibration.digest import data_digest
from verifykit.evaluation.calibration.examples import Examples, examples
from verifykit.evaluation.calibration.folds import splits
from verifykit.evaluation.calibration.search import choose, fitted
from verifykit.evaluation.calibration.sufficiency import sufficient
from verifykit.evaluation.calibration.thresholds import with_thresholds
from verifykit.evaluation.figures import figures
from verifykit.evaluation.labels import Gold, Label
from verifykit.evaluation.matching import match
from verifykit.evaluation.metrics.calibration_error import BINS
from verifykit.evaluation.sample import Sample, count_labels
from verifykit.model.case import Case
from verifykit.model.parameters import Parameters

Progress = Callable[[int, int], None]


@frozen(kw_only=True)
class Calibration:
    """Fitted parameters with what they were fitted to, and how right they are.

    Figures are by name: `before` with the parameters as they were, `in_fold` of the fit on its
    own data, `out_of_fold` on claims that a fit had not seen (means over the repeats), and
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
    progress: Progress = lambda done, of: None,
) -> Calibration:
    """Fit prior, weights, discount and thresholds to labelled claims.

    Everything that is chosen is chosen anew inside each of `folds` folds, `repeats` times.
    Weights stay at 0 or above, so a fitted score moves with evidence the way it should. Raises
    InputError where there is too little data.
    """
    settings = settings or Settings()
    labelled = match(cases, gold)
    found, warnings = sufficient(examples(cases, labelled, settings))
    everything = np.arange(len(found.label))
    parameters = fit(found, everything, seed)
    samples = []
    for repeat in range(repeats):
        samples.append(out_of_fold(found, folds, seed + repeat))
        progress(repeat + 1, repeats)
    rows = resamples(found.group, bootstrap or Bootstrap())
    known = figures(bins)
    base = found.base
    before = measure(known, [found.sample(base, everything)], rows)
    held_out = measure(known, samples, rows)
    gains = held_out.gains(before)
    return Calibration(
        parameters=parameters,
        base=base,
        digest=data_digest(cases, labelled),
        claims=len(everything),
        labels=count_labels(found.label),
        folds=folds,
        repeats=repeats,
        seed=seed,
        bins=bins,
        before=before.estimates(),
        in_fold=measure(known, [found.sample(parameters, everything)], rows).estimates(),
        out_of_fold=held_out.estimates(),
        gains=gains,
        warnings=(*warnings, *_losses(gains)),
    )


def _losses(gains: Mapping[str, Estimate]) -> Iterator[str]:
    """What a fit that betters the probabilities may cost: fewer verdicts that are right."""
    lost = gains["macro-f1"]
    if lost.value is not None and lost.high is not None and lost.high < 0:
        yield (
            f"verdicts are less often right than before: macro-F1 {lost.value:+.3f} out of fold "
            f"[{lost.low:+.3f}, {lost.high:+.3f}]"
        )


def fit(found: Examples, rows: Ints, seed: int) -> Parameters:
    """Return the parameters fitted to some of the examples."""
    base = found.base
    label, group = found.label[rows], found.group[rows]
    counts = {discount: table[rows] for discount, table in found.counts.items()}
    candidate = choose(counts, label, group, base, seed)
    parameters = fitted(counts[candidate.discount], label, base, candidate)
    return with_thresholds(found, rows, parameters, seed)


def out_of_fold(found: Examples, folds: int, seed: int) -> Sample:
    """Return what is said of each claim by parameters fitted without its fold."""
    parts = []
    for learn, held in splits(found.label, found.group, folds, seed):
        parameters = fit(found, learn, seed)
        parts.append((held, found.sample(parameters, held)))
    return Sample.joined(parts)
