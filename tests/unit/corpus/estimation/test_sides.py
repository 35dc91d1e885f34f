"""Which of two readings is likelier: what those who side with either are worth elsewhere."""

import numpy as np
import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from verifykit.corpus import FITTED
from verifykit.corpus.estimation.sides import (
    Question,
    majority_odds,
    origins,
    reliability_odds,
    rival_weights,
    sides,
)

SOURCES, ATTRIBUTES = 12, 4
STATED = np.full((SOURCES, ATTRIBUTES), 100.0)


def credit(rate: list[float]) -> np.ndarray:
    """What sources earn on all attributes, each right with its rate."""
    return STATED * np.array(rate)[:, None]


def question(attributes: dict[int, set[int]], elsewhere: np.ndarray) -> Question:
    """Sources in the sets gain 80 of 100 by the rival reading of an attribute, the others lose."""
    own, other = elsewhere.copy(), elsewhere.copy()
    side = np.zeros(ATTRIBUTES)
    for attribute, gaining in attributes.items():
        side[attribute] = 1
        for source in range(SOURCES):
            here, there = (10, 90) if source in gaining else (90, 10)
            own[source, attribute], other[source, attribute] = here, there
    return Question(side=side, own=own, other=other, shown=np.zeros(ATTRIBUTES))


def test_origins_count_by_how_much() -> None:
    own = np.zeros((4, 2))
    other = np.array([[10.0, 30], [10, 0], [10, 1], [-5, 0]])
    few, one = origins(own, other)
    assert few == pytest.approx(3)
    assert 1 < one < 1.1


def test_those_who_are_better_elsewhere_are_believed() -> None:
    better = set(range(8, 12))
    rates = [0.9 if source in better else 0.6 for source in range(SOURCES)]
    (weight,) = rival_weights([question({0: better}, credit(rates))], STATED, FITTED)
    assert weight[0] > 0.9
    assert not weight[1:].any()
    (weight,) = rival_weights(
        [question({0: set(range(SOURCES)) - better}, credit(rates))], STATED, FITTED
    )
    assert weight[0] < 0.1


def test_labels_outweigh_who_is_better_elsewhere() -> None:
    better = set(range(8, 12))
    rates = [0.9 if source in better else 0.6 for source in range(SOURCES)]
    asked = question({0: better, 1: better}, credit(rates))
    for_the_first = np.where(asked.side != 0, 6.0, 0.0)
    (weight,) = rival_weights([evolve(asked, shown=for_the_first)], STATED, FITTED)
    assert weight[0] < 0.01
    (weight,) = rival_weights([evolve(asked, shown=-for_the_first)], STATED, FITTED)
    assert weight[0] > 0.99


def test_where_nothing_tells_them_apart_it_is_even() -> None:
    asked = question({0: set(range(6))}, credit([0.8] * SOURCES))
    (weight,) = rival_weights([asked], STATED, FITTED)
    assert weight[0] == pytest.approx(0.5)


@given(st.lists(st.floats(0.3, 0.95), min_size=SOURCES, max_size=SOURCES), st.integers(1, 11))
def test_the_readings_are_treated_alike(rates: list[float], size: int) -> None:
    asked = question({0: set(range(size))}, credit(rates))
    turned = evolve(asked, own=asked.other, other=asked.own)
    (one,), (other,) = (rival_weights([q], STATED, FITTED) for q in (asked, turned))
    assert one[0] + other[0] == pytest.approx(1)


def test_attributes_that_the_same_sources_dispute_are_one_question() -> None:
    asked = question({0: {8, 9, 10}, 1: {8, 9, 10}, 2: {0, 4, 8}}, credit([0.8] * SOURCES))
    every = np.ones(ATTRIBUTES, bool)
    every[3] = False
    found = sides(asked.own, asked.other, STATED, every, FITTED)
    assert [row.tolist() for row in found] == [[1, 1, 0, 0], [0, 0, 1, 0]]
    asked.other[:, 1], asked.own[:, 1] = asked.own[:, 1].copy(), asked.other[:, 1].copy()
    found = sides(asked.own, asked.other, STATED, every, FITTED)
    assert [row.tolist() for row in found] == [[1, -1, 0, 0], [0, 0, 1, 0]]


def test_one_feed_has_any_number_of_users_but_many_misreadings_have_a_rate() -> None:
    alone = np.array([[12.0, 5.0]])
    many = np.array([[12.0, 5.0]] * 6)
    once = majority_odds(alone, alone, 0, 0.25)
    again = majority_odds(many, many, 0, 0.25)
    assert 0 < once < 0.7
    assert again > 3
    assert majority_odds(many[:, ::-1], many, 0, 0.25) == pytest.approx(-again)


def test_an_attribute_that_is_undecided_vouches_for_nobody() -> None:
    rates = [0.9] * 6 + [0.5] * 6
    gain = np.array([80.0] * 6 + [-80.0] * 6)
    none = np.zeros(ATTRIBUTES)
    assert reliability_odds(gain, credit(rates), STATED, none, FITTED) == pytest.approx(0)
    one = np.array([0.0, 1, 0, 0])
    more = np.array([0.0, 1, 1, 1])
    few, all_of_them = (
        reliability_odds(gain, credit(rates), STATED, v, FITTED) for v in (one, more)
    )
    assert all_of_them < few < 0


def test_where_nobody_gains_more_than_others_nothing_is_asked():
    """One source alone, or two readings that are the same, have no sides."""
    same = np.full((3, 2), 4.0)
    stated = np.full((3, 2), 8.0)
    every = np.ones(2, bool)
    assert sides(same, same, stated, every, FITTED) == []
    assert sides(same, same + 1, stated, every, FITTED) == []
