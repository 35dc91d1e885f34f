"""The figures, against numbers worked out by hand and against what must hold of them."""

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from verifykit.evaluation.metrics import (
    accuracy,
    area_under,
    auc,
    brier,
    brier_of_shares,
    confusion,
    expected_calibration_error,
    log_loss,
    log_loss_of_shares,
    macro_f1,
    reliability,
    risk_coverage,
)

SCORES = np.array([0.1, 0.4, 0.8, 0.9])
TRUE = np.array([0.0, 1.0, 0.0, 1.0])
samples = st.lists(
    st.tuples(st.sampled_from([0.03, 0.2, 0.366, 0.5, 0.8, 0.97]), st.booleans()),
    min_size=1,
    max_size=40,
)


def arrays(sample):
    return np.array([score for score, _ in sample]), np.array([float(true) for _, true in sample])


def test_classes():
    label, said = np.array([0, 0, 1, 2]), np.array([0, 1, 1, 1])
    assert accuracy(label, said) == 0.5
    assert confusion(label, said, 3).tolist() == [[1, 0, 0], [1, 1, 1], [0, 0, 0]]
    # true: 2/3, false: 2/4, unknown: 0.
    assert macro_f1(label, said, 3) == pytest.approx((2 / 3 + 1 / 2 + 0) / 3)


def test_macro_f1_leaves_out_labels_that_do_not_occur():
    assert macro_f1(np.array([0, 1]), np.array([0, 1]), 3) == 1


def test_macro_f1_is_no_lower_for_a_label_that_is_answered_and_never_gold():
    label, said = np.array([0, 0, 1, 1]), np.array([0, 2, 1, 1])
    # true: precision 1, recall 1/2; false: 1. "Unknown" cannot be found where there is none.
    assert macro_f1(label, said, 3) == pytest.approx((2 / 3 + 1) / 2)
    assert macro_f1(np.array([0, 0]), np.array([2, 2]), 3) == 0


def test_brier_and_log_loss():
    assert brier(SCORES, TRUE) == pytest.approx((0.01 + 0.36 + 0.64 + 0.01) / 4)
    assert log_loss(SCORES, TRUE) == pytest.approx(-np.log([0.9, 0.4, 0.2, 0.9]).mean())
    shares, label = np.array([[0.7, 0.2, 0.1], [0.2, 0.2, 0.6]]), np.array([0, 1])
    assert brier_of_shares(shares, label) == pytest.approx((0.14 + 1.04) / 2)
    assert log_loss_of_shares(shares, label) == pytest.approx(-np.log([0.7, 0.2]).mean())


def test_certainty_that_is_wrong_costs_much_but_not_everything():
    assert 20 < log_loss(np.array([0.0]), np.array([1.0])) < 40


def test_auc():
    assert auc(SCORES, TRUE) == 0.75
    assert auc(np.array([0.5, 0.5]), np.array([0.0, 1.0])) == 0.5
    assert np.isnan(auc(np.array([0.5]), np.array([1.0])))


@given(samples, st.lists(st.integers(-1, 2), min_size=40, max_size=40))
def test_auc_counts_pairs_of_one_fold(sample, folds):
    score, true = arrays(sample)
    fold = np.array(folds[: len(score)])
    for where, found in (
        (np.zeros(len(score)), auc(score, true)),
        (fold, auc(score, true, fold)),
    ):
        pairs = [
            (score[a] > score[b]) + (score[a] == score[b]) / 2
            for a in np.flatnonzero(true)
            for b in np.flatnonzero(true == 0)
            if where[a] == where[b]
        ]
        assert found == pytest.approx(np.mean(pairs)) if pairs else np.isnan(found)


def test_calibration_error_by_hand():
    score = np.array([0.2] * 5 + [0.8] * 5)
    true = np.array([0, 0, 0, 0, 1, 1, 1, 1, 0, 0])
    assert expected_calibration_error(score, true, 2) == pytest.approx((0 + 0.2) / 2)


@given(samples, st.integers(1, 12), st.randoms())
def test_order_does_not_matter_to_calibration_error(sample, bins, chance):
    before = expected_calibration_error(*arrays(sample), bins)
    chance.shuffle(sample)
    assert expected_calibration_error(*arrays(sample), bins) == pytest.approx(before)


@given(samples, st.integers(1, 12))
def test_bins_hold_every_claim_once_and_never_part_equals(sample, bins):
    found = reliability(*arrays(sample), bins)
    assert sum(one.claims for one in found) == len(sample)
    assert len(found) <= bins
    ends = [end for one in found for end in (one.low, one.high)]
    assert ends == sorted(ends)
    assert all(one.high < other.low for one, other in pairwise(found))


def test_bins_are_of_about_equal_mass():
    found = reliability(np.arange(100) / 100, np.zeros(100), 10)
    assert [one.claims for one in found] == [10] * 10


def test_risk_and_coverage():
    points = risk_coverage(np.array([0.9, 0.9, 0.6]), np.array([True, False, True]), 4)
    assert [(point.sureness, point.coverage, point.risk) for point in points] == [
        (0.9, 0.5, 0.5),
        (0.6, 0.75, pytest.approx(2 / 3)),
    ]
    assert area_under(points) == pytest.approx((0.5 * 0.5 + 0.25 * 2 / 3) / 0.75)


@pytest.mark.parametrize(
    "figure",
    [
        lambda none: brier(none, none),
        lambda none: log_loss(none, none),
        lambda none: expected_calibration_error(none, none),
        lambda none: accuracy(none, none),
        lambda none: macro_f1(none.astype(int), none.astype(int), 3),
        lambda none: area_under(risk_coverage(none, none > 0, 0)),
    ],
)
def test_of_nothing_nothing_is_said(figure):
    assert np.isnan(figure(np.zeros(0)))
