"""Who depends on whom: the posterior of every pair's dependence, from agreement beyond chance.

Sources that share mistakes, or agree more often than independent sources of their accuracy would,
are taken to depend on each other (after Dong, Berti-Equille and Srivastava 2009), here without a
direction, with a tempered likelihood and an empirical prior over all pairs.
"""

from __future__ import annotations

import numpy as np
from attrs import evolve, frozen

from verifykit.corpus.blocks.agreement import PairSums
from verifykit.corpus.blocks.arrays import Floats, Ints
from verifykit.corpus.constants import Constants

GRID: Floats = np.array(
    [0, 0.05, 0.1, 0.15, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.99, 0.999]
)
"""The dependences among which the posterior is taken."""
_STEPS = 199
"""The chance of agreement is rounded to so many steps, to tabulate its logarithms."""
_PRIOR_SAMPLE = 20_000
_PRIOR_ROUNDS = 10
_AT_ONCE = 65_536


@frozen(kw_only=True, eq=False)
class Overlap:
    """Pairs with enough common objects, and their agreement per attribute (attributes by pairs)."""

    keys: Ints
    one: Ints
    other: Ints
    common: Floats
    same: Floats
    expected: Floats
    """Agreement expected by chance over all attributes, one per pair."""


def overlap_of(pairs: PairSums, sources: int, attributes: int, least: float) -> Overlap:
    """Return the pairs that share at least `least` objects, with their counts per attribute."""
    squared = np.int64(sources) * sources
    keys, place = np.unique(pairs.keys % squared, return_inverse=True)
    attribute = pairs.keys // squared

    def table(column: Floats) -> Floats:
        filled = np.zeros((attributes, len(keys)))
        filled[attribute, place] = column
        return filled

    common, same, expected = (table(c) for c in (pairs.common, pairs.same, pairs.expected))
    kept = common.sum(0) >= least
    keys = keys[kept]
    return Overlap(
        keys=keys,
        one=keys // sources,
        other=keys % sources,
        common=common[:, kept],
        same=same[:, kept],
        expected=expected.sum(0)[kept],
    )


def expected_in_open(overlap: Overlap, accuracy: Floats, constants: Constants) -> Floats:
    """Agreements of independent sources (attributes by pairs) where values are open.

    `accuracy` is sources by attributes. Two wrong sources agree once in `false_values`.
    """
    one, other = _right(overlap, accuracy)
    chance = one * other + (1 - one) * (1 - other) / constants.false_values
    return overlap.common * chance


def without_shared_truths(overlap: Overlap, true: Floats) -> Overlap:
    """Return the overlap without the objects of which both are right (`true`, as `same`)."""
    true = np.minimum(true, overlap.same)
    return evolve(overlap, common=overlap.common - true, same=overlap.same - true)


def expected_mistakes(overlap: Overlap, accuracy: Floats, constants: Constants) -> Floats:
    """Mistakes that independent sources share (attributes by pairs), where not both are right."""
    one, other = _right(overlap, accuracy)
    chance = (1 - one) * (1 - other) / constants.false_values / (1 - one * other)
    return overlap.common * chance


def _right(overlap: Overlap, accuracy: Floats) -> tuple[Floats, Floats]:
    """How often the one and the other of each pair is right (attributes by pairs)."""
    right: Floats = np.clip(accuracy, 0.05, 0.98)
    return right[overlap.one].T, right[overlap.other].T


def expected_in_closed(overlap: Overlap, confusion: Floats, prevalence: Floats) -> Floats:
    """Agreements of independent sources (1 by pairs) that answer by their confusion matrices.

    `confusion` is sources by stated label by true label.
    """
    chance = np.empty(len(overlap.keys))
    for start in range(0, len(chance), _AT_ONCE):
        part = slice(start, start + _AT_ONCE)
        both = confusion[overlap.one[part]] * confusion[overlap.other[part]]
        chance[part] = both.sum(1) @ prevalence
    return overlap.common * chance


def expected_in_measure(overlap: Overlap, bias: Floats, spread: Floats, step: float) -> Floats:
    """Numbers that two independent sources have in common by chance (one per pair).

    That is where their errors differ by less than half the `step` in which numbers are told.
    """
    from scipy.special import ndtr  # takes a quarter of a second to load

    apart = bias[overlap.one] - bias[overlap.other]
    wide = np.sqrt(spread[overlap.one] ** 2 + spread[overlap.other] ** 2)
    wide = np.maximum(wide, 1e-300)
    chance = ndtr((step / 2 - apart) / wide) - ndtr((-step / 2 - apart) / wide)
    expected: Floats = overlap.common.sum(0) * chance
    return expected


def common_excess(
    chance: Floats, same: Floats, common: Floats, quantile: float, most: float, cap: float
) -> float:
    """Return the share of the room for agreement that all pairs fill beyond chance, in [0, 1].

    What makes every pair agree more than expected is not copying: items may be easy or hard, or
    accuracies underestimated. The weighted `quantile` of the excess over all pairs (at most
    `most`; a pair weighs at most `cap`) is taken for it, and only what goes beyond it speaks for
    dependence. `chance` is the expected share of agreement, per pair.
    """
    if not len(common):
        return 0.0
    expected = chance * common
    room = common - expected
    excess = (same - expected) / np.maximum(room, 1e-9)
    weight = np.minimum(room, cap)
    order = np.argsort(excess, kind="stable")
    running = np.cumsum(weight[order])
    shared = excess[order][np.searchsorted(running, running[-1] * quantile)]
    return float(np.clip(shared, 0, most))


class PairPosterior:
    """The likelihood of each pair's dependence on the grid, tempered."""

    def __init__(self, same: Floats, common: Floats, chance: Floats, tempering: float) -> None:
        step = np.clip(np.arange(_STEPS + 1) / _STEPS, 0.002, 0.998)[:, None]
        self._agree = tempering * np.log(GRID + (1 - GRID) * step)
        self._differ = tempering * (np.log1p(-GRID) + np.log1p(-step))
        self._step = np.rint(chance * _STEPS).astype(np.int64)
        self._same = same
        self._different = common - same

    def likelihood(self, part: slice) -> Floats:
        """Pairs by grid points, each row scaled to a greatest value of 1."""
        step = self._step[part]
        log = self._agree[step] * self._same[part, None]
        log += self._differ[step] * self._different[part, None]
        log -= log.max(1, keepdims=True)
        return np.exp(log, out=log)

    def fit_prior(self, start: Floats, pseudo: Floats) -> Floats:
        """The distribution of dependence over the pairs (expectation maximisation, on a sample)."""
        pairs = len(self._same)
        likelihood = self.likelihood(slice(0, None, max(1, pairs // _PRIOR_SAMPLE)))
        scale = pairs / max(1, len(likelihood))
        prior = start
        for _ in range(_PRIOR_ROUNDS):
            weight = likelihood * prior
            weight /= weight.sum(1, keepdims=True)
            prior = weight.sum(0) * scale + pseudo
            prior = prior / prior.sum()
        return prior

    def mean(self, prior: Floats) -> Floats:
        """Return the posterior mean of each pair's dependence."""
        mean = np.empty(len(self._same))
        for start in range(0, len(mean), _AT_ONCE):
            part = slice(start, start + _AT_ONCE)
            weight = self.likelihood(part) * prior
            mean[part] = (weight @ GRID) / weight.sum(1)
        return mean


def spike(at: float) -> Floats:
    """Return a distribution on the grid with mean `at`, on the two neighbouring points."""
    above = int(np.clip(np.searchsorted(GRID, at), 1, len(GRID) - 1))
    share = (at - GRID[above - 1]) / (GRID[above] - GRID[above - 1])
    prior = np.zeros(len(GRID))
    prior[above - 1], prior[above] = 1 - share, share
    return prior
