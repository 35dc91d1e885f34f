"""Evaluation of cases: what is counted, and how far it can be trusted."""

import numpy as np
import pytest
from attrs import evolve

from labelled_claims import case_of, labelled_case
from verifykit.evaluation import Bootstrap, evaluate
from verifykit.evaluation.figures import figures
from verifykit.evaluation.labels import Gold
from verifykit.evaluation.pans import COUNTS, shares
from verifykit.evaluation.sample import Answer, Sample
from verifykit.model.parameters import Parameters
from verifykit.scoring import score_case

FEW = Bootstrap(repeats=50)
STANCES = {
    "right": ["supports"] * 3,
    "wrong": ["supports"] * 3,
    "refuted": ["refutes"] * 3,
    "bare": [],
    "open": ["reports"],
}
GOLD = [
    Gold(label="true", claim="right"),
    Gold(label="false", claim="wrong"),
    Gold(label="false", claim="refuted"),
    Gold(label="true", claim="bare"),
    Gold(label="unknown", claim="open"),
]


@pytest.fixture(scope="module")
def small():
    return evaluate([case_of(STANCES)], GOLD, bootstrap=FEW, components=())


@pytest.fixture(scope="module")
def large():
    case, gold = labelled_case()
    return evaluate([case], gold, bootstrap=Bootstrap(repeats=200), components=())


def value(found, name):
    return found.figures[name].value


def test_verdicts_are_compared_with_labels(small):
    assert small.confusion["supported"] == {"true": 1, "false": 1, "unknown": 0}
    assert small.confusion["refuted"] == {"true": 0, "false": 1, "unknown": 0}
    assert small.confusion["unverified"] == {"true": 1, "false": 0, "unknown": 1}
    assert value(small, "accuracy") == pytest.approx(3 / 5)
    assert value(small, "answered") == pytest.approx(3 / 5)
    assert value(small, "right-where-answered") == pytest.approx(2 / 3)


def test_the_score_is_judged_on_settled_claims(small):
    scores = {claim.id: claim.score for claim in score_case(case_of(STANCES)).claims}
    right = (1 - scores["right"]) ** 2 + scores["wrong"] ** 2 + scores["refuted"] ** 2
    prior = 1 / (1 + 2.718281828459045**0.55)
    assert value(small, "brier-where-scored") == pytest.approx(right / 3)
    assert value(small, "brier") == pytest.approx((right + (1 - prior) ** 2) / 4)
    assert value(small, "scored") == pytest.approx(3 / 4)


def test_risk_rises_as_less_sure_claims_are_answered(small):
    assert [(point.coverage, point.risk) for point in small.curve] == [
        (0.25, 0.0),
        (0.75, pytest.approx(1 / 3)),
    ]


def test_confidences_hold_every_claim(small):
    assert sum(level.claims for level in small.confidences) == len(GOLD)


def test_baselines_answer_the_same_claims(small):
    assert value(small, "accuracy") == small.baselines["count of documents"]["accuracy"].value
    most = small.baselines["most frequent label"]
    assert most["accuracy"].value == pytest.approx(2 / 5)
    assert most["auc"].value == 0.5


def test_intervals_hold_the_figure_and_narrow_with_more_claims(large):
    for figure in figures():
        found = large.figures[figure.name]
        if figure.name != "ece":  # a resample repeats claims, which only adds to it
            assert found.low <= found.value <= found.high
    case, gold = labelled_case(40)
    few = evaluate([case], gold, bootstrap=Bootstrap(repeats=200), components=())
    wide, narrow = few.figures["brier"], large.figures["brier"]
    assert narrow.high - narrow.low < wide.high - wide.low


def test_the_same_again_gives_the_same(large):
    case, gold = labelled_case()
    other = evolve(case, claims=case.claims[::-1], evidence=case.evidence[::-1])
    again = evaluate([other], gold[::-1], bootstrap=Bootstrap(repeats=200), components=())
    assert {name: one.value for name, one in again.figures.items()} == pytest.approx(
        {name: one.value for name, one in large.figures.items()}
    )
    assert again.figures["macro-f1"] == large.figures["macro-f1"]
    assert again.curve == large.curve


def test_without_resamples_there_are_no_intervals():
    found = evaluate([case_of(STANCES)], GOLD, bootstrap=Bootstrap(repeats=0), components=())
    assert value(found, "accuracy") == pytest.approx(3 / 5)
    assert found.figures["accuracy"].low is None


def test_labels_of_one_kind_leave_some_figures_undefined():
    found = evaluate([case_of(STANCES)], GOLD[:1], bootstrap=FEW, components=())
    assert value(found, "auc") is None
    assert value(found, "brier") is not None
    only_open = evaluate([case_of(STANCES)], GOLD[-1:], bootstrap=FEW, components=())
    assert value(only_open, "brier") is None
    assert only_open.reliability == ()
    assert only_open.area is None


def test_shares_for_many_claims_are_those_of_scoring():
    case, _ = labelled_case(60)
    for parameters in (Parameters(), Parameters(prior_true=0.3, open_open=0.9, discount=0.5)):
        for claim in score_case(case, parameters).claims:
            [found] = Sample.of(["true"], [Answer.of(claim)], parameters).shares
            assert claim.shares is not None
            assert tuple(found) == pytest.approx(
                (claim.shares.true, claim.shares.false, claim.shares.open)
            )


def test_shares_without_evidence_are_those_of_the_prior():
    [found] = shares(np.zeros((1, len(COUNTS))), Parameters(prior_true=0, prior_false=0))
    assert found == pytest.approx([1 / 3] * 3)
