"""The fit: the least loss there is, with weights of the right sign, and folds to judge it by."""

import numpy as np
import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from verifykit.evaluation import pans
from verifykit.evaluation.calibration.fit import Problem, solve
from verifykit.evaluation.calibration.folds import fold_of, splits
from verifykit.evaluation.calibration.search import Candidate, fitted, problem_of
from verifykit.model.parameters import Parameters

PRIORS = np.array([name in pans.PRIORS for name in pans.FITTED])


def counted(support_check_open):
    """Counts of affirmative claims that nobody denies but by a check."""
    table = np.array(support_check_open, dtype=float)
    none, one = np.zeros(len(table)), np.ones(len(table))
    return np.column_stack([table[:, 0], table[:, 1], none, table[:, 2], none, one])


def problem(counts, label, ridge=1.0):
    return Problem(
        design=pans.design(counted(counts), Parameters()),
        label=np.array(label),
        target=pans.vector(Parameters()),
        ridge=np.full(len(pans.FITTED), ridge),
        nonnegative=~PRIORS,
    )


claims = st.lists(
    st.tuples(*[st.floats(0, 4, width=32)] * 3, st.integers(0, 2)), min_size=3, max_size=25
)


@given(claims, st.sampled_from([0.3, 3.0, 30.0]))
def test_no_step_that_is_allowed_lowers_the_loss(found, ridge):
    one = problem([row[:3] for row in found], [row[3] for row in found], ridge)
    theta = solve(one)
    assert (theta[~PRIORS] >= 0).all()
    least = one.loss(theta)
    for place in range(len(theta)):
        for step in (-1e-3, 1e-3):
            moved = theta.copy()
            moved[place] += step
            if one.nonnegative[place] and moved[place] < 0:
                continue
            assert one.loss(moved) >= least - 1e-9


def test_a_weight_that_the_data_turn_round_stops_at_nothing():
    counts = [[3, 0, 0]] * 40 + [[0, 0, 0]] * 40
    theta = solve(problem(counts, [1] * 40 + [0] * 40, ridge=0.1))
    found = dict(zip(pans.FITTED, theta, strict=True))
    assert found["support_true"] == 0
    assert found["support_false"] == 0


def test_a_strong_ridge_keeps_what_was_there_and_a_weak_one_follows_the_data():
    counts = counted([[1.0, 0, 0]] * 60 + [[0, 1.0, 0]] * 60)
    label = np.array([0] * 60 + [1] * 60)
    cautious = fitted(counts, label, Parameters(), Candidate(discount=0.7, ridge=1e6))
    bold = fitted(counts, label, Parameters(), Candidate(discount=0.7, ridge=1.0))
    assert cautious.support == pytest.approx(Parameters().support, abs=1e-3)
    assert bold.support > Parameters().support + 0.1


def test_what_generated_the_data_is_found_again():
    truth = Parameters(prior_true=-0.3, prior_false=0.6, support_true=0.8, support_false=0.3,
                       refute_false=1.4, refute_true=0.2, open_open=0.7, deny=0.4,
                       report=0.5)  # fmt: skip
    chance = np.random.default_rng(1)
    counts = chance.uniform(0, 3, (6000, 6)) * (chance.random((6000, 6)) < 0.6)
    counts[:, pans.COUNTS.index("sign")] = chance.choice([1.0, -1.0], 6000)
    shares = pans.shares(counts, truth)
    label = (chance.random((6000, 1)) > shares.cumsum(axis=1)).sum(axis=1)
    way = Candidate(discount=0.7, ridge=1.0, reports=True)
    found = fitted(counts, label, Parameters(), way)
    assert pans.vector(found) == pytest.approx(pans.vector(truth), abs=0.2)
    unasked = fitted(counts, label, Parameters(), evolve(way, reports=False))
    assert unasked.report == 0


def test_without_unknown_labels_what_is_open_stays():
    counts = counted([[1.0, 0, 2.0]] * 30 + [[0, 1.0, 0]] * 30)
    label = np.array([0] * 30 + [1] * 30)
    found = fitted(counts, label, Parameters(), Candidate(discount=0.7, ridge=10))
    assert found.open_open == pytest.approx(Parameters().open_open)
    assert found.support > Parameters().support


def test_denials_have_a_weight_of_their_own():
    """Checks are always right here and denials never: one weight goes up, the other to nothing."""
    counts = np.array([[0, 1, 0, 0, 0, 1]] * 60 + [[0, 0, 1, 0, 0, 1]] * 60, dtype=float)
    label = np.array([1] * 60 + [0] * 60)
    found = fitted(counts, label, Parameters(), Candidate(discount=0.7, ridge=1.0))
    assert found.refute > Parameters().refute + 0.1
    assert found.deny < Parameters().deny - 0.3


def test_a_negated_claim_teaches_what_its_affirmation_would():
    counts = np.array([[2.0, 0, 0, 0, 0, 1]] * 40 + [[0, 2.0, 0, 0, 0, 1]] * 40)
    label = np.array([0] * 40 + [1] * 40)
    turned = counts.copy()
    turned[:, pans.COUNTS.index("sign")] = -1
    one = fitted(counts, label, Parameters(), Candidate(discount=0.7, ridge=3.0))
    other = fitted(turned, 1 - label, Parameters(), Candidate(discount=0.7, ridge=3.0))
    assert pans.vector(one) == pytest.approx(pans.vector(other), abs=1e-6)


def test_leaving_a_group_out_is_nearly_fitting_without_it():
    chance = np.random.default_rng(2)
    counts = chance.uniform(0, 2, (60, 6))
    counts[:, pans.COUNTS.index("sign")] = 1
    label = chance.integers(0, 3, 60)
    group = np.repeat(np.arange(20), 3)
    whole = problem_of(counts, label, Parameters(), Candidate(discount=0.7, ridge=10.0))
    left = whole.without_each(solve(whole), group)
    for number in (0, 7, 19):
        kept = group != number
        again = solve(
            problem_of(counts[kept], label[kept], Parameters(), Candidate(discount=0.7, ridge=10.0))
        )
        assert left[number] == pytest.approx(again, abs=0.01)


@given(st.lists(st.tuples(st.integers(0, 2), st.integers(0, 8)), min_size=4, max_size=60),
       st.integers(2, 10), st.integers(0, 5))  # fmt: skip
def test_folds_hold_every_claim_out_once_and_part_no_group(rows, count, seed):
    label = np.array([row[0] for row in rows])
    group = np.array([row[1] for row in rows])
    held_out = []
    for learn, held in splits(label, group, count, seed):
        assert not set(learn) & set(held)
        assert not set(group[learn]) & set(group[held])
        held_out += held.tolist()
    assert sorted(held_out) == list(range(len(rows)))


def test_folds_spread_the_labels():
    label = np.repeat([0, 1, 2], [20, 40, 60])
    fold = fold_of(label, np.arange(120), 10, 3)
    for number in range(10):
        assert np.bincount(label[fold == number]).tolist() == [2, 4, 6]


def test_one_fold_is_none():
    with pytest.raises(ValueError, match="two folds"):
        list(splits(np.array([0, 1]), np.array([0, 1]), 1, 0))
