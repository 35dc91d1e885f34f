"""The draft of a case from a text: what is settled, what is proposed, what is asked."""

import importlib.util
import json
from pathlib import Path

import pytest

import verifykit
from verifykit_grounding.answer import Answer
from verifykit_grounding.drafting.draft import draft_of

TEXT = """\
# The bridge

The bridge at Norbury was closed on 4 May 2020, says the Norbury Gazette. The closure was first
reported by the Western Herald. It cost about 400 million euros, according to Jane Roe.

Tom Hillyer denied it. He said that the mayor knew. Some [see it otherwise](https://star.example/a).
Was it safe?
"""


@pytest.fixture
def drafted(write, run_verifykit):
    def drafted(*options, text=TEXT, name="text.md"):
        path = write(name, text)
        case = path.with_name("case.yaml")
        done = run_verifykit("draft", path, "-o", case, *options)
        assert done.exit_code == 0, done.stderr
        return case

    return drafted


def proposed(case, run_verifykit):
    found = run_verifykit("proposals", case, "--format", "json").json()
    return {
        (one["item"], one["key"]): (one["value"], one["rests_on"][0]["text"])
        for one in found
        if one["plugin"] == "grounding"
    }


def test_the_file_states_what_the_text_settles_and_asks_the_rest(drafted, run_verifykit):
    case = drafted("--published", "2020-05-08", "--publisher", "The Town Crier")
    assert run_verifykit("validate", case).exit_code == 0
    loaded = verifykit.load(case)
    texts = [one.text for one in loaded.claims]
    assert texts[0] == "The bridge at Norbury was closed on 4 May 2020."
    assert {one.name for one in loaded.sources} >= {"The Town Crier", "Norbury Gazette", "Jane Roe"}
    assert {one.document for one in loaded.evidence} == {"text"}
    assert not any(one.attributed_to for one in loaded.evidence)
    questions = [line for line in case.read_text(encoding="utf-8").splitlines() if "# ?" in line]
    assert any("who does, and does it refute the claim" in one for one in questions)
    assert any("who is meant by “He”?" in one for one in questions)
    assert "line 7: a question" in case.read_text(encoding="utf-8")


def test_a_text_without_a_claim_leads_nowhere(write, run_verifykit):
    text = write("empty.md", "")
    done = run_verifykit("draft", text, "-o", text.with_name("case.yaml"))
    assert "empty.md has no sentence that could be a claim" in done.stdout
    assert "Next" not in done.stdout


def test_credits_dates_and_numbers_are_proposed_with_the_words_that_say_so(drafted, run_verifykit):
    found = proposed(drafted("--published", "2020-05-08"), run_verifykit)
    assert found["said-in-sentence-2", "document"] == (
        "norbury-gazette-report",
        "says the Norbury Gazette",
    )
    assert found["said-in-sentence-3", "derived_from"][0] == ["western-herald"]
    assert found["said-in-sentence-4", "attributed_to"] == ("jane-roe", "according to Jane Roe")
    assert found["sentence-2", "when"] == ("2020-05-04", "4 May 2020")
    assert found["sentence-4", "value"][0] == 400_000_000
    assert found["sentence-4", "unit"][0] == "EUR"
    assert found["sentence-4", "approximate"][0] is True
    assert found["said-in-sentence-7", "derived_from"][0] == [
        {"from": "document-1", "how": "cites"}
    ]


def test_a_claim_keeps_the_credit_whose_speaker_does_something_else_as_well(drafted):
    text = """\
*By Tom Lark*

The Echo reported that the price was 2 million euros, and retracted its story on 10 June 2024.
The Echo reported that the mill closed, and that its owner left.
The Echo reported that the mill burnt down, and the owner left.
"""
    claims = verifykit.load(drafted(text=text)).claims
    assert [one.text for one in claims] == [
        "The Echo reported that the price was 2 million euros, and retracted its story on "
        "10 June 2024.",
        "The Echo reported that the mill closed, and that its owner left.",
        "The mill burnt down, and the owner left.",
    ]


def test_accepting_all_writes_a_case_with_who_said_what(drafted, run_verifykit):
    case = drafted("--published", "2020-05-08")
    done = run_verifykit(
        "accept", case, "--plugin", "grounding", "--by", "me", "--on", "2020-06-01"
    )
    assert done.exit_code == 0, done.stderr
    loaded = verifykit.load(case)
    items = {one.claim: one for one in loaded.evidence}
    assert items["sentence-4"].attributed_to == "jane-roe"
    assert items["sentence-2"].document == "norbury-gazette-report"
    assert proposed(case, run_verifykit) == {}
    assert "# ? “denied”" in case.read_text(encoding="utf-8")


def test_what_a_person_deleted_or_renamed_is_no_trouble(drafted, run_verifykit):
    case = drafted()
    data = verifykit.to_data(verifykit.load(case))
    data["claims"] = data["claims"][2:]
    kept = {one["id"] for one in data["claims"]}
    data["evidence"] = [one for one in data["evidence"] if one["claim"] in kept]
    for source in data["sources"]:
        if source["name"] == "Jane Roe":
            source["id"] = "roe"
    verifykit.save(verifykit.from_data(data), case, replace=True)
    found = proposed(case, run_verifykit)
    assert found["said-in-sentence-4", "attributed_to"][0] == "roe"
    assert not any(item == "sentence-2" for item, _ in found)


def test_a_text_elsewhere_is_copied_and_nothing_is_replaced(tmp_path, run_verifykit):
    (tmp_path / "in").mkdir()
    (tmp_path / "out").mkdir()
    text = tmp_path / "in" / "text.md"
    text.write_text(TEXT, encoding="utf-8")
    case = tmp_path / "out" / "case.yaml"
    assert run_verifykit("draft", text, "-o", case).exit_code == 0
    assert (tmp_path / "out" / "captures" / "text.md").read_bytes() == text.read_bytes()
    before = case.read_bytes()
    assert run_verifykit("draft", text, "-o", case).exit_code == 2
    assert case.read_bytes() == before
    text.write_text("Another text is here.", encoding="utf-8")
    assert run_verifykit("draft", text, "-o", case.with_name("b.yaml")).exit_code == 4
    assert run_verifykit("draft", tmp_path / "no.md", "-o", case.with_name("c.yaml")).exit_code == 4
    assert run_verifykit(
        "draft", text, "-o", case.with_name("d.yaml"), "--published", "lately"
    ).exit_code == 2  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\ufeffمالي: قال الوزير إن الجسر مغلق منذ يوم الاثنين.",
        'A "quote\\ and\ttab" was said by \u2028 nobody: {x}, [y] # not a comment.',
        "Die Brücke wurde am Montag geschlossen, sagt die Norbury Gazette. Das ist so gewesen.",
        "said said said said. According to. told the, says. , says.",
        "According to (A), (B) said (C) told (D) that.",
    ],
)
def test_any_text_becomes_a_valid_case(text, drafted, run_verifykit):
    case = drafted(text=text, name="odd.txt")
    # 5: a text without a claim.
    assert run_verifykit("validate", case).exit_code in (0, 5)


def test_credits_of_another_language_are_not_guessed(drafted):
    text = (
        "Die Brücke wurde am Montag geschlossen und ist noch immer zu, sagt Reuters. "
        "Das hat der Bürgermeister der Stadt auch nicht bestritten."
    )
    case = drafted(text=text, name="text.txt").read_text(encoding="utf-8")
    assert "is not in English" in case
    assert "reuters" not in case


def test_the_order_of_sentences_before_decides_who_is_meant():
    def credits(text):
        draft = draft_of(Answer(id="a", text=text, language="en"))
        return [[c.source.name for c in one.credits] for one in draft.sentences]

    assert credits("Jane Roe said that it was closed. Roe said that it was safe.") == [
        ["Jane Roe"], ["Jane Roe"],
    ]  # fmt: skip
    # Two of that name: nobody can tell.
    assert credits(
        "Jane Roe said that it was closed. Tom Roe said that it was not. Roe said that it was safe."
    ) == [["Jane Roe"], ["Tom Roe"], []]


def _benchmark(name):
    path = Path(__file__).parents[1] / "benchmarks" / f"{name}.py"
    found = importlib.util.spec_from_file_location(name, path)
    module = importlib.util.module_from_spec(found)
    found.loader.exec_module(module)
    return module


def test_nobody_is_credited_who_is_not():
    credits = _benchmark("credits")
    for one in credits.sentences():
        found = credits.drafted(one)
        said = dict(credits.said(found))
        wanted = {tuple(pair) for pair in one["says"]}
        assert set(said) <= wanted, f"{one['text']}: {said}"
        if one.get("asks"):
            assert found.doubts, one["text"]


def test_nine_credits_of_ten_are_found():
    credits = _benchmark("credits")
    found = wanted = 0
    for one in credits.sentences():
        theirs = {tuple(pair) for pair in one["says"]}
        found += len(theirs & set(credits.said(credits.drafted(one))))
        wanted += len(theirs)
    assert found >= 0.9 * wanted


def test_json_of_the_proposals_is_the_same_from_run_to_run(drafted, run_verifykit):
    case = drafted()
    first = run_verifykit("proposals", case, "--format", "json").stdout
    assert first == run_verifykit("proposals", case, "--format", "json").stdout
    assert json.loads(first)


@pytest.mark.parametrize(
    "sentence",
    [
        "It is untrue that Jane Roe said the bridge was safe.",
        "There is no evidence that Jane Roe said the bridge was safe.",
        "Tom Hillyer denied that Jane Roe said the bridge was unsafe.",
        "Tom Hillyer told the court that Jane Roe told him the bridge was safe.",
        "The Gazette did not report that Jane Roe said the bridge was safe.",
        "The Gazette retracted a report that Jane Roe said the bridge was safe.",
        "Jane Roe said nothing.",
        "Jane Roe is said to have told the Gazette that the bridge was safe.",
        "Somebody posing as Jane Roe said that the bridge was safe.",
        "Allies of Jane Roe said that the bridge was safe.",
        "Nobody told the Gazette that the bridge was safe.",
        "Jane Roe allegedly told the Gazette that the bridge was safe.",
        "The false claim, first reported by the Gazette, was that the bridge was safe.",
        "The story was wrongly said to have been published by the Gazette.",
        "Had Jane Roe said so earlier, nobody would have been hurt.",
        "Jane Roe told Tom Hillyer that the bridge was safe, according to two people in the room.",
        "According to a letter seen by a clerk, Jane Roe warned that the bridge was unsafe.",
        "According to the engineer, Jane Roe, a welder, cut the cable.",
        "According to the engineer, Jane Roe, who had the key, cut the cable.",
        "The Gazette reported in 2020 that Tom Hillyer had confessed; it withdrew that later.",
        "Jane Roe told the Gazette that Tom Hillyer took bribes, but took it back.",
    ],
)
def test_nobody_is_credited_with_what_others_say_or_deny_that_they_said(sentence):
    found = draft_of(Answer(id="text", text=sentence, language="en")).sentences[-1]
    assert not {one.source.name for one in found.credits} & {"Jane Roe", "Gazette", "The Gazette"}


def test_what_the_text_remarks_on_a_statement_is_not_put_into_the_mouth_of_who_made_it():
    text = "Jane Roe said that Tom Hillyer took bribes, an accusation that Hillyer called absurd."
    assert draft_of(Answer(id="text", text=text, language="en")).sentences[-1].claim == text


def test_an_outlet_that_reports_what_somebody_said_leaves_the_words_theirs():
    text = "The Gazette reported on Friday that Jane Roe said the bridge was safe."
    found = draft_of(Answer(id="text", text=text, language="en")).sentences[-1]
    assert [(one.part, one.source.name) for one in found.credits] == [
        ("outlet", "Gazette"),
        ("speaker", "Jane Roe"),
    ]


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("According to the hospital's director, Jane Roe, nobody was hurt.", "Jane Roe"),
        ("According to the fire chief, Jane Roe, nobody was hurt.", "Jane Roe"),
        ("Jane Roe said the Gazette had withdrawn its report.", "Jane Roe"),
    ],
)
def test_who_is_described_before_the_name_and_who_tells_of_a_withdrawal_is_credited(sentence, name):
    found = draft_of(Answer(id="text", text=sentence, language="en")).sentences[-1]
    assert [one.source.name for one in found.credits] == [name]


def test_a_dash_prints_the_case_and_writes_no_file(write, run_verifykit, monkeypatch):
    text = write("text.md", TEXT)
    monkeypatch.chdir(text.parent)
    printed = run_verifykit("draft", "text.md", "-o", "-")
    assert printed.exit_code == 0
    assert {path.name for path in text.parent.iterdir()} == {"text.md"}
    run_verifykit("draft", "text.md", "-o", "text.yaml")
    assert printed.stdout == text.with_name("text.yaml").read_text(encoding="utf-8")
    elsewhere = text.parent / "elsewhere"
    elsewhere.mkdir()
    monkeypatch.chdir(elsewhere)
    assert run_verifykit("draft", text, "-o", "-").exit_code == 4
    assert not list(elsewhere.iterdir())


BRIBE = """\
Robert Hale took 40,000 euros, [the Courier](https://courier.example/a) reported, citing a former
official of the planning office. Channel Nine said the same. The Star retracted its story.
"""


def test_what_an_outlet_cites_that_is_linked_to_is_its_own_lineage(drafted, run_verifykit):
    found = proposed(drafted(text=BRIBE), run_verifykit)
    assert found["said-in-sentence-1", "document"][0] == "document-1"
    assert found["said-in-sentence-1", "derived_from"][0] == ["unnamed-1"]


TWO_COURIERS = """\
The Eastmere Courier said that the harbour was closed. The Lindholm Courier said that it was not.
Robert Hale took 40,000 euros, the Courier [reported](https://portal.example/a), citing a former
official of the planning office.
"""


def test_while_an_outlet_is_in_question_so_is_what_it_cites(drafted, run_verifykit):
    case = drafted(text=TWO_COURIERS)
    (cites,) = proposed(case, run_verifykit)["said-in-sentence-3", "derived_from"][0]
    assert cites == {"from": "document-1", "how": "cites"}
    text = case.read_text(encoding="utf-8")
    assert "is “Courier” Eastmere Courier or Lindholm Courier" in text
    assert "who has it from “a former official of the planning office”, this text or what" in text


ONE_HOUSE = """\
The mayor took 40,000 euros, the [Eastmere Courier](https://courier.example/a) reported. A deputy
told the Courier that this was false. The Courier later said that it stood by its report.
"""


def test_a_house_that_is_linked_to_once_has_one_document(drafted, run_verifykit):
    case = drafted(text=ONE_HOUSE)
    found = proposed(case, run_verifykit)
    outlets = [one for one in verifykit.load(case).documents if one.source == "eastmere-courier"]
    assert [one.url for one in outlets] == ["https://courier.example/a"]
    for number in (1, 2, 3):
        assert found[f"said-in-sentence-{number}", "document"][0] == "document-1"
    assert "is “Courier”" not in case.read_text(encoding="utf-8")


def test_a_number_in_a_name_is_no_value_and_a_retraction_is_asked_about(drafted, run_verifykit):
    case = drafted(text=BRIBE)
    assert ("sentence-2", "value") not in proposed(case, run_verifykit)
    text = case.read_text(encoding="utf-8")
    assert "“retracted”: which document was taken back?" in text


def test_a_builder_is_no_person(drafted):
    entities = verifykit.load(drafted(text="The permit of Norgate Homes was withdrawn.")).entities
    assert [(one.name, one.kind) for one in entities] == [("Norgate Homes", "organisation")]
