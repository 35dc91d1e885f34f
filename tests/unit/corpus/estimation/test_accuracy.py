"""How often a source is right, judged by what it earned, or by what it earned elsewhere."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from verifykit.corpus import FITTED
from verifykit.corpus.estimation.accuracy import (
    OpenFacts,
    accuracy_elsewhere,
    leanings,
    own_accuracy,
)


def facts(stated: np.ndarray) -> OpenFacts:
    return OpenFacts(
        statements=stated,
        labelled=np.zeros_like(stated),
        labelled_right=np.zeros_like(stated),
        shared_claims=np.zeros(0),
        claims=int(stated.sum()),
        head_start=np.zeros(len(stated)),
    )


@given(
    arrays(float, (5, 3), elements=st.floats(0, 1)),
    arrays(float, (5, 3), elements=st.floats(0, 500)),
)
def test_an_attribute_does_not_vouch_for_itself(share: np.ndarray, stated: np.ndarray) -> None:
    before = leanings(share * stated, stated, FITTED)
    changed = share.copy()
    changed[2, 0] = 1 - changed[2, 0]
    # What the others earn on it is the same, so its rate moves little; what it earns itself is out.
    stated[:, 0] = stated[:, 0].max(initial=1)
    same, other = (leanings(part * stated, stated, FITTED)[:, 0] for part in (share, changed))
    assert np.allclose(same, other)
    assert np.isfinite(before).all()


def test_speaking_of_hard_things_is_no_fault() -> None:
    # The first two speak of what nine in ten get right, the others of what half do.
    stated = np.array([[50.0, 0, 50], [50, 0, 50], [0, 50, 50], [0, 50, 50]])
    earned = np.array([[45.0, 0, 40], [45, 0, 40], [0, 25, 40], [0, 25, 40]])
    # Counted alone it would be a gap of 2.2 in log-odds.
    assert np.ptp(leanings(earned, stated, FITTED)[:, 2]) < 0.1
    assert np.ptp(accuracy_elsewhere(earned, facts(stated), FITTED)[:, 2]) < 0.02


def test_one_of_whom_little_is_known_is_taken_for_average() -> None:
    stated = np.array([[100.0, 100], [100, 100], [1.0, 0]])
    earned = np.array([[90.0, 90], [70, 70], [0.0, 0]])
    found = accuracy_elsewhere(earned, facts(stated), FITTED)
    assert found[1, 0] < found[2, 0] < found[0, 0]


def test_own_accuracy_is_drawn_to_the_source_and_that_to_the_mean() -> None:
    stated = np.array([[1000.0, 4], [0.0, 0]])
    earned = np.array([[900.0, 0], [0.0, 0]])
    found = own_accuracy(earned, facts(stated), FITTED)
    assert abs(found[0, 0] - 0.9) < 0.01
    assert 0.5 < found[0, 1] < 0.7
    assert np.allclose(found[1], FITTED.mean_accuracy)


def test_of_many_statements_on_one_attribute_few_count_elsewhere() -> None:
    def ahead(statements: float) -> float:
        stated = np.array([[statements, 10], [statements, 10]])
        earned = stated * np.array([[0.9], [0.5]])
        return float(np.ptp(leanings(earned, stated, FITTED)[:, 1]))

    assert ahead(10_000) < 1.3 * ahead(100)
