"""Where along the objects other sources are right."""

from collections.abc import Sequence

import numpy as np
import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from verifykit.corpus import FITTED
from verifykit.corpus.estimation.regimes import likelihood, regimes_of

SOURCES, EACH = 12, 4
"""How many there are, and what each states of the objects of a bin."""


def counts(parts: Sequence[tuple[int, int]], seed: int = 0) -> tuple[np.ndarray, np.ndarray]:
    """Parts of so many bins: nine in ten of the sources are right, but of the first `turned` one
    in ten.
    """
    random = np.random.default_rng(seed)
    rates = [
        np.tile(np.where(np.arange(SOURCES) < turned, 0.1, 0.9), (bins, 1))
        for bins, turned in parts
    ]
    right = random.binomial(EACH, np.concatenate(rates)).astype(float)
    return right, np.full(right.shape, float(EACH))


def test_a_change_is_found_where_it_is() -> None:
    found = regimes_of(*counts([(40, 4), (88, 0)]), FITTED)
    assert np.flatnonzero(found).tolist() == list(range(40)), "the greater part is the first regime"


def test_sources_that_turn_back_are_in_one_regime_with_those_before() -> None:
    found = regimes_of(*counts([(30, 4), (40, 0), (30, 4), (28, 0)]), FITTED)
    assert found.tolist() == [1] * 30 + [0] * 40 + [1] * 30 + [0] * 28


def test_three_meanings_are_three_regimes() -> None:
    right, stated = counts([(30, 4), (60, 0), (38, 0)])
    right[90:] = right[90:, ::-1]
    right[90:, 6:] = EACH - right[90:, 6:]
    assert regimes_of(right, stated, FITTED).tolist() == [2] * 30 + [0] * 60 + [1] * 38


@pytest.mark.parametrize("turned", [0, 1], ids=["nobody", "one source, whom the others outvote"])
def test_without_a_change_of_several_there_is_one(turned: int) -> None:
    assert not regimes_of(*counts([(64, turned), (64, 0)]), FITTED).any()


def test_a_slight_shift_is_no_change_however_many_statements_show_it() -> None:
    stated = np.full((128, SOURCES), 1e4)
    right = stated * np.repeat([0.85, 0.95], 64)[:, None]
    assert not regimes_of(right, stated, FITTED).any()
    strict = evolve(FITTED, regime_difference=0.0)
    assert regimes_of(right, stated, strict).any(), "the cut itself is beyond doubt"


def test_a_few_objects_are_no_regime() -> None:
    right, stated = counts([(1, 4), (127, 0)])
    assert not regimes_of(right / EACH, stated / EACH, FITTED).any()


@given(
    turned=st.integers(3, 6),
    first=st.integers(12, 50),
    seed=st.integers(0, 99),
    order=st.permutations(range(SOURCES)),
)
@settings(max_examples=10)
def test_who_they_are_and_how_many_copies_there_are_changes_nothing(
    turned: int, first: int, seed: int, order: list[int]
) -> None:
    right, stated = counts([(first, turned), (64 - first, 0)], seed)
    found = regimes_of(right, stated, FITTED)
    assert found.max() == 1
    assert np.array_equal(regimes_of(right[:, order], stated[:, order], FITTED), found)
    again = regimes_of(np.tile(right, (2, 1)), np.tile(stated, (2, 1)), FITTED)
    assert again.max() == 1
    assert (again == np.tile(found, 2)).mean() > 0.95, "another rate may move an edge"


def test_what_one_part_has_shown_is_found_again_where_it_is_short() -> None:
    parts = [(30, 4), (60, 0), (3, 4), (35, 0)]
    right, stated = counts(parts)
    right, stated = right / EACH, stated / EACH
    expected = np.repeat([1, 0, 1, 0], [bins for bins, _ in parts])
    assert (regimes_of(right, stated, FITTED) == expected).mean() > 0.95
    assert not regimes_of(right[30:], stated[30:], FITTED).any(), "alone it would show nothing"


def test_the_likelihood_is_that_at_the_best_rate() -> None:
    found = float(likelihood(np.array(3.0), np.array(8.0)))
    assert found == pytest.approx(3 * np.log(3 / 8) + 5 * np.log(5 / 8))
    assert likelihood(np.array([0.0, 0.0, 2.0]), np.array([0.0, 2.0, 2.0])).tolist() == [0, 0, 0]


def test_nothing_stated_is_one_regime() -> None:
    nothing = np.zeros((128, 0))
    assert regimes_of(nothing, nothing, FITTED).tolist() == [0] * 128
