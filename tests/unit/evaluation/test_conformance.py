"""What several labelled items come to, as users of stance-labelled sets expect it."""

import pytest

from labelled_claims import case_of
from verifykit import assess
from verifykit.reporting.assessment import assessment_data
from verifykit.scoring import score_case

MANY = range(2, 13)


def verdict(stances):
    return score_case(case_of({"claim": stances})).claim("claim").verdict


@pytest.mark.parametrize("count", range(1, 13))
def test_even_support_and_refutation_is_contested_or_refuted(count):
    assert verdict(["supports", "refutes"] * count) in ("contested", "refuted")


@pytest.mark.parametrize("count", MANY)
def test_only_refutation_is_refuted(count):
    assert verdict(["refutes"] * count) == "refuted"


@pytest.mark.parametrize("count", range(1, 13))
@pytest.mark.parametrize("stance", ["reports", "questions"])
def test_only_neutral_is_unverified(count, stance):
    assert verdict([stance] * count) == "unverified"


@pytest.mark.parametrize("refutations", range(1, 4))
@pytest.mark.parametrize("supports", range(1, 13))
def test_a_refutation_is_always_shown_beside_the_verdict(supports, refutations):
    case = case_of({"claim": ["supports"] * supports + ["refutes"] * refutations})
    [claim] = assessment_data(assess(case))["claims"]
    assert claim["opposition"]["documents"] == refutations
    assert claim["weights"]["refute"] > 0
    assert claim["conflict"] > 0
