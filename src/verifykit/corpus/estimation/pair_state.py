"""The dependence of all pairs as the rounds go on: first cautious, then as the data say.

Pairs are those with at least `least_overlap` common objects, in the order of their keys (g groups:
`one * g + other`, one < other). Tables are attributes by pairs, or 1 by pairs where labels are
closed. What is estimated (after Dong, Berti-Equille and Srivastava 2009) is the share of its
statements that one of the two has from the other, in [0, 1], in these stages:

1. chance: how often two independent sources of their accuracies agree;
2. common excess: what nearly all pairs agree beyond that is easy items, and is counted as chance;
3. the pair: posterior mean on a grid, with a prior fitted to all pairs (empirical Bayes);
4. the attribute: the pair's dependence, corrected by the excess seen on the attribute;
5. what was declared goes in place of what was estimated.

Where values are open and a family has several attributes, what is looked at changes: before the
first round all agreement, and dependence may only rise from `unknown_dependence`; in the rounds
after it all agreement; in the late rounds mistakes that two sources share, since truths that
good sources share are no sign of copying.
"""

from __future__ import annotations

import numpy as np
from attrs import frozen

from verifykit.corpus.blocks.arrays import Floats
from verifykit.corpus.constants import Constants
from verifykit.corpus.estimation.dependence import (
    GRID,
    Overlap,
    PairPosterior,
    common_excess,
    expected_in_closed,
    expected_in_measure,
    expected_in_open,
    expected_mistakes,
    spike,
    without_shared_truths,
)
from verifykit.corpus.estimation.influence import DependenceTable
from verifykit.corpus.estimation.measures import MeasureParameters

_SCHEDULE = (0, 1, 3, 6, 8, 11, 15, 19, 23, 31)
"""Rounds after the early ones at which dependence is estimated anew."""


@frozen(kw_only=True, eq=False)
class PairState:
    """What is held of all pairs: the table that goes out, and the fitted prior over the grid."""

    table: DependenceTable
    prior: Floats


def is_due(round_number: int, constants: Constants) -> bool:
    """Return whether dependence is estimated in this round."""
    return round_number == 0 or round_number - constants.early_rounds in _SCHEDULE


def estimate_open(
    overlap: Overlap,
    accuracy: Floats,
    before: PairState | None,
    declared: dict[int, float],
    constants: Constants,
    true: Floats | None = None,
) -> PairState:
    """Return the dependence where values are open; `accuracy` is groups by attributes.

    `before` is None as long as nothing is known about truth: then dependence may only rise from
    `unknown_dependence`. Later the prior is fitted to all pairs, beside a few made-up ones around
    `settled_dependence`. With `true`, how often each pair is right together (attributes by pairs),
    only shared mistakes speak for dependence, and differences against it.
    """
    if true is None:
        expected = expected_in_open(overlap, accuracy, constants)
    else:
        overlap = without_shared_truths(overlap, true)
        expected = expected_mistakes(overlap, accuracy, constants)
    expected = np.minimum(expected, 0.999 * overlap.common)
    common, same = np.maximum(overlap.common.sum(0), 1e-9), overlap.same.sum(0)
    chance = np.clip(expected.sum(0) / common, 1e-3, 0.999)
    if before is not None:
        shared = common_excess(
            chance,
            same,
            common,
            constants.common_quantile_open,
            constants.most_common_open,
            constants.common_cap,
        )
        chance = chance + shared * (1 - chance)
        expected = expected + shared * (overlap.common - expected)
    cautious = constants.unknown_dependence
    prior, pair = _posterior(
        PairPosterior(same, common, chance, constants.tempering),
        cautious if before is None else constants.settled_dependence,
        before,
        constants,
    )
    if before is None:
        pair = np.maximum(pair, cautious)
        mass = constants.attribute_mass_early
    else:
        mass = constants.attribute_mass_middle if true is None else constants.attribute_mass_late
    values = pair[None]
    if len(overlap.common) > 1:
        values = _per_attribute(overlap, expected, pair, mass, constants)
        values = np.maximum(values, cautious) if before is None else values
    unknown = cautious if before is None else float(prior @ GRID)
    return _state(prior, overlap, len(accuracy), values, unknown, declared)


def estimate_closed(
    overlap: Overlap,
    sources: int,
    confusion: Floats | None,
    prevalence: Floats | None,
    before: PairState | None,
    declared: dict[int, float],
    constants: Constants,
) -> PairState:
    """Dependence where labels are closed; a pair of which nothing is known is independent."""
    if confusion is None or prevalence is None:
        expected = overlap.expected
    else:
        expected = expected_in_closed(overlap, confusion, prevalence)[0]
    return _estimate_beyond(expected, overlap, sources, before, declared, constants)


def estimate_measure(
    overlap: Overlap,
    parameters: MeasureParameters,
    step: float,
    before: PairState | None,
    declared: dict[int, float],
    constants: Constants,
) -> PairState:
    """Dependence where values are a measure whose numbers are told in steps of `step`.

    A pair of which nothing is known is independent.
    """
    expected = expected_in_measure(overlap, parameters.bias, parameters.spread, step)
    sources = len(parameters.bias)
    return _estimate_beyond(expected, overlap, sources, before, declared, constants)


def _estimate_beyond(
    expected: Floats,
    overlap: Overlap,
    sources: int,
    before: PairState | None,
    declared: dict[int, float],
    constants: Constants,
) -> PairState:
    """Dependence from agreement beyond what is `expected` (per pair) and what all have in common.

    A pair of which nothing is known is independent.
    """
    common, same = overlap.common.sum(0), overlap.same.sum(0)
    expected = np.minimum(expected, 0.999 * common)
    chance = np.clip(expected / common, 1e-3, 0.999)
    shared = common_excess(
        chance,
        same,
        common,
        constants.common_quantile_closed,
        constants.most_common_closed,
        constants.common_cap,
    )
    chance = chance + shared * (1 - chance)
    prior, pair = _posterior(
        PairPosterior(same, common, chance, constants.tempering),
        0.0,
        before,
        constants,
    )
    return _state(prior, overlap, sources, pair[None], 0.0, declared)


def _posterior(
    posterior: PairPosterior, start: float, before: PairState | None, constants: Constants
) -> tuple[Floats, Floats]:
    """Return the prior over the grid, and each pair's posterior mean under it."""
    flat = np.ones(len(GRID)) / len(GRID)
    if before is None:
        prior = 0.9 * spike(start) + 0.1 * flat
    else:
        pseudo = constants.pseudo_pairs * (0.5 * spike(start) + 0.5 * flat)
        prior = posterior.fit_prior(before.prior, pseudo)
    return prior, posterior.mean(prior)


def _per_attribute(
    overlap: Overlap, expected: Floats, pair: Floats, mass: float, constants: Constants
) -> Floats:
    """Return each attribute's own excess, shrunk to the pair's dependence (attributes by pairs)."""
    room = overlap.common - expected
    heavy = np.maximum(mass, room * (1 / constants.attribute_most - 1))
    gained = overlap.same - expected + heavy * pair
    return np.clip(gained / (room + heavy), 0, constants.greatest_dependence)


def _state(
    prior: Floats,
    overlap: Overlap,
    sources: int,
    values: Floats,
    unknown: float,
    declared: dict[int, float],
) -> PairState:
    """The table that goes out, with what was declared in place of what was estimated."""
    keys = overlap.keys
    if declared:
        stated = np.array(sorted(declared), np.int64)
        keys = np.union1d(overlap.keys, stated)
        estimated, values = values, np.empty((len(values), len(keys)))
        values[:, np.searchsorted(keys, overlap.keys)] = estimated
        values[:, np.searchsorted(keys, stated)] = [declared[key] for key in stated.tolist()]
    table = DependenceTable(sources=sources, keys=keys, values=values, unknown=unknown)
    return PairState(table=table, prior=prior)
