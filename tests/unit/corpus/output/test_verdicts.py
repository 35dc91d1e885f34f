"""Verdicts and confidences of a corpus begin where those of a case do."""

import numpy as np
import pytest

from verifykit.corpus.output.scores import confidences, verdicts
from verifykit.model.assessment import CONFIDENCES, VERDICTS
from verifykit.model.parameters import Parameters

USUAL = Parameters()
LESS = 1e-6


def verdict(score, support, opposition, origins=1):
    numbers = (np.array([float(one)]) for one in (score, support, opposition))
    [place] = verdicts(*numbers, np.array([origins], np.int32))
    return VERDICTS[place]


def confidence(amount, opposition=0.0):
    columns = (np.array([amount - opposition]), np.array([opposition]), np.array([False]))
    [place] = confidences(*columns)
    return CONFIDENCES[place]


@pytest.mark.parametrize(
    ("name", "threshold", "before"),
    [
        ("supported", USUAL.supported_score, "unverified"),
        ("corroborated", USUAL.corroborated_score, "supported"),
    ],
)
def test_where_a_good_verdict_begins(name, threshold, before):
    enough = USUAL.corroborated_lines
    assert verdict(threshold, 1, 0, enough) == name
    assert verdict(threshold - LESS, 1, 0, enough) == before


def test_a_value_is_corroborated_by_as_many_origins_as_a_claim():
    assert verdict(0.9, 1, 0, USUAL.corroborated_lines - 1) == "supported"


def test_where_refuted_ends():
    assert verdict(USUAL.refuted_score, 0, 1) == "refuted"
    assert verdict(USUAL.refuted_score + LESS, 0, 1) == "unverified"
    assert verdict(USUAL.refuted_score, 0, 0) == "unverified"


def test_where_contested_begins_and_ends():
    weaker, margin = USUAL.contested_conflict, USUAL.contested_margin
    assert verdict(0.5, 1, weaker) == verdict(0.5, weaker, 1) == "contested"
    assert verdict(0.5, 1, weaker - LESS) == "unverified"
    assert verdict(1 - margin, 1, weaker) == "supported"
    assert verdict(margin, weaker, 1) == "refuted"


def test_confidence_is_that_of_as_much_evidence_for_a_claim():
    half = USUAL.confidence_half
    for place, share in enumerate((USUAL.confidence_moderate, USUAL.confidence_high), start=1):
        amount = half * share / (1 - share)
        assert confidence(amount + LESS) == CONFIDENCES[place]
        assert confidence(amount - LESS) == CONFIDENCES[place - 1]


def test_conflict_takes_a_step_of_confidence():
    assert confidence(20.0) == "high"
    assert confidence(20.0, opposition=10.0) == "moderate"
