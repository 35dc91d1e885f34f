"""How much surer a posterior is than it should be: by shared errors, and by unknown sources."""

import numpy as np
import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from verifykit.corpus import FITTED
from verifykit.corpus.estimation.calibration import Calibration, calibrated
from verifykit.corpus.estimation.heat import crowded, of_likeliest, variances

KNOWN = np.zeros(1)
"""The variance of sources that are known for certain."""


def said(odds: float, hot: np.ndarray) -> float:
    """What is said of the only value of an object, of such odds, without any fixed temperature."""
    probability, plain = np.array([odds / (1 + odds)]), Calibration(temperature=1.0, floor=0.0)
    return float(calibrated(probability, 1 - probability, hot, np.ones(1, np.int32), plain)[0])


def test_four_voices_weigh_as_two() -> None:
    """Evidence of a likelihood ratio of 3 each, over even odds, with rivals nobody speaks for."""
    hot = crowded(np.array([4.0]), KNOWN, FITTED)
    assert said(3**4, hot) == pytest.approx(3**2 / (3**2 + 1))


@pytest.mark.parametrize(("middle", "variance"), [(1.5, 0.5), (3.0, 2.0), (-2.0, 1.0)])
def test_log_odds_that_are_uncertain_are_averaged_over(middle: float, variance: float) -> None:
    points, weights = np.polynomial.hermite_e.hermegauss(40)
    mean = weights @ (1 / (1 + np.exp(-middle - np.sqrt(variance) * points))) / weights.sum()
    hot = crowded(np.ones(1), np.array([variance]), FITTED)
    assert said(np.exp(middle), hot) == pytest.approx(mean, abs=0.02)


@given(st.floats(0.05, 0.95), st.floats(0, 200))
def test_the_variance_is_that_of_a_share_of_so_many_trials(right: float, judged: float) -> None:
    trials = FITTED.trial * (judged + FITTED.accuracy_mass)
    # Spread over two attributes, it is as much.
    stated = np.array([[judged / 4, judged * 3 / 4]])
    found = variances(np.full((1, 2), right), stated, FITTED)
    error = np.sqrt(right * (1 - right) / trials)
    assert np.sqrt(found) == pytest.approx(np.full((1, 2), error / (right * (1 - right))))


@given(st.floats(0, 50), st.floats(0, 50), st.floats(0, 5), st.floats(0, 5))
def test_more_voices_and_less_known_of_them_are_hotter(n: float, m: float, v: float, w: float):
    one, other = (
        crowded(np.array([voices]), np.array([variance]), FITTED)
        for voices, variance in ((min(n, m), min(v, w)), (max(n, m), max(v, w)))
    )
    assert 1 <= one <= other


def test_nothing_is_hot_where_errors_are_independent_and_sources_known() -> None:
    plain = evolve(FITTED, crowding=0.0, trial=np.inf)
    variance = variances(np.array([[0.6]]), np.array([[3.0]]), plain)
    assert crowded(np.array([9.0]), variance[0], plain).tolist() == [1.0]


def test_the_heat_of_an_object_is_that_of_its_likeliest_value() -> None:
    probability, amount = np.array([0.6, 0.3, 0.2, 0.2, 0.5]), np.array([2.0, 9.0, 1.0, 3.0, 0.0])
    found = of_likeliest(probability, amount, np.array([2, 2, 1], np.int32))
    assert found.tolist() == [2.0, 3.0, 0.0]


def test_equals_are_those_that_differ_by_rounding_alone() -> None:
    probability, amount = np.array([0.3, 0.1 + 0.2, 0.1]), np.array([2.0, 1.0, 9.0])
    assert of_likeliest(probability, amount, np.array([3], np.int32)).tolist() == [2.0]
