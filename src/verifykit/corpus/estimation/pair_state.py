"""The dependence of all pairs as the rounds go on: first cautious, then as the data say."""

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
    expected_in_open,
    spike,
)
from verifykit.corpus.estimation.influence import DependenceTable

_SCHEDULE = (0, 1, 3, 6, 8, 11, 15, 31)
"""Rounds after the early ones at which dependence is estimated anew."""


@frozen(kw_only=True, eq=False)
class PairState:
    """What is held of all pairs: the table that goes out, and the fitted prior over the grid."""

    table: DependenceTable
    prior: Floats


def is_due(round_number: int, constants: Constants) -> bool:
    """Whether dependence is estimated in this round."""
    return round_number == 0 or round_number - constants.early_rounds in _SCHEDULE


def estimate_open(
    overlap: Overlap,
    accuracy: Floats,
    round_number: int,
    before: PairState | None,
    declared: dict[int, float],
    constants: Constants,
) -> PairState:
    """Dependence where values are open.

    In round 0 nothing is known about truth, so dependence may only rise from
    `unknown_dependence`. Later the prior is fitted to all pairs, beside a few made-up ones around
    `settled_dependence`.
    """
    expected = np.minimum(expected_in_open(overlap, accuracy, constants), 0.999 * overlap.common)
    common, same = overlap.common.sum(0), overlap.same.sum(0)
    chance = np.clip(expected.sum(0) / common, 1e-3, 0.999)
    if round_number > 0:
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
    prior, pair = _posterior(
        PairPosterior(same, common, chance, constants.tempering),
        constants.settled_dependence if round_number else constants.unknown_dependence,
        round_number,
        before,
        constants,
    )
    early = round_number == 0
    if early:
        pair = np.maximum(pair, constants.unknown_dependence)
    values = pair[None]
    if len(overlap.common) > 1:
        values = _per_attribute(overlap, expected, pair, round_number, constants)
    unknown = constants.unknown_dependence if early else float(prior @ GRID)
    return _state(prior, overlap, len(accuracy), values, unknown, declared)


def estimate_closed(
    overlap: Overlap,
    sources: int,
    confusion: Floats | None,
    prevalence: Floats | None,
    round_number: int,
    before: PairState | None,
    declared: dict[int, float],
    constants: Constants,
) -> PairState:
    """Dependence where labels are closed; a pair of which nothing is known is independent."""
    common, same = overlap.common.sum(0), overlap.same.sum(0)
    if confusion is None or prevalence is None:
        expected = overlap.expected
    else:
        expected = expected_in_closed(overlap, confusion, prevalence)[0]
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
        round_number,
        before,
        constants,
    )
    return _state(prior, overlap, sources, pair[None], 0.0, declared)


def _posterior(
    posterior: PairPosterior,
    start: float,
    round_number: int,
    before: PairState | None,
    constants: Constants,
) -> tuple[Floats, Floats]:
    """The prior over the grid, and each pair's posterior mean under it."""
    flat = np.ones(len(GRID)) / len(GRID)
    if round_number == 0 or before is None:
        prior = 0.9 * spike(start) + 0.1 * flat
    else:
        pseudo = constants.pseudo_pairs * (0.5 * spike(start) + 0.5 * flat)
        prior = posterior.fit_prior(before.prior, pseudo)
    return prior, posterior.mean(prior)


def _per_attribute(
    overlap: Overlap, expected: Floats, pair: Floats, round_number: int, constants: Constants
) -> Floats:
    """Each attribute's own excess, shrunk to the pair's dependence.

    After the middle rounds a pair shown independent on one attribute is no copier on the others:
    what they agree on there is an error they share, or the truth.
    """
    early = round_number == 0
    mass = constants.attribute_mass_early if early else constants.attribute_mass_late
    room = overlap.common - expected + mass
    values = np.clip(
        (overlap.same - expected + mass * pair) / room, 0, constants.greatest_dependence
    )
    if early:
        return np.maximum(values, constants.unknown_dependence)
    if round_number >= constants.early_rounds + constants.middle_rounds:
        error = np.sqrt(values * (1 - values) / room)
        values = np.minimum(values, (values + constants.attribute_doubt * error).min(0))
    return values


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
