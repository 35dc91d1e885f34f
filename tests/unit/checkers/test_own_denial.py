"""CON026 holds nobody to be whom a claim is about for their name alone."""

import pytest

from verifykit import assess, from_data


def told(source):
    data = {
        "verifykit": 1,
        "sources": [{"id": source, "name": "Ana Roe", "kind": "person"}],
        "entities": [{"id": "ana", "kind": "person", "name": "Ana Roe"}],
        "claims": [
            {"id": "c", "text": "Ana Roe took a bribe.", "gravity": "serious", "subject": "ana"}
        ],
        "evidence": [{"id": "e", "claim": "c", "source": source, "stance": "refutes"}],
    }
    report = assess(from_data(data))
    return [one.message for one in report.findings if one.rule == "CON026"]


def test_who_is_meant_is_told_to_deny_it():
    assert told("ana")[0].startswith("Ana Roe denies what is said of them, in e:")


def test_a_namesake_is_asked_about():
    assert told("other")[0].startswith(
        "Ana Roe denies this and has the name of whom it is about, in e: if it is their own denial,"
    )


@pytest.mark.parametrize(
    ("text", "name", "kind", "asked"),
    [
        ("Judge Roe took gifts.", "Judge Ana Roe", "official", True),
        ("The gifts went to Roe.", "Ana Roe", "person", True),
        ("Dr. Ana Roe took gifts.", "Ana Roe", "person", True),
        ("Ben Roe took gifts.", "Ana Roe", "person", False),
        ("Roevale took gifts.", "Ana Roe", "person", False),
        ("Bau AG used cheap steel.", "Bau AG", "other", True),
        ("The mayor took gifts.", "The Mayor", "official", False),
        ("Gifts were taken by the clerk.", "the clerk", "witness", False),
        ("The Zoo of Brandt sold a lynx.", "Police of Brandt", "official", False),
        ("The Police of Brandt sold a lynx.", "Police of Brandt", "official", True),
        ("Cruz took gifts.", "Ana de la Cruz", "person", True),
    ],
)
def test_who_is_named_in_a_claim_without_a_subject_is_asked_about(text, name, kind, asked):
    data = {
        "verifykit": 1,
        "sources": [{"id": "s", "name": name, "kind": kind}],
        "claims": [{"id": "c", "text": text, "gravity": "serious"}],
        "evidence": [{"id": "e", "claim": "c", "source": "s", "stance": "refutes"}],
    }
    report = assess(from_data(data))
    found = [one.message for one in report.findings if one.rule == "CON026"]
    assert [one.startswith(f"{name} denies this and is named in it, in e:") for one in found] == (
        [True] if asked else []
    )
