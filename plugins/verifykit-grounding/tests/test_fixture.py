"""The fixture `grounded`, as a test of an application uses it."""

import pytest

from verifykit_grounding import Answer, Citation, Held


def answer(text):
    held = Held(id="report", text="Exports of gold rose by 12 percent in 2019, the ministry said.")
    return Answer(
        id="a",
        text=text,
        citations=(Citation(start=0, end=len(text), document="report"),),
        documents=(held,),
    )


def test_an_answer_that_rests_on_what_it_cites_passes(grounded):
    found = grounded(answer("Gold exports rose by 12 percent in 2019."))
    assert found.grounded_share == 1


def test_an_answer_that_does_not_fails_and_shows_both_passages(grounded):
    with pytest.raises(pytest.fail.Exception, match=r"“21 percent” here, “12 percent”"):
        grounded(answer("Gold exports rose by 21 percent in 2019."))


def test_less_may_be_asked_for_but_nothing_contradicted(grounded):
    text = "Gold exports rose by 12 percent in 2019. Bananas are a tasty fruit of Ecuador."
    assert grounded(answer(text), least=0.5).grounded_share == 0.5
    with pytest.raises(pytest.fail.Exception, match=r"50% .* of 100% that are asked for:"):
        grounded(answer(text))
    wrong = "Gold exports rose by 12 percent in 2019. Gold exports rose by 21 percent in 2019."
    with pytest.raises(
        pytest.fail.Exception, match=r"of 10% .*; 1 contradicted, where none may be"
    ):
        grounded(answer(wrong), least=0.1)
