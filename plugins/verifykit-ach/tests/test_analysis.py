"""The numbers of the analysis: by hand on small matrices, and what holds of any matrix."""

from math import isclose, sqrt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verifykit import Hypothesis
from verifykit_ach import Matrix, Row, Weight
from verifykit_ach.best_set import (
    coverage,
    excesses,
    inconsistency,
    left,
    linchpins,
    set_aside,
)

RATINGS = ("CC", "C", "N", "I", "II")


def row(claim, *ratings, weight=(1.0, 1.0, 1.0)):
    value, low, high = weight
    return Row(claim=claim, ratings=ratings, weight=Weight(value=value, low=low, high=high))


def matrix(*rows):
    size = len(rows[0].ratings) if rows else 0
    names = [Hypothesis(id=f"h{number}", text="A hypothesis.") for number in range(size)]
    return Matrix(hypotheses=tuple(names), rows=rows, weighted=True)


def best(of):
    return left(of, set_aside(of))


@pytest.mark.parametrize(
    ("ratings", "spread"),
    [
        (("CC", "II"), 2.0),
        (("C", "C", "C"), 0.0),
        (("C", "I"), 1.0),
        (("CC", "II", None), 2.0),
        (("CC", "N", "II"), sqrt(8 / 3)),
        (("I", None), None),
        ((None, None), None),
    ],
)
def test_diagnosticity_is_the_population_deviation_of_the_ratings_there_are(ratings, spread):
    found = row("c", *ratings).diagnosticity
    assert found == spread or isclose(found, spread)


def test_only_what_is_inconsistent_counts_times_its_weight():
    one = matrix(row("a", "CC", "I", weight=(0.8, 0.7, 0.9)), row("b", "C", "II"))
    assert inconsistency(one, 0) == 0
    assert isclose(inconsistency(one, 1), 0.8 * 1 + 1.0 * 2)


def test_coverage_counts_the_cells_that_are_filled():
    one = matrix(row("a", "N", None), row("b", "C", "C"))
    assert coverage(one, 0) == 1
    assert coverage(one, 1) == 0.5
    assert coverage(Matrix(hypotheses=one.hypotheses, rows=(), weighted=False), 0) is None


def test_equal_sums_leave_both():
    assert best(matrix(row("a", "I", "N"), row("b", "N", "I"))) == {"h0", "h1"}


def test_a_difference_that_the_range_of_a_score_could_turn_round_is_none():
    against_h0 = row("a", "I", "N", weight=(0.5, 0.5, 0.5))
    unsure = matrix(against_h0, row("b", "N", "I", weight=(0.6, 0.4, 0.7)))
    assert best(unsure) == {"h0", "h1"}
    sure = matrix(against_h0, row("b", "N", "I", weight=(0.6, 0.55, 0.7)))
    assert best(sure) == {"h0"}


def test_an_unrated_cell_is_unknown_and_not_neutral():
    assert best(matrix(row("a", "I", None))) == {"h0", "h1"}
    assert best(matrix(row("a", "I", "N"))) == {"h1"}
    assert best(matrix(row("a", "II", None), row("b", "I", "N"))) == {"h1"}


def test_a_claim_rated_under_neither_leaves_the_two_as_they_are():
    decided = (row("a", "I", "N", "N"), row("b", None, None, "C"))
    assert "h0" not in best(matrix(*decided))


def test_the_claim_that_everything_hangs_on():
    one = matrix(row("a", "I", "N"), row("b", "C", "C"))
    assert linchpins(one) == {"a": frozenset({"h0", "h1"})}
    two = matrix(row("a", "I", "N"), row("b", "I", "C"))
    assert linchpins(two) == {}


@st.composite
def matrices(draw):
    columns = draw(st.integers(1, 4))
    cells = st.one_of(st.none(), st.sampled_from(RATINGS))
    unit = st.floats(0, 1).map(lambda one: round(one, 3))
    rows = []
    for number in range(draw(st.integers(1, 5))):
        low, value, high = sorted(draw(st.tuples(unit, unit, unit)))
        ratings = draw(st.tuples(*[cells] * columns))
        rows.append(row(f"c{number}", *ratings, weight=(value, low, high)))
    return matrix(*rows)


@given(matrices())
def test_somebody_is_always_left_and_never_by_the_others_alone(one):
    assert best(one)
    assert set(set_aside(one)) == {
        column for column, each in enumerate(one.hypotheses) if each.id not in best(one)
    }


@given(matrices())
def test_who_is_set_aside_has_more_against_it_once_every_cell_is_filled(one):
    full = Matrix(
        hypotheses=one.hypotheses,
        rows=tuple(
            Row(claim=each.claim, weight=each.weight, ratings=tuple(r or "I" for r in each.ratings))
            for each in one.rows
        ),
        weighted=True,
    )
    for worse, others in set_aside(one).items():
        for better in others:
            assert inconsistency(full, worse) > inconsistency(full, better)


@given(matrices())
def test_leaving_one_out_is_what_the_smaller_matrix_says(one):
    found = linchpins(one)
    for each in one.rows:
        rest = Matrix(
            hypotheses=one.hypotheses,
            rows=tuple(other for other in one.rows if other is not each),
            weighted=True,
        )
        assert found.get(each.claim, best(one)) == best(rest)


@given(matrices())
def test_of_two_hypotheses_at_most_one_is_surely_worse(one):
    excess = excesses(one)
    assert all(excess[pair] <= 1e-9 or excess[pair[::-1]] <= 1e-9 for pair in excess)
