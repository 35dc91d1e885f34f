"""Proposals from outside: the figure of a text, and that accepting it is the edit."""

import pytest

from verifykit import Settings, assess, from_data

PREDICATE = {"id": "sent", "value": "number"}


def proposed(text, accept=(), predicate=None, **more):
    claim = {"id": "c", "text": text, **more} | ({"predicate": "sent"} if predicate else {})
    case = {"id": "x", "language": "de" if text.startswith("Der ") else "en"}
    data = {
        "verifykit": 1,
        "case": case,
        "claims": [claim],
        "predicates": [predicate] if predicate else [],
    }
    report = assess(from_data(data), Settings(accept=accept))
    assert not report.errors
    mine = [one.message for one in report.findings if one.message.startswith("quantities proposes")]
    return [message.partition("`")[2].partition("`")[0] for message in mine]


@pytest.mark.parametrize(
    ("text", "edits"),
    [
        ("The dam cost €14.5m.", ["value: 14500000", "unit: EUR"]),
        ("Russia accounted for 39 percent of it.", ["value: 39", "unit: percent"]),
        ("The road is about 10 km long.", ["value: 10", "unit: kilometer", "approximate: true"]),
        ("The road is 10-15 km long.", ['value: {"min": 10, "max": 15}', "unit: kilometer"]),
        ("More than 40% came.", ['value: {"min": 40}', "unit: percent"]),
        ("Der Damm kostete 2,5 Millionen Euro.", ["value: 2500000", "unit: EUR"]),
    ],
)
def test_a_claim_is_offered_the_figure_of_its_text(text, edits):
    assert sorted(proposed(text)) == sorted(edits)


@pytest.mark.parametrize(
    "text",
    [
        "It rose from 20% to 30%.",
        "Finland has sent eight trainers.",
        "The dam was built in 2013.",
        "The dam cost €14.5m. It leaks.",
        "He is 40 years old.",
        "The G7 met.",
        "Output fell by 1.0 percent.",
    ],
)
def test_nothing_is_offered_where_a_person_has_to_decide(text):
    assert proposed(text) == []


def test_a_predicate_says_whether_a_count_is_wanted():
    assert proposed("Finland has sent eight trainers.", predicate=PREDICATE) == ["value: 8"]
    assert proposed("The dam cost €14.5m.", predicate={"id": "sent", "value": "entity"}) == []
    assert proposed("The dam cost €14.5m.", predicate=PREDICATE | {"unit": "EUR"}) == [
        "value: 14500000"
    ]


def test_accepting_is_the_edit_and_being_installed_moves_nothing():
    def data(**more):
        claim = {"id": "c", "text": "The dam cost €14.5m.", **more}
        item = {"id": "e", "claim": "c", "source": "s", "stance": "supports"}
        sources = [{"id": "s", "name": "S"}]
        return {"verifykit": 1, "sources": sources, "claims": [claim], "evidence": [item]}

    plain = assess(from_data(data()))
    accepted = assess(from_data(data()), Settings(accept=("quantities",)))
    edited = assess(from_data(data(value=14_500_000, unit="EUR")))
    assert len(accepted.accepted) == 2
    assert accepted.claims == edited.claims
    assert [one.verdict for one in plain.claims] == [one.verdict for one in edited.claims]
