"""Verdicts with a promise: the boldest thresholds at which few enough verdicts are wrong.

Learn then test (Angelopoulos, Bates, Candès, Jordan and Lei 2021): ways to give verdicts are tried
in an order that is fixed beforehand, from the most cautious to the boldest, each by a test whether
the share of wrong verdicts may be above the risk, and the first that fails ends the trial.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import log

import numpy as np
from attrs import evolve, frozen

from verifykit.config.settings import Settings
from verifykit.evaluation.arrays import Ints
from verifykit.evaluation.calibration.calibrate import fit_of
from verifykit.evaluation.calibration.examples import Examples, examples
from verifykit.evaluation.calibration.folds import fold_of
from verifykit.evaluation.labels import Gold
from verifykit.evaluation.leakage import gold_of, refuse_any
from verifykit.evaluation.matching import match
from verifykit.evaluation.promise import chance_of
from verifykit.evaluation.sample import UNKNOWN
from verifykit.model.case import Case
from verifykit.model.parameters import Parameters, Promise

LEVEL = 0.9
"""How sure a promise is, over the labels that might have been drawn."""
SCORES = (0.95, 0.9, 0.85, 0.8, 0.75, 0.7, 0.65, 0.6, 0.55, 0.5)
"""The scores from which a claim may be called true, false from one minus these; most cautious
first."""
SINGLE = 0.6
"""From this score down one vetted line is enough to call a claim true."""
NEVER = 100.0
"""Log-odds on both sides that no claim has: none is contested for its sides."""


@frozen(kw_only=True)
class Trial:
    """A way to give verdicts: how many it gives on settled claims, and how many are wrong.

    `chance` is how likely so few would be wrong if the share `risk` were; None where so few are
    given that nothing could be shown.
    """

    parameters: Parameters
    given: int
    wrong: int
    chance: float | None


@frozen(kw_only=True)
class RiskFit:
    """Thresholds with a promise, or None where the labels can promise nothing.

    `labels` of the settled labels were learned from, one of each group; `others` labelled claims
    were left for `evaluate`. `before` are the verdicts of the thresholds in use on the same labels,
    `needed` is how many verdicts without a mistake it takes for such a promise.
    """

    parameters: Parameters | None
    risk: float
    level: float
    labels: int
    others: int
    needed: int
    before: Trial
    trials: tuple[Trial, ...]


def promise(
    cases: Sequence[Case],
    gold: Sequence[Gold],
    risk: float,
    settings: Settings | None = None,
    *,
    level: float = LEVEL,
    seed: int = 0,
) -> RiskFit:
    """Learn from half of the labels at which scores and amounts of evidence verdicts may be given.

    With the confidence `level` at most the share `risk` of the verdicts true and false is wrong, on
    claims that are settled and like these. Weights and prior stay as they are: what is promised of
    verdicts must not have seen the labels. Of claims that hang together one is looked at. Raises
    InputError if labels and claims do not fit together, UsageError if parameters or profile were
    made from labels of the same claims, and ValueError for shares that are none.
    """
    if not (0 < risk < 1 and 0 < level < 1):
        raise ValueError("risk and level must lie between 0 and 1")
    settings = settings or Settings()
    labelled = match(cases, gold)
    found = examples(cases, labelled, settings, gold_of(settings))
    refuse_any(found.tainted, settings)
    return promised(found, risk, level, seed)


def promised(found: Examples, risk: float, level: float, seed: int) -> RiskFit:
    """Return what half of the examples can promise; `seed` deals out which half."""
    half = np.flatnonzero(fold_of(found.label, found.group, 2, seed) == 0)
    learned = found.only(half)
    rows = _one_of_each_group(learned)
    needed = int(np.ceil(log(1 - level) / log(1 - risk)))
    trials = []
    best: Trial | None = None
    for way in ways(learned.base):
        trial = _trial(learned, rows, way, risk, needed)
        trials.append(trial)
        if trial.chance is None:
            continue
        if trial.chance > 1 - level:
            break
        if best is None or trial.given >= best.given:
            best = trial
    return RiskFit(
        parameters=None if best is None else _with_promise(learned, best, risk, level, len(rows)),
        risk=risk,
        level=level,
        labels=len(rows),
        others=len(found.label) - len(half),
        needed=needed,
        before=_trial(learned, rows, learned.base, risk, needed),
        trials=tuple(trials),
    )


def ways(base: Parameters) -> Iterator[Parameters]:
    """Yield the ways to give verdicts, the most cautious first.

    A lower score asks for less evidence as well; contested claims are answered only after all
    others of the same score.
    """
    for score in SCORES:
        amount = log(score / (1 - score))
        way = evolve(
            base,
            supported_score=score,
            corroborated_score=max(score, base.corroborated_score),
            refuted_score=1 - score,
            supported_lines=base.supported_lines if score > SINGLE else 1,
            refuted_vetted=min(base.refuted_vetted, amount),
        )
        yield way
        yield evolve(way, contested_conflict=1.0, contested_sides=NEVER)


def _trial(found: Examples, rows: Ints, way: Parameters, risk: float, needed: int) -> Trial:
    said = found.said(way, rows)
    answered = said != UNKNOWN
    given = int(answered.sum())
    wrong = int((said[answered] != found.label[rows][answered]).sum())
    chance = chance_of(wrong, given, risk) if given >= needed else None
    return Trial(parameters=way, given=given, wrong=wrong, chance=chance)


def _one_of_each_group(found: Examples) -> Ints:
    """The first settled claim of each group: those that hang together are no separate trials."""
    settled = np.flatnonzero(found.label != UNKNOWN)
    _, first = np.unique(found.group[settled], return_index=True)
    rows: Ints = settled[np.sort(first)]
    return rows


def _with_promise(
    found: Examples, best: Trial, risk: float, level: float, labels: int
) -> Parameters:
    made = Promise(risk=risk, level=level, labels=labels, given=best.given, wrong=best.wrong)
    return evolve(best.parameters, fit=fit_of(found, best.parameters, made))
