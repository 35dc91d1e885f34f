"""Gold labels find their claims."""

import pytest
from attrs import evolve

from labelled_claims import case_of
from verifykit.errors import InputError
from verifykit.evaluation.labels import Gold
from verifykit.evaluation.matching import match


def test_by_id_and_by_words():
    case = case_of({"a": [], "b": [], "c": []})
    gold = [Gold(label="true", claim="b"), Gold(label="false", text="“A” is SO")]
    found = match([case], gold)
    assert found.labels == {(0, "a"): "false", (0, "b"): "true"}
    assert found.unlabelled == 1


def test_labels_of_no_claim_are_kept():
    stray = Gold(label="true", claim="z")
    found = match([case_of({"a": []})], [Gold(label="true", claim="a"), stray])
    assert found.unmatched == (stray,)


def test_a_label_without_words_is_about_no_claim_without_words():
    claims = case_of({"a": [], "b": []})
    case = evolve(claims, claims=(evolve(claims.claims[0], text=""), claims.claims[1]))
    stray = Gold(label="true", text="?!")
    found = match([case], [Gold(label="false", claim="b"), stray])
    assert found.labels == {(0, "b"): "false"}
    assert found.unmatched == (stray,)


def test_nothing_matches():
    with pytest.raises(InputError, match="no gold label is about"):
        match([case_of({"a": []})], [Gold(label="true", claim="z")])


def test_two_labels_for_one_claim():
    gold = [
        Gold(label="true", claim="a", place="g.csv:2"),
        Gold(label="false", claim="a", place="g.csv:3"),
    ]
    with pytest.raises(
        InputError, match=r"g\.csv:3: the claim a is false here and true at g\.csv:2"
    ):
        match([case_of({"a": []})], gold)
    assert match([case_of({"a": []})], [gold[0], gold[0]]).labels == {(0, "a"): "true"}


def test_a_claim_of_several_cases_needs_the_case():
    first, second = case_of({"a": []}), evolve(case_of({"a": []}), id="second")
    with pytest.raises(InputError, match="2 cases have a claim 'a'"):
        match([first, second], [Gold(label="true", claim="a")])
    found = match([first, second], [Gold(label="true", claim="a", case="second")])
    assert found.labels == {(1, "a"): "true"}
    by_text = match([first, second], [Gold(label="true", text="a is so.", case="second")])
    assert by_text.labels == {(1, "a"): "true"}
