"""A temperature and a floor: ranks stay, and what is said adds up and comes true."""

import numpy as np
import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from verifykit.corpus import FITTED
from verifykit.corpus.blocks.arrays import run_sums
from verifykit.corpus.estimation.calibration import (
    Calibration,
    LabelledSets,
    Posterior,
    calibrated,
    fit,
    joined,
    log_loss,
    mixed,
)

DEFAULT = Calibration.default(FITTED)


def posterior(rows: list[list[float]]) -> tuple[np.ndarray, np.ndarray]:
    """Values and counts of objects, each with some weight left for "none of them"."""
    shares = [np.array(row[:-1]) / sum(row) for row in rows]
    return np.concatenate(shares), np.array([len(share) for share in shares], np.int32)


weights = st.lists(st.lists(st.floats(1e-6, 1), min_size=2, max_size=6), min_size=1, max_size=5)


def no_heat(counts: np.ndarray) -> np.ndarray:
    """One voice, known for certain, for the likeliest value of each object."""
    return np.ones(len(counts))


@given(weights, st.floats(0.3, 8), st.floats(0.001, 0.5), st.floats(1, 30))
def test_order_stays_and_all_adds_to_one(rows, temperature, floor, hot) -> None:
    probability, counts = posterior(rows)
    found = Calibration(temperature=temperature, floor=floor)
    none = nothing_of(probability, counts)
    said = calibrated(probability, none, hot * no_heat(counts), counts, found)
    start = 0
    for count in counts:
        one, other = probability[start : start + count], said[start : start + count]
        assert (np.diff(other[np.argsort(one, kind="stable")]) >= -1e-12).all()
        none = 1 - other.sum()
        assert none >= floor / (count + 1) - 1e-9
        assert (other >= floor / (count + 1) - 1e-12).all()
        start += count


def nothing_of(probability, counts):
    """That no value of each object is true."""
    return np.maximum(1 - run_sums(probability, counts), 0)


@given(weights)
def test_a_temperature_of_one_and_no_floor_change_nothing(rows) -> None:
    probability, counts = posterior(rows)
    plain = Calibration(temperature=1.0, floor=0.0)
    none = nothing_of(probability, counts)
    said = calibrated(probability, none, no_heat(counts), counts, plain)
    assert np.allclose(said, probability)


def test_what_is_left_for_none_is_not_lost_in_rounding() -> None:
    """A billionth of a billionth has a root, which the difference of two sums to 1 has not."""
    hot = Calibration(temperature=4.0, floor=0.0)
    said = calibrated(np.array([1.0]), np.array([1e-18]), np.ones(1), np.ones(1, np.int32), hot)
    assert said == pytest.approx([1 / (1 + 1e-18**0.25)], rel=1e-12)


def sure(probability: np.ndarray, objects: int) -> Posterior:
    """The only reading there is, of objects without heat."""
    counts = np.full(objects, len(probability) // objects, np.int32)
    return Posterior(
        probability=probability,
        none=nothing_of(probability, counts),
        weight=np.ones(len(probability)),
        heat=np.ones(objects),
    )


def labelled(surely: float, right: float, count: int) -> LabelledSets:
    """Objects of two values, the better one with a posterior of `surely`, of which a share is
    right, and elsewhere the other value is.
    """
    good = round(right * count)
    places = np.arange(count)
    return LabelledSets(
        readings=(sure(np.tile([surely, 0.99 - surely], count), count),),
        counts=np.full(count, 2, np.int32),
        true=2 * places + (places >= good),
    )


def test_labels_teach_how_sure_to_be() -> None:
    too_sure, rightly = labelled(0.985, 0.7, 200), labelled(0.985, 0.99, 200)
    cooler, warmer = fit(too_sure, FITTED), fit(rightly, FITTED)
    assert cooler.temperature > warmer.temperature
    assert log_loss(too_sure, cooler) < log_loss(too_sure, DEFAULT)
    best = mixed(too_sure.readings, too_sure.counts, cooler)[0]
    assert best == pytest.approx(0.7, abs=0.07)


@pytest.mark.parametrize(("right", "count"), [(1.0, 20), (0.75, 20), (0.9, 400)])
def test_what_labels_leave_open_is_averaged(right: float, count: int) -> None:
    # The posterior mean, on a grid fine enough for both of few labels and of many.
    sets = labelled(0.9, right, count)
    heats = np.log(FITTED.temperature) + FITTED.temperature_spread * np.linspace(-5, 5, 81)
    floors = np.log(FITTED.floor / (1 - FITTED.floor)) + FITTED.floor_spread * np.linspace(
        -5, 5, 31
    )
    mass = np.zeros((len(heats), len(floors)))
    for row, heat in enumerate(heats):
        for column, floor in enumerate(floors):
            share = 1 / (1 + np.exp(-floor))
            one = evolve(DEFAULT, temperature=float(np.exp(heat)), floor=float(share))
            away = (heat - heats[40]) / FITTED.temperature_spread
            aside = (floor - floors[15]) / FITTED.floor_spread
            mass[row, column] = -count * log_loss(sets, one) - (away**2 + aside**2) / 2
    mass = np.exp(mass - mass.max())
    mean = float((mass.sum(axis=1) * heats).sum() / mass.sum())
    assert np.log(fit(sets, FITTED).temperature) == pytest.approx(mean, abs=0.02)


def test_few_labels_teach_nothing_and_some_a_little() -> None:
    assert fit(labelled(0.985, 0.5, FITTED.calibration_labels - 1), FITTED) == DEFAULT
    sets = labelled(0.985, 0.5, 20)
    little, much = (fit(labelled(0.985, 0.5, count), FITTED) for count in (20, 500))
    assert little.labels == 20
    before, then, after = (
        float(mixed(sets.readings, sets.counts, found)[0]) for found in (DEFAULT, little, much)
    )
    assert before > then > after
    assert after == pytest.approx(0.5, abs=0.05)


def test_sets_are_joined_in_their_order() -> None:
    one, other = labelled(0.8, 0.5, 4), labelled(0.6, 1.0, 3)
    absent = LabelledSets(
        readings=(sure(np.array([0.5]), 1),), counts=np.ones(1, np.int32), true=np.array([-1])
    )
    both = joined([one, absent, other])
    assert len(both.counts) == 8
    assert both.true.tolist() == [0, 2, 5, 7, -1, 9, 11, 13]
    parts = [log_loss(part, DEFAULT) * len(part.counts) for part in (one, absent, other)]
    assert log_loss(both, DEFAULT) == pytest.approx(sum(parts) / 8)


def test_what_is_not_known_of_the_reading_is_not_tempered_again() -> None:
    """Of two readings that answer otherwise each is as likely as it was found, hot or not."""
    counts, hot = np.array([2], np.int32), np.array([3.0])
    readings = tuple(
        Posterior(
            probability=np.array(probability),
            none=np.zeros(1),
            weight=np.full(2, weight),
            heat=hot,
        )
        for probability, weight in (([1.0, 0.0], 0.7), ([0.0, 1.0], 0.3))
    )
    found = Calibration(temperature=5.0, floor=0.0)
    assert mixed(readings, counts, found) == pytest.approx([0.7, 0.3])


def test_sets_with_and_without_other_readings_are_joined() -> None:
    one = labelled(0.8, 0.5, 4)
    half = np.full(8, 0.5)
    two = LabelledSets(
        readings=tuple(evolve(reading, weight=half) for reading in (*one.readings, *one.readings)),
        counts=one.counts,
        true=one.true,
    )
    assert log_loss(joined([one, two]), DEFAULT) == pytest.approx(log_loss(one, DEFAULT))
