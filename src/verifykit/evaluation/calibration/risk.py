"""Verdicts with a promise: the boldest thresholds at which few enough verdicts are wrong.

Learn then test (Angelopoulos, Bates, Candès, Jordan and Lei 2021): ways to give verdicts are tried
in orders that are fixed beforehand, from the most cautious to the boldest, each by a test whether
the share of wrong verdicts may be above the risk, and the first that fails ends its order. One
order gives verdicts of both sides, two give those of one side alone, since it may be that claims
can be refuted with a promise and not affirmed. They share the doubt that is allowed (Bonferroni),
most of which goes to both sides.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from math import log
from types import MappingProxyType
from typing import Literal

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
from verifykit.model.fit import Promise
from verifykit.model.parameters import Parameters

LEVEL = 0.9
"""How sure a promise is, over the labels that might have been drawn."""
SCORES = (0.95, 0.9, 0.85, 0.8, 0.75, 0.7, 0.65, 0.6, 0.55, 0.5)
"""The scores from which a claim may be called true, false from one minus these; most cautious
first."""
SINGLE = 0.6
"""From this score down one vetted line is enough to call a claim true."""
NEVER = 100.0
"""Log-odds on both sides that no claim has: none is contested for its sides."""
Side = Literal["both", "true", "false"]
"""Which verdicts are given: all, or those that a claim is true, or false."""
SHARES: Mapping[Side, float] = MappingProxyType({"both": 0.9, "true": 0.05, "false": 0.05})
"""The share of the doubt that each order may spend. Chosen on generated claims of which one side
was badly labelled: with less than a tenth for the sides little is gained there, with more, too much
is lost where both sides do well."""


@frozen(kw_only=True)
class Trial:
    """A way to give verdicts: how many it gives on settled claims, and how many are wrong.

    `side` says which verdicts it gives at all. `chance` is how likely so few would be wrong if the
    share `risk` were; None where so few are given that nothing could be shown. The way may be
    promised if it is at most `allowed`.
    """

    parameters: Parameters
    side: Side
    given: int
    wrong: int
    chance: float | None
    allowed: float

    @property
    def passes(self) -> bool:
        """Whether so few are wrong that the way may be promised."""
        return self.chance is not None and self.chance <= self.allowed


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
    verdicts must not have seen the labels. Of claims that hang together one is looked at. Raise
    InputError if labels and claims do not fit together, UsageError if parameters or profile were
    made from labels of the same claims, and ValueError for shares that are none.
    """
    if not (0 < risk < 1 and 0 < level < 1):
        raise ValueError("risk and level must lie between 0 and 1")
    settings = settings or Settings()
    labelled = match(cases, gold)
    found = examples(cases, labelled, settings, gold_of(settings))
    refuse_any(found.tainted, settings, what="the promise")
    return promised(found, risk, level, seed)


def promised(found: Examples, risk: float, level: float, seed: int) -> RiskFit:
    """Return what half of the examples can promise; `seed` deals out which half."""
    half = np.flatnonzero(fold_of(found.label, found.group, 2, seed) == 0)
    learned = found.only(half)
    rows = _one_of_each_group(learned)
    trials = [
        trial
        for side, share in SHARES.items()
        for trial in _order(learned, rows, side, risk, share * (1 - level))
    ]
    passing = [trial for trial in trials if trial.passes]
    # Of those that give as many here the boldest, which gives more elsewhere.
    best = max(
        reversed(passing), key=lambda trial: (trial.given, trial.side == "both"), default=None
    )
    return RiskFit(
        parameters=None if best is None else _with_promise(learned, best, risk, level, len(rows)),
        risk=risk,
        level=level,
        labels=len(rows),
        others=len(found.label) - len(half),
        needed=_least(risk, SHARES["both"] * (1 - level)),
        before=_trial(learned, rows, "both", learned.base, risk, SHARES["both"] * (1 - level)),
        trials=tuple(trials),
    )


def _order(found: Examples, rows: Ints, side: Side, risk: float, allowed: float) -> Iterator[Trial]:
    """Try the ways to give verdicts of a side, until one fails."""
    for way in ways(found.base):
        trial = _trial(found, rows, side, _only(way, side), risk, allowed)
        yield trial
        if trial.chance is not None and not trial.passes:
            return


def _only(way: Parameters, side: Side) -> Parameters:
    """Return a way that gives no verdicts of the other side: no score is as high, or as low."""
    if side == "true":
        return evolve(way, refuted_score=0.0)
    if side == "false":
        return evolve(way, supported_score=1.0, corroborated_score=1.0)
    return way


def _least(risk: float, allowed: float) -> int:
    """Return how many verdicts without a mistake it takes before anything can be shown."""
    return int(np.ceil(log(allowed) / log(1 - risk)))


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
            refuted_score=round(1 - score, 2),
            supported_lines=base.supported_lines if score > SINGLE else 1,
            refuted_vetted=min(base.refuted_vetted, amount),
        )
        yield way
        yield evolve(way, contested_conflict=1.0, contested_sides=NEVER)


def _trial(
    found: Examples, rows: Ints, side: Side, way: Parameters, risk: float, allowed: float
) -> Trial:
    said = found.said(way, rows)
    answered = said != UNKNOWN
    given = int(answered.sum())
    wrong = int((said[answered] != found.label[rows][answered]).sum())
    chance = chance_of(wrong, given, risk) if given >= _least(risk, allowed) else None
    return Trial(
        parameters=way, side=side, given=given, wrong=wrong, chance=chance, allowed=allowed
    )


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
