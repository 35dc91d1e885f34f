"""What a draft reads in a text: days from its publication, houses by their addresses, kinds."""

import pytest

from verifykit_grounding.answer import Answer, Held
from verifykit_grounding.drafting.draft import draft_of
from verifykit_grounding.drafting.houses import house_of, house_of_link
from verifykit_grounding.origins import publisher_of
from verifykit_grounding.sentences import sentences

FRIDAY = "2020-08-28"


def read(sentence, published=FRIDAY):
    return draft_of(Answer(id="a", text=sentence, language="en"), published=published).sentences[-1]


def when(found):
    return [one.value for one in found.structure if one.key == "when"]


@pytest.mark.parametrize(
    ("sentence", "value"),
    [
        ("The bridge was closed yesterday by the mayor.", "2020-08-27"),
        ("The bridge will be closed tomorrow by the mayor.", "2020-08-29"),
        ("The bridge was closed on Monday by the mayor.", "2020-08-24"),
        ("The bridge will be closed on Monday by the mayor.", "2020-08-31"),
        ("The bridge was closed on Monday, 3 August 2020 by the mayor.", "2020-08-03"),
        ("The bridge was closed last Sunday by the mayor.", "2020-08-23"),
        ("The bridge was closed on 12 August by the mayor.", "2020-08-12"),
        ("The bridge was closed on 12 December by the mayor.", "2019-12-12"),
        ("The bridge will be closed on 12 August by the mayor.", "2021-08-12"),
        ("The bridge was closed last month by the mayor.", "2020-07"),
        ("The bridge was closed last week by the mayor.", "2020-08-17/2020-08-23"),
        ("The bridge was closed in June last year by the mayor.", "2019-06"),
    ],
)
def test_days_count_from_the_publication(sentence, value):
    found = read(sentence)
    assert when(found) == [value]
    assert not found.doubts
    undated = read(sentence, published=None)
    assert value in when(undated) or undated.doubts


@pytest.mark.parametrize(
    ("sentence", "question"),
    [
        ("The bridge was closed last Tuesday by the mayor.", "2020-08-18 or 2020-08-25"),
        ("The bridge was closed on Friday by the mayor.", "2020-08-21 or 2020-08-28"),
        ("The bridge is closed on Mondays, and on Monday too.", "2020-08-24 or 2020-08-31"),
        ("The bridge is closed today by the mayor.", "nowadays"),
        ("The bridge is closed on 12 August by the mayor.", "of which year?"),
        ("The bridge was closed last weekend by the mayor.", "which date is that?"),
    ],
)
def test_a_day_that_may_be_two_is_a_question(sentence, question):
    found = read(sentence)
    assert when(found) == []
    assert any(question in one.question for one in found.doubts), found.doubts


def test_when_it_was_said_is_not_when_it_was():
    found = read("Jane Roe said on Monday that the bridge was closed.")
    assert when(found) == []
    assert found.said.value == "2020-08-24"


@pytest.mark.parametrize(
    ("domain", "name"),
    [
        ("norbury-gazette.example", "Norbury Gazette"),
        ("bbc.co.uk", "BBC"),
        ("nytimes.com", "The New York Times"),
        ("wsj.com", "Wall Street Journal"),
        ("elpais.com", "El País"),
    ],
)
def test_an_address_is_of_the_house_that_it_is_written_as(domain, name):
    assert house_of(domain, ["Reuters", name, name]) == name.removeprefix("The ")


def test_an_address_is_of_no_house_that_is_merely_named_beside_it():
    assert house_of("yahoo.com", ["Reuters"]) is None
    assert house_of("ns.example", ["Norbury Star", "Nova Scotia"]) is None


@pytest.mark.parametrize(
    ("domain", "label", "name"),
    [
        ("sentinel.example", "the Daily Sentinel", "Daily Sentinel"),
        ("nytimes.com", "The New York Times", "New York Times"),
        ("portal.example", "Reuters", None),
        ("wire.example", "Jane Wire", None),
    ],
)
def test_the_label_of_a_link_names_the_house_that_its_address_is_called_by(domain, label, name):
    assert house_of_link(domain, label) == name


def test_a_linked_source_is_called_as_the_text_calls_it(write, run_verifykit):
    text = write(
        "text.md",
        "According to [the Gazette](https://gazette.example/a), the port was closed in May 2020. "
        "Three hundred people left it, as [Reuters](https://portal.example/b) writes.\n",
    )
    case = text.with_name("case.yaml")
    assert run_verifykit("draft", text, "-o", case).exit_code == 0
    written = case.read_text(encoding="utf-8")
    assert 'name: "Gazette"' in written
    assert 'name: "gazette.example"' not in written
    # The page of another house stays that house's.
    assert 'name: "portal.example"' in written


def test_addresses_under_an_unlisted_ending_are_of_different_houses():
    names = {publisher_of(Held(id=one, url=f"https://www.{one}.example/a")) for one in ("a", "b")}
    assert names == {"a.example", "b.example"}


def test_what_has_an_article_or_no_given_name_is_no_person():
    text = (
        "The Red Cross said that 300 people had left. Amnesty International said so, too. Jane Roe "
        "said that she saw Tom Hillyer beside the Black Panthers and the White House."
    )
    found = draft_of(Answer(id="a", text=text, language="en"))
    kinds = {one.name: one.kind for one in found.sources}
    kinds |= {one["name"]: one["kind"] for one in found.entities}
    persons = {name for name, kind in kinds.items() if kind in ("person", "official")}
    assert persons == {"Jane Roe", "Tom Hillyer"}


def test_the_author_asserts_what_the_text_does_not_have_from_others(write, run_verifykit):
    text = write(
        "text.md", "The port was closed in May 2020. Jane Roe said that 300 people left.\n"
    )
    own, theirs = text.with_name("own.yaml"), text.with_name("theirs.yaml")
    assert run_verifykit("draft", text, "-o", own).exit_code == 0
    assert run_verifykit("draft", text, "-o", theirs, "--examined").exit_code == 0
    assert own.read_text(encoding="utf-8").count('role: "asserted"') == 1
    assert own.read_text(encoding="utf-8").count('role: "examined"') == 1
    assert "asserted" not in theirs.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("sentence", "predicate", "value"),
    [
        ("Harbour Works was founded in 1921.", "founded-on", "1921"),
        ("Jane Roe died on 4 May 2020.", "died-on", "2020-05-04"),
        ("Port Kell has a population of 40,000.", "population", None),
        ("Harbour Works was never founded in 1921.", None, None),
        ("Harbour Works was founded by Jane Roe in 1921.", None, None),
        ("Jane Roe died on 4 May 2020 or on 5 May 2020.", None, None),
        ("Jane Roe said that Harbour Works was founded twice.", None, None),
    ],
)
def test_a_predicate_is_what_a_sentence_plainly_says_of_its_subject(sentence, predicate, value):
    found = draft_of(Answer(id="a", text=sentence, language="en")).predications
    said = [(one.predicate.id, one.value) for _, one in found.values()]
    assert said == ([] if predicate is None else [(predicate, value)])


def test_an_accepted_predicate_makes_a_valid_case(write, run_verifykit):
    text = write("text.md", "Harbour Works was founded in 1921. It cost 5 million euros.\n")
    case = text.with_name("case.yaml")
    assert run_verifykit("draft", text, "-o", case).exit_code == 0
    accepted = run_verifykit(
        "accept", case, "--plugin", "grounding", "--by", "me", "--on", "2020-09-01"
    )
    assert accepted.exit_code == 0, accepted.stderr
    assert run_verifykit("validate", case).exit_code == 0
    assert "predicate: founded-on" in case.read_text(encoding="utf-8")


def test_an_answer_of_no_ends_its_sentence():
    """Nobody has said, with their answer, what the next sentence says of them."""
    text = "Asked, Otto Brand said no. A court found that Brand lied. See no. 12 for it."
    assert [one.text for one in sentences(text)] == [
        "Asked, Otto Brand said no.",
        "A court found that Brand lied.",
        "See no. 12 for it.",
    ]
