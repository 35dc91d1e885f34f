"""The posterior of a pair's dependence, from its agreement."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from verifykit.corpus import FITTED
from verifykit.corpus.blocks.agreement import PairSums
from verifykit.corpus.estimation.dependence import (
    GRID,
    PairPosterior,
    common_excess,
    expected_in_closed,
    expected_in_open,
    overlap_of,
    spike,
)

FLAT = np.full(len(GRID), 1 / len(GRID))


def posterior(same, common, chance) -> np.ndarray:
    columns = (np.array(column, float) for column in (same, common, chance))
    return PairPosterior(*columns, FITTED.tempering).mean(FLAT)


@given(st.integers(3, 200), st.floats(0.05, 0.95))
def test_more_agreement_never_means_less_dependence(common: int, chance: float) -> None:
    same = np.arange(common + 1)
    found = posterior(same, np.full(common + 1, common), np.full(common + 1, chance))
    assert (np.diff(found) >= -1e-9).all()
    assert ((found >= 0) & (found <= GRID[-1])).all()


@given(st.integers(3, 200))
def test_agreement_that_chance_explains_tells_less(common: int) -> None:
    chance = np.linspace(0.05, 0.95, 10)
    found = posterior(np.full(10, common), np.full(10, common), chance)
    assert (np.diff(found) <= 1e-9).all()


def test_independent_sources_are_found_to_be_so() -> None:
    low, high = posterior([500, 990], [1000, 1000], [0.5, 0.5])
    assert low < 0.1
    assert high > 0.9


@pytest.mark.parametrize("at", [0.0, 0.3, 0.65, 0.97, 0.999])
def test_a_spike_has_its_mean(at: float) -> None:
    assert spike(at).sum() == pytest.approx(1)
    assert spike(at) @ GRID == pytest.approx(at)


def test_a_prior_is_learned_from_all_pairs() -> None:
    same = np.array([50] * 95 + [98] * 5, float)
    pairs = PairPosterior(same, np.full(100, 100.0), np.full(100, 0.5), FITTED.tempering)
    prior = pairs.fit_prior(FLAT, 5 * FLAT)
    assert prior.sum() == pytest.approx(1)
    found = pairs.mean(prior)
    assert found[0] < posterior([50], [100], [0.5])[0]
    assert found[-1] > 0.8


def test_what_all_pairs_have_in_common_speaks_of_no_pair() -> None:
    common = np.full(50, 100.0)
    same = np.full(50, 80.0)
    same[-1] = 99
    found = common_excess(np.full(50, 0.5), same, common, 0.5, 0.9, 20)
    assert found == pytest.approx(0.6), "80 of 100, where 50 are chance"
    none = common_excess(np.full(50, 0.9), same, common, 0.5, 0.9, 20)
    assert none == 0, "chance is never lowered"
    assert common_excess(np.zeros(0), np.zeros(0), np.zeros(0), 0.5, 0.9, 20) == 0


def test_pairs_that_share_too_little_are_left_out() -> None:
    sources, attributes = 3, 2
    keys = np.array([(0 * 3 + 0) * 3 + 1, (0 * 3 + 0) * 3 + 2, (1 * 3 + 0) * 3 + 1])
    sums = PairSums(
        keys=keys,
        common=np.array([2.0, 2.0, 1.0]),
        same=np.array([1.0, 2.0, 1.0]),
        expected=np.array([0.5, 0.5, 0.25]),
    )
    found = overlap_of(sums, sources, attributes, least=3)
    assert (found.one.tolist(), found.other.tolist()) == ([0], [1])
    assert found.common.tolist() == [[2], [1]]
    assert found.expected.tolist() == [0.75]


def test_chance_agreement_of_open_and_closed_values() -> None:
    keys = np.array([1])
    sums = PairSums(keys=keys, common=np.array([10.0]), same=np.zeros(1), expected=np.zeros(1))
    overlap = overlap_of(sums, 2, 1, least=3)
    found = expected_in_open(overlap, np.array([[0.9], [0.8]]), FITTED)
    assert found == pytest.approx(np.array([[10 * (0.72 + 0.02 / FITTED.false_values)]]))
    confusion = np.array([[[0.9, 0.2], [0.1, 0.8]], [[0.7, 0.4], [0.3, 0.6]]])
    closed = expected_in_closed(overlap, confusion, np.array([0.75, 0.25]))
    by_hand = 0.75 * (0.9 * 0.7 + 0.1 * 0.3) + 0.25 * (0.2 * 0.4 + 0.8 * 0.6)
    assert closed == pytest.approx(np.array([[10 * by_hand]]))
