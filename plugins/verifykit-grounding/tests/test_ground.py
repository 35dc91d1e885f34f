"""The command and the public verb, on files."""

import json

import verifykit_grounding
from verifykit_grounding import Answer

TEXT = """\
Gold exports rose by 12 percent in 2019 [1][2][3]. The president resigned on 18 August 2021 [1].
Gold exports rose by 12 percent [1][2]. Russia trained the officers [4]. Is that so?

Nobody cites this sentence, dear reader.

[1]: https://gazette.example/a
[2]: https://courier.example/a
[3]: https://herald.example/a
[4]: https://lost.example/a
"""


def test_sentences_with_their_outcomes_and_voices(write, library):
    found = verifykit_grounding.ground(write("text.md", TEXT), library)
    outcomes = [one.outcome for one in found.sentences]
    assert outcomes == ["grounded", "contradicted", "grounded", "not held", "uncited"]
    assert found.asides == {"a question": 1}
    assert found.grounded_share == 2 / 5
    first, _, third, *_ = found.sentences
    assert (first.documents, first.origins.max) == (3, 2)
    # Two papers with the agency's text are one voice.
    assert (third.documents, third.origins.max) == (2, 1)
    assert {one.rule for one in third.findings} == {"GRD016"}
    assert found.on_one_origin == 1


def test_uncited_has_no_score_and_not_one_half(write, library):
    found = verifykit_grounding.ground(write("text.md", TEXT), library)
    assert [one.score for one in found.sentences[-2:]] == [None, None]


def test_the_command_prints_both_passages_and_fails_as_asked(write, library, run_verifykit):
    path = write("text.md", TEXT)
    done = run_verifykit("ground", path, "--documents", library)
    assert done.exit_code == 0, done.stderr
    assert "here      “18 August 2021”" in done.stdout
    assert "document  “18 August 2020”" in done.stdout
    assert "[2 documents, 1 origin]" in done.stdout
    assert "GRD003 https://lost.example/a: nobody here holds it" in done.stdout
    failing = run_verifykit("ground", path, "--documents", library, "--fail-on", "contradicted")
    assert failing.exit_code == 1
    assert (
        run_verifykit("ground", path, "--documents", library, "--fail-under", ".9").exit_code == 1
    )
    assert run_verifykit("ground", path.with_name("gone.md")).exit_code == 4


def test_json_names_places_in_the_text(write, library, run_verifykit):
    path = write("text.md", TEXT)
    data = run_verifykit("ground", path, "--documents", library, "--format", "json").json()
    second = data["sentences"][1]
    assert TEXT[second["start"] : second["end"]].startswith("The president resigned")
    (finding,) = (one for one in second["findings"] if one["rule"] == "GRD009")
    assert finding["data"]["found"]["text"] == "18 August 2020"
    assert data["summary"]["outcomes"]["grounded"] == 2


def test_reports_of_verifykit_itself_point_at_the_line(write, library, run_verifykit):
    path = write("text.md", TEXT)
    done = run_verifykit("ground", path, "--documents", library, "--format", "sarif")
    results = json.loads(done.stdout)["runs"][0]["results"]
    (date,) = (one for one in results if one["ruleId"] == "GRD009")
    assert date["locations"][0]["physicalLocation"]["region"]["startLine"] == 1


def test_order_and_names_change_nothing(write, library):
    one = verifykit_grounding.ground(write("one.md", TEXT), library)
    other = verifykit_grounding.ground(write("two.md", TEXT), library)
    assert [s.outcome for s in one.sentences] == [s.outcome for s in other.sentences]
    assert [s.score for s in one.sentences] == [s.score for s in other.sentences]


def test_an_empty_answer_has_nothing_to_check():
    found = verifykit_grounding.ground(Answer(id="a", text=""))
    assert found.grounded_share is None
    assert found.sentences == ()


def test_whoever_names_no_folder_of_captures_is_told_how(write, run_verifykit, tmp_path):
    text = write("text.md", "It fell [there](https://gazette.example/a).\n")
    told = "--documents FOLDER names captures"
    assert told in run_verifykit("ground", text).stderr
    assert told not in run_verifykit("ground", text, "--documents", tmp_path).stderr
