"""Scores of a corpus against the true values of some objects."""

import pytest

from verifykit.errors import InputError
from verifykit.evaluation.bootstrap import Bootstrap
from verifykit.evaluation.corpus_truth import evaluate_scores
from verifykit.tables.rows import Row

FEW = Bootstrap(repeats=20)


def score(subject, value, score, rank, documents, verdict="supported"):
    values = {"subject": subject, "predicate": "p", "value": value, "score": str(score),
              "rank": str(rank), "verdict": verdict, "confidence": "low",
              "documents": str(documents)}  # fmt: skip
    return Row(values, "scores.csv:2")


def truth(subject, value, place="gold.csv:2"):
    return Row({"subject": subject, "predicate": "p", "value": value}, place)


SCORES = [
    score("x", "red", 0.9, 1, 1),
    score("x", "blue", 0.1, 2, 3, "refuted"),
    score("y", "red", 0.4, 1, 2, "unverified"),
    score("y", "blue", 0.4, 1, 1, "unverified"),
    score("z", "red", 0.8, 1, 1),
]
GOLD = [truth("x", "red"), truth("y", "blue"), truth("unheard", "red")]


def test_best_values_are_counted_ties_in_part():
    found = evaluate_scores(SCORES, GOLD, bootstrap=FEW)
    assert found.objects.objects == 2
    assert found.objects.best_is_true.value == pytest.approx((1 + 0.5) / 2)
    assert found.objects.by_count.value == 0
    assert found.unlabelled == 1
    assert [one.text for one in found.unmatched] == ["p unheard"]


def test_every_value_of_a_known_object_is_a_claim():
    found = evaluate_scores(SCORES, GOLD, bootstrap=FEW)
    assert found.labels == {"true": 2, "false": 2, "unknown": 0}
    assert found.figures["brier"].value == pytest.approx((0.01 + 0.01 + 0.16 + 0.36) / 4)
    assert found.figures["accuracy"].value == 0.5
    assert found.confusion["refuted"] == {"true": 0, "false": 1, "unknown": 0}


def test_other_names_of_columns():
    gold = [Row({"object": "x", "value": "red"}, "gold.csv:2")]
    found = evaluate_scores(SCORES, gold, columns={"subject": "object"}, bootstrap=FEW)
    assert found.objects.best_is_true.value == 1


def test_values_are_the_same_if_somebody_says_so():
    found = evaluate_scores(
        SCORES,
        [truth("x", "RED")],
        same=lambda predicate, one, other: one.lower() == other.lower(),
        bootstrap=FEW,
    )
    assert found.objects.best_is_true.value == 1


@pytest.mark.parametrize(
    ("scores", "gold", "complaint"),
    [
        (SCORES, [truth("nobody", "x")], "no object"),
        (SCORES, [truth("x", "a"), truth("x", "b", "gold.csv:3")], "3: a second true value"),
        (SCORES, [Row({"subject": "x"}, "g:2")], "needs the columns subject and value"),
        (SCORES, [Row({"value": "x"}, "g:2")], "needs the columns subject and value"),
        (SCORES, [], "no true value in the gold table"),
        (
            SCORES,
            [Row({"subject": "x", "value": "red", "stance": "Refutes"}, "g:2")],
            "g:2: the stance of a true value is supports, not Refutes",
        ),
        ([Row({"subject": "x", "value": "red"}, "s:2")], GOLD, "s:2: these are not scores"),
        ([score("x", "red", "much", 1, 1)], GOLD, "these are not scores"),
    ],
)
def test_what_does_not_fit_is_refused(scores, gold, complaint):
    with pytest.raises(InputError, match=complaint):
        evaluate_scores(scores, gold, bootstrap=FEW)
