"""Verdicts with a promise: learned from half of the labels, kept on the others, or not given."""

import random

import numpy as np
import pytest
from attrs import evolve

from labelled_claims import case_of, labelled_case
from verifykit import Parameters, Settings, assess
from verifykit.config.parameters_file import parameters_text, read_parameters
from verifykit.evaluation import Bootstrap, evaluate, promise
from verifykit.evaluation.calibration.examples import examples
from verifykit.evaluation.calibration.risk import promised, ways
from verifykit.evaluation.labels import Gold
from verifykit.evaluation.matching import match
from verifykit.evaluation.promise import chance_of, kept_promise
from verifykit.evaluation.sample import UNKNOWN, Answer, Sample
from verifykit.model.fit import Promise
from verifykit.reporting.verdicts import promise_text, totals

BRIEF = {"bootstrap": Bootstrap(repeats=5), "components": ()}


def settled_case(claims, seed=0, right=0.85):
    """Claims with two to five articles, of which most are right."""
    chance = random.Random(seed)
    stances, gold = {}, []
    for number in range(claims):
        true = chance.random() < 0.5
        said = [chance.random() < right for _ in range(chance.randint(2, 5))]
        stances[f"c{number}"] = ["supports" if one == true else "refutes" for one in said]
        gold.append(Gold(label="true" if true else "false", claim=f"c{number}"))
    return case_of(stances), gold


CASE, GOLD = settled_case(100)


@pytest.fixture(scope="module")
def found():
    return promise([CASE], GOLD, 0.25)


@pytest.mark.parametrize(
    ("wrong", "given", "risk", "chance"),
    [(0, 22, 0.1, 0.9**22), (1, 3, 0.5, 0.5), (3, 3, 0.2, 1.0), (50, 20_000, 0.01, 0.0)],
)
def test_the_chance_is_that_of_a_binomial(wrong, given, risk, chance):
    assert chance_of(wrong, given, risk) == pytest.approx(chance, abs=1e-9)


def test_it_answers_more_than_the_conventions_do(found):
    assert found.parameters is not None
    made = found.parameters.fit.promise
    assert made.given > found.before.given
    assert chance_of(made.wrong, made.given, 0.25) <= 0.09
    assert found.labels == 50
    assert found.others == 50


def test_thresholds_alone_move(found):
    moved = {name for name, _ in found.parameters.fit.before}
    assert moved <= {"supported_score", "refuted_score", "supported_lines", "refuted_vetted",
                     "contested_conflict", "contested_sides", "corroborated_score"}  # fmt: skip


def test_it_is_kept_in_the_file_and_told_by_check(found, tmp_path):
    path = tmp_path / "promised.toml"
    path.write_text(parameters_text(found.parameters))
    assert read_parameters(path) == found.parameters
    report = assess(CASE, Settings(parameters=read_parameters(path)))
    assert any("at most 25% of the verdicts" in line for line in totals(report))
    assert not any("promise" in line for line in totals(assess(CASE)))


def test_it_is_tested_on_the_other_half(found):
    evaluation = evaluate([CASE], GOLD, Settings(parameters=found.parameters), **BRIEF)
    assert evaluation.left_out == 50
    assert evaluation.promise.given > 0
    assert not evaluation.promise.broken
    assert evaluate([CASE], GOLD, **BRIEF).promise is None


def test_a_promise_that_is_broken_is_called_so(found):
    answers = [Answer(verdict="supported", score=0.9, shares=None)] * 20
    wrong = Sample.of(["false"] * 12 + ["true"] * 8, answers, found.parameters)
    kept = kept_promise(found.parameters, wrong)
    assert (kept.given, kept.wrong, kept.broken) == (20, 12, True)
    luck = Sample.of(["false"] * 6 + ["true"] * 14, answers, found.parameters)
    assert not kept_promise(found.parameters, luck).broken


def test_too_few_labels_promise_nothing():
    found = promise([CASE], GOLD[:20], 0.05)
    assert found.parameters is None
    assert found.needed == 47
    assert all(one.chance is None for one in found.trials)


def test_a_side_that_keeps_its_word_is_promised_alone():
    """What is said for a claim tells nothing here, what is said against it does."""
    chance = random.Random(3)
    stances, gold = {}, []
    for number in range(160):
        denied = number % 2 == 0
        stances[f"c{number}"] = ["refutes"] if denied else ["supports"] * 6
        false = chance.random() < (0.97 if denied else 0.5)
        gold.append(Gold(label="false" if false else "true", claim=f"c{number}"))
    case = case_of(stances)
    found = promise([case], gold, 0.25)
    assert {one.side for one in found.trials if one.passes} == {"false"}
    said = {one.verdict for one in assess(case, Settings(parameters=found.parameters)).claims}
    assert said == {"refuted", "unverified"}


def test_all_orders_together_spend_no_more_doubt_than_there_is(found):
    spent = {one.side: one.allowed for one in found.trials}
    assert sum(spent.values()) == pytest.approx(0.1)


def test_labels_that_evidence_says_nothing_of_promise_nothing():
    dealt = [evolve(one, label="true" if n % 2 else "false") for n, one in enumerate(GOLD)]
    assert promise([CASE], dealt, 0.25).parameters is None


def test_bolder_ways_ask_for_less():
    tried = list(ways(Parameters()))
    scores = [one.supported_score for one in tried]
    assert scores == sorted(scores, reverse=True)
    assert all(one.supported_score == pytest.approx(1 - one.refuted_score) for one in tried)
    amounts = [one.refuted_vetted for one in tried]
    assert amounts == sorted(amounts, reverse=True)


@pytest.mark.parametrize("share", [0, 1, -0.5])
def test_a_share_that_is_none_is_refused(share):
    with pytest.raises(ValueError, match="between 0 and 1"):
        promise([CASE], GOLD, share)


def test_claims_nobody_settled_are_neither_right_nor_wrong():
    case, gold = labelled_case(60)
    found = promise([case], gold, 0.3)
    assert found.labels == 20


@pytest.mark.long
def test_it_is_broken_no_oftener_than_it_says():
    """300 draws of labelled claims; how often more is wrong, of many other claims like them."""
    case, gold = settled_case(2000, seed=1, right=0.75)
    whole = examples([case], match([case], gold), Settings())
    everything = np.arange(len(whole.label))
    wrong_with: dict[str, float] = {}
    broken = made = 0
    for draw in range(300):
        drawn = np.array(random.Random(draw).sample(range(len(everything)), 160))
        found = promised(whole.only(np.sort(drawn)), 0.2, 0.9, draw)
        if found.parameters is None:
            continue
        made += 1
        name = found.parameters.digest()
        if name not in wrong_with:
            said = whole.said(found.parameters, everything)
            given = said != UNKNOWN
            wrong_with[name] = float((said[given] != whole.label[given]).mean())
        broken += wrong_with[name] > 0.2
    assert made > 30
    assert broken <= 0.1 * 300


def test_a_promise_is_told_as_it_was_made_and_not_as_a_smaller_one():
    told = promise_text(Promise(risk=0.025, level=0.975, labels=50, given=40, wrong=1))
    assert "at most 2.5% of the verdicts true and false are wrong, with 97.5% confidence" in told
