"""Whose words the page has a quote as, and whether it denies what it is entered in support of."""

import pytest

from verifykit import Settings, assess, from_data

STRIKE = (
    "Pavel Grau, the harbour master, was in court on Monday. “He took 40,000 crowns from us,” said "
    "Ada Berg of the dockers' union. A clerk said that the ship had not left the port before noon. "
    "Prosecutors said on Tuesday that the mayor, Ola Lind, had not been charged with fraud."
)
SOURCES = [
    {"id": "daily", "name": "The Daily", "kind": "outlet"},
    {"id": "grau", "name": "Pavel Grau", "kind": "official"},
    {"id": "berg", "name": "Ada Berg", "kind": "person"},
    {"id": "rey", "name": "Dr Tomas Rey", "kind": "person"},
    {"id": "clerk", "name": "a clerk", "kind": "person", "anonymous": True},
    {"id": "master", "name": "the harbour master", "kind": "official"},
]


def found(folder, claim, quote, *, page=STRIKE, entities=(), **item):
    """The findings of the two rules, and all the others with a fix, of a case of one quote."""
    (folder / "page.txt").write_text(page, "utf-8")
    evidence = {"id": "e", "claim": "c", "document": "story", "stance": "supports", **item}
    data = {
        "verifykit": 1,
        "case": {"id": "quotes", "language": "en"},
        "sources": SOURCES,
        "documents": [{"id": "story", "source": "daily", "capture": {"path": "page.txt"}}],
        "entities": [*entities],
        "claims": [{"id": "c", "text": claim}],
        "evidence": [{**evidence, "quote": {"exact": quote}}],
    }
    report = assess(from_data(data, folder=str(folder)), Settings(select=("QUO",)))
    assert not report.errors
    return {one.rule: one for one in report.findings}


@pytest.mark.parametrize(
    ("speaker", "said"),
    [
        ("berg", None),
        ("grau", "is given to Pavel Grau; beside it the page names Ada Berg"),
        (
            "rey",
            "is given to Dr Tomas Rey, whom the page does not name; beside it stands Ada Berg",
        ),
        ("clerk", None),
        ("master", None),
        (None, None),
    ],
)
def test_a_quote_is_of_whom_the_page_has_it_from(tmp_path, speaker, said):
    given = {} if speaker is None else {"attributed_to": speaker}
    rules = found(tmp_path, "Grau was bribed.", "He took 40,000 crowns from us", **given)
    assert (rules["QUO007"].message[len("the quote of e ") :] if said else None) == said
    assert ("QUO007" in rules) is (said is not None)


def test_an_alias_an_ending_and_another_script_name_nobody_else(tmp_path):
    page = "Sie nahmen es uns, sagte Professor Reys Anwalt. „Das Geld lag auf dem Tisch“, so Rey."
    quote = "Das Geld lag auf dem Tisch"
    assert "QUO007" not in found(tmp_path, "C.", quote, page=page, attributed_to="rey")
    page = "“The money was on the table,” said the Butcher of the docks."
    alias = {"id": "grau", "kind": "person", "name": "Pavel Grau", "aliases": ["the Butcher"]}
    quote = "The money was on the table"
    assert "QUO007" in found(tmp_path, "C.", quote, page=page, attributed_to="grau")
    given = {"entities": [alias], "attributed_to": "grau"}
    assert "QUO007" not in found(tmp_path, "C.", quote, page=page, **given)
    page = "«Деньги лежали на столе», — сказал Павел Грау."
    quote = "Деньги лежали на столе"
    assert "QUO007" not in found(tmp_path, "C.", quote, page=page, attributed_to="grau")


@pytest.mark.parametrize(
    ("claim", "quote"),
    [
        ("The ship left the port before noon.", "the ship had not left the port before noon"),
        ("The mayor was charged with fraud.", "been charged with fraud"),
        ("Ola Lind was charged with fraud.", "the mayor, Ola Lind, had not been charged"),
        ("Pavel Grau was not in court on Monday.", "was in court on Monday"),
    ],
)
def test_what_denies_the_claim_is_asked_about(tmp_path, claim, quote):
    message = found(tmp_path, claim, quote)["QUO008"].message
    assert quote in message
    assert message.endswith("is it against c?")
    assert "says “not”, which" in message
    assert "QUO008" not in found(tmp_path, claim, quote, stance="refutes")


@pytest.mark.parametrize(
    ("claim", "quote"),
    [
        ("The ship did not leave the port before noon.", "the ship had not left the port"),
        ("Grau took 40,000 crowns.", "He took 40,000 crowns from us"),
        ("The mayor is in trouble.", "the mayor, Ola Lind, had not been charged with fraud"),
        ("Nobody was hurt.", "Pavel Grau, the harbour master, was in court"),
        ("A clerk spoke of the ship.", "A clerk said that the ship had not left the port"),
    ],
)
def test_what_does_not_deny_it_is_not(tmp_path, claim, quote):
    assert "QUO008" not in found(tmp_path, claim, quote)


def test_not_only_is_no_denial(tmp_path):
    page = "The mayor was not only charged with fraud, she was convicted."
    claim = "The mayor was charged with fraud."
    assert "QUO008" not in found(tmp_path, claim, "was not only charged with fraud", page=page)


def test_an_altered_quote_can_be_mended_instead_of_left_out(tmp_path):
    data = {"attributed_to": "berg"}
    altered = found(tmp_path, "C.", "He took 90,000 crowns from us", **data)["QUO001"]
    [edit] = altered.fix.patch
    assert (edit.path, edit.value) == (
        "/evidence/0/quote/exact",
        "He took 40,000 crowns from us",
    )
    assert not altered.fix.safe, "whether it still bears on the claim a person has to decide"
    assert "the page has “He took 40,000 crowns from us”: quote that" in altered.message
