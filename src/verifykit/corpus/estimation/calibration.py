"""Scores that keep their word: a temperature and a floor between the posterior and what is said.

A posterior is too sure, the more so the more its sources err together and the less is known of
them (see `heat`). What misleads all alike everywhere nothing in the votes shows, so everything is
tempered by a fixed amount beside that, or by what labels show (temperature scaling, Guo et al.
2017, with a floor for what no source can know).
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from attrs import evolve, fields_dict, frozen

from verifykit.corpus.blocks.arrays import (
    Flags,
    Floats,
    Ids,
    Ints,
    expit,
    log_odds_of,
    run_sums,
)
from verifykit.corpus.constants import Constants

_GRID = np.stack(np.meshgrid(*[np.linspace(-3, 3, 9)] * 2, indexing="ij"), axis=-1).reshape(-1, 2)
"""Points at which two normal variables are looked at, in standard deviations."""
_FLOORS = np.linspace(-4, 4, 33)
"""Where the floor alone is looked at, in standard deviations of its prior."""
_ROUNDS = 5
"""How often the grid is drawn anew, closer around what the last one found."""


@frozen(kw_only=True)
class Calibration:
    """How much surer the posterior is than it should be."""

    temperature: float
    """Of an object with a heat of 1. 1 leaves it as it is; greater is less sure. Ranks stay."""
    floor: float
    """The share, in [0, 1), that is spread evenly over the values and "none of them"."""
    labels: int = 0
    """How many labels it was fitted to; 0 for the defaults."""

    @classmethod
    def default(cls, constants: Constants) -> Calibration:
        """Return the one that holds without labels."""
        return cls(temperature=constants.temperature, floor=constants.floor)


def calibrated(
    probability: Floats, none: Floats, heat: Floats, counts: Ids, calibration: Calibration
) -> Floats:
    """Return what is said of each value, given the posterior.

    `probability` has one row per value, object by object (`counts` values each); `none`, that no
    value of it is true, has one row per object, and so has `heat`, that of its likeliest value.
    """
    power = 1 / (calibration.temperature * heat)
    none = np.clip(none, 0, 1) ** power
    odds = np.clip(probability, 0, 1) ** np.repeat(power, counts)
    total = np.maximum(run_sums(odds, counts) + none, 1e-300)
    said: Floats = (1 - calibration.floor) * odds / np.repeat(total, counts)
    return said + np.repeat(calibration.floor / (counts + 1), counts)


@frozen(kw_only=True, eq=False)
class Posterior:
    """What one reading of the corpus says of values, and how likely the reading is."""

    probability: Floats
    """Of every value, object by object; within an object it adds to at most 1."""
    none: Floats
    """Per object, that none of them is true. The rest to 1, but not found as that: of a rest that
    is a billionth, the difference to 1 knows a few digits, and a root of it is a percent."""
    weight: Floats
    """Per value; over all readings they add to 1."""
    heat: Floats
    """Per object, that of its likeliest value."""


def mixed(readings: Sequence[Posterior], counts: Ids, calibration: Calibration) -> Floats:
    """Return what is said of each value over all readings.

    Each is calibrated for itself: how likely a reading is knows that it may be wrong.
    """
    said: Floats = np.sum(
        [
            one.weight * calibrated(one.probability, one.none, one.heat, counts, calibration)
            for one in readings
        ],
        axis=0,
    )
    return said


def each_calibrated(probability: Floats, heat: Floats, calibration: Calibration) -> Floats:
    """Return what is said of values that are no rivals, given posterior and heat of each."""
    each = np.ones(len(probability), np.int32)
    return calibrated(probability, 1 - probability, heat, each, calibration)


@frozen(kw_only=True, eq=False)
class LabelledSets:
    """Conflict sets whose true value is known, scored as if it were not."""

    readings: tuple[Posterior, ...]
    counts: Ids
    """How many values each object has."""
    true: Ints
    """The place of each object's true value among all, or -1 where nobody states it."""


def each_labelled(probability: Floats, heat: Floats, is_true: Flags) -> LabelledSets:
    """Return values that are no rivals of each other as sets of one value each."""
    count = len(probability)
    return LabelledSets(
        readings=(
            Posterior(
                probability=probability,
                none=1 - probability,
                weight=np.ones(count),
                heat=heat,
            ),
        ),
        counts=np.ones(count, np.int32),
        true=np.where(is_true, np.arange(count), -1),
    )


def joined(parts: Sequence[LabelledSets]) -> LabelledSets:
    """Return the sets of all parts, in their order."""
    before = np.cumsum([0, *(len(part.readings[0].weight) for part in parts)])[:-1]
    true = [
        np.where(part.true >= 0, part.true + start, -1)
        for part, start in zip(parts, before.tolist(), strict=True)
    ]
    most = max(len(part.readings) for part in parts)
    padded = [_padded(part.readings, most) for part in parts]
    return LabelledSets(
        readings=tuple(
            Posterior(
                **{
                    name: np.concatenate([getattr(one, name) for one in alike])
                    for name in fields_dict(Posterior)
                }
            )
            for alike in zip(*padded, strict=True)
        ),
        counts=np.concatenate([part.counts for part in parts]),
        true=np.concatenate(true),
    )


def _padded(readings: tuple[Posterior, ...], most: int) -> tuple[Posterior, ...]:
    """So many readings, those that are missing without any weight."""
    nothing = evolve(readings[0], weight=np.zeros(len(readings[0].weight)))
    return (*readings, *[nothing] * (most - len(readings)))


def log_loss(sets: LabelledSets, calibration: Calibration) -> float:
    """Return the mean of -ln of what is said of the truth, in nats; 0 is perfect."""
    said = mixed(sets.readings, sets.counts, calibration)
    none = np.maximum(1 - run_sums(said, sets.counts), 1e-12)
    of_truth = np.where(sets.true >= 0, said[np.maximum(sets.true, 0)], none)
    return float(-np.log(np.maximum(of_truth, 1e-12)).mean())


def fit(sets: LabelledSets, constants: Constants) -> Calibration:
    """Return the temperature and the floor to expect after some labels.

    With fewer than `calibration_labels` sets the defaults. ln of the temperature and the log-odds
    of the floor have normal priors around the defaults, and this is their posterior mean: the most
    likely pair of values, which few labels leave far from certain, is too sure where none of these
    few happens to be wrong.
    """
    count = len(sets.counts)
    default = Calibration.default(constants)
    if count < constants.calibration_labels:
        return default
    start = np.array([np.log(constants.temperature), log_odds_of(constants.floor)])
    prior = np.array([constants.temperature_spread, constants.floor_spread])

    def made(place: Floats) -> Calibration:
        return evolve(
            default,
            temperature=float(np.exp(np.clip(place[0], -2, 4))),
            floor=float(expit(np.clip(place[1:], -9, 2))[0]),
            labels=count,
        )

    def cost(place: Floats) -> float:
        return count * log_loss(sets, made(place)) + float(
            (((place - start) / prior) ** 2).sum() / 2
        )

    mean, spread = start, prior
    for _ in range(_ROUNDS):
        places = mean + spread * _GRID
        weights = _likely(np.array([cost(place) for place in places]))
        mean = weights @ places
        # Where one point has all the weight, the grid is too wide to tell how wide it should be.
        spread = np.maximum(np.sqrt(weights @ (places - mean) ** 2), spread / 4)
    # The two make up for each other along a curve, beside which the mean of both may lie: so the
    # floor is the one to expect with this temperature.
    floors = start[1] + prior[1] * _FLOORS
    mean[1] = _likely(np.array([cost(np.array([mean[0], floor])) for floor in floors])) @ floors
    return made(mean)


def _likely(costs: Floats) -> Floats:
    """How likely each place is, given its cost in nats."""
    weights = np.exp(costs.min() - costs)
    likely: Floats = weights / weights.sum()
    return likely
