"""Squared extrapolation: nearer to where the rounds lead, and always probabilities."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from verifykit.corpus.estimation.closed_labels import extrapolated

WEIGHTS = st.lists(st.floats(0.05, 1), min_size=2, max_size=6)


@given(WEIGHTS, st.floats(0.5, 0.93))
def test_a_steady_approach_is_taken_at_once(weights: list[float], rate: float) -> None:
    goal = np.array(weights) / sum(weights)
    start = np.full(len(goal), 1 / len(goal))
    rounds = [goal + rate**n * (start - goal) for n in range(3)]
    found = extrapolated(*rounds, axis=0)
    assert np.abs(found - goal).max() <= 1e-6 + 0.5 * np.abs(rounds[2] - goal).max()


@given(WEIGHTS)
def test_where_nothing_moves_nothing_does(weights: list[float]) -> None:
    goal = np.array(weights) / sum(weights)
    assert np.allclose(extrapolated(goal, goal, goal, axis=0), goal)


@given(st.lists(WEIGHTS.filter(lambda row: len(row) == 3), min_size=3, max_size=3))
def test_what_comes_out_are_probabilities(rows: list[list[float]]) -> None:
    first, second, third = (np.array(row) / sum(row) for row in rows)
    found = extrapolated(first, second, third, axis=0)
    assert (found > 0).all()
    assert np.isclose(found.sum(), 1)
