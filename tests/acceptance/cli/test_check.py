"""`verifykit check` on files: what it prints, where it writes, how it ends."""

import json
import re

import pytest

from verifykit.schema import validate


def test_a_sound_case_ends_with_0_and_shows_findings_and_verdicts(run):
    result = run("check", "case.yaml")
    assert result.code == 0
    assert "case.yaml:12:5: warning: SRC004 [open-again] " in result.out
    assert "    12 |   - id: open-again\n" not in result.out
    assert "    12 |   - id: open-again\n" in run("check", "case.yaml", "-v").out
    assert "2 claims: 1 corroborated, 1 unverified\n" in result.out
    assert result.err == ""


def test_warnings_fail_where_they_are_told_to(run):
    assert run("check", "case.yaml", "--fail-on", "warning").code == 1
    assert run("check", "case.yaml", "--fail-on", "SRC").code == 1
    assert run("check", "case.yaml", "--fail-on", "SRC004,CON").code == 1
    assert run("check", "case.yaml", "--fail-on", "CON001").code == 0
    assert run("check", "case.yaml", "--fail-on", "warning", "--exit-zero").code == 0


def test_low_scores_fail_where_they_are_told_to(run):
    assert run("check", "case.yaml", "--fail-under", "0.7").code == 1
    assert run("check", "case.yaml", "--fail-under", "0.5").code == 0


def test_findings_are_selected_and_ignored_by_the_longest_prefix(run):
    def rules(*arguments):
        data = run("check", "case.yaml", "--format", "json", *arguments).json()
        return {finding["rule"] for finding in data["findings"]}

    assert "SRC004" in rules()
    assert rules("--select", "SRC004") == {"SRC004"}
    assert "SRC004" not in rules("--ignore", "SRC004")
    assert rules("--select", "SRC004", "--ignore", "SRC") == {"SRC004"}


@pytest.mark.parametrize("select", ["SRX", "src", "ZZZ001"])
def test_a_selection_that_means_nothing_is_a_usage_error(run, select):
    result = run("check", "case.yaml", "--select", select)
    assert (result.code, result.out) == (2, "")
    assert select in result.err


def test_an_invalid_case_shows_every_finding_and_ends_with_4(run):
    result = run("check", "broken.yaml", "--exit-zero")
    assert result.code == 4
    for finding in ("broken.yaml:4:5: error: VK101", "error: VK202"):
        assert finding in result.out
    assert "not scored" in result.out


def test_a_missing_file_is_a_finding_with_code_4(run):
    result = run("check", "gone.yaml")
    assert result.code == 4
    assert "gone.yaml: error: VK001" in result.out


def test_a_case_without_claims_ends_with_5(run):
    result = run("check", "empty.yaml")
    assert result.code == 5
    assert result.out.startswith("there are no claims, so nothing was checked\n")


def test_over_several_paths_the_first_code_that_applies_counts(run):
    result = run("check", "case.yaml", "broken.yaml", "empty.yaml", "--format", "json")
    assert result.code == 4
    assert [report["path"] for report in result.json()] == [
        "case.yaml", "broken.yaml", "empty.yaml",
    ]  # fmt: skip
    assert run("check", "empty.yaml", "case.yaml", "--fail-on", "warning").code == 5


def test_standard_input_goes_by_its_given_name(run):
    text = b'{"verifykit": 1, "claims": [{"id": "a"}]}'
    result = run("check", "-", "--stdin-filename", "in.json", stdin=text)
    assert result.code == 4
    assert "in.json:1:29: error: VK102" in result.out
    assert '1 | {"verifykit": 1' in result.out


def test_standard_input_can_be_named_only_once(run):
    assert run("check", "-", "-", stdin=b"").code == 2
    assert run("check", "case.yaml", "--stdin-filename", "x.yaml").code == 2


@pytest.mark.parametrize("name", ["json", "jsonl", "sarif", "github", "junit", "csv"])
def test_formats_go_to_standard_output_and_to_files_alike(run, folder, name):
    result = run("check", "case.yaml", "--format", name, "--output", f"{name}=out.{name}")
    assert result.code == 0
    assert (folder / f"out.{name}").read_text(encoding="utf-8") == result.out != ""


def test_several_outputs_at_once(run, folder):
    run("check", "case.yaml", "--output", "json=a.json", "--output", "text=a.txt")
    assert validate(json.loads((folder / "a.json").read_text()), "assessment-1") == ()
    assert "corroborated" in (folder / "a.txt").read_text()


def test_an_unknown_format_is_a_usage_error_that_names_the_others(run, folder):
    result = run("check", "case.yaml", "--format", "pdf")
    assert result.code == 2
    assert "sarif" in result.err
    assert run("check", "case.yaml", "--output", "pdf=x.pdf").code == 2
    assert run("check", "case.yaml", "--output", "x.pdf").code == 2
    assert not (folder / "x.pdf").exists()


def test_an_output_that_cannot_be_written_is_a_usage_error(run, folder):
    result = run("check", "case.yaml", "--output", "json=no/such/folder.json")
    assert result.code == 2
    assert "cannot write no/such/folder.json" in result.err


def test_json_keeps_to_the_published_schema(run):
    result = run("check", "case.yaml", "broken.yaml", "--format", "jsonl")
    lines = [json.loads(line) for line in result.out.splitlines()]
    assert [validate(line, "assessment-1") for line in lines] == [(), ()]


def test_statistics_count_findings(run):
    result = run("check", "case.yaml", "--statistics")
    assert "SRC004  echo" in result.out
    assert "case.yaml:12:5" not in result.out


def test_claims_can_be_chosen_by_their_ids(run):
    whole = run("check", "case.yaml", "--fail-on", "warning")
    assert whole.code == 1
    chosen = run("check", "case.yaml", "--claim", "co*")
    assert "1 claim: " in chosen.out
    assert "[open-again]" not in chosen.out
    assert run("check", "case.yaml", "--claim", "co*", "--claim", "open-again").out.count("!") <= 1
    unknown = run("check", "case.yaml", "--claim", "cots")
    assert unknown.code == 2
    assert "there is no claim 'cots'; did you mean cost?" in unknown.err


def test_the_exit_code_is_about_the_chosen_claims(run, folder):
    arguments = ("check", "case.yaml", "--fail-on", "SRC004")
    assert run(*arguments, "--claim", "open-again").code == 1
    assert run(*arguments, "--claim", "cost").code == 0


def test_verdicts_come_before_findings_and_can_stand_alone(run):
    out = run("check", "case.yaml").out
    assert out.index("2 claims: ") < out.index("verdict ") < out.index("case.yaml:")
    assert "case.yaml:" not in run("check", "case.yaml", "--summary").out
    concise = run("check", "case.yaml", "--output-format", "concise").out
    assert re.search(r"^case.yaml:\d+:\d+: SRC\d+ \[open-again\] ", concise, re.MULTILINE)


def test_colour_is_for_terminals_unless_demanded(run, monkeypatch):
    assert "\x1b[" not in run("check", "case.yaml").out
    assert "\x1b[" in run("check", "case.yaml", "--color", "always").out
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert "\x1b[" in run("check", "case.yaml").out
    assert "\x1b[" not in run("check", "case.yaml", "--color", "never").out
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b[" not in run("check", "case.yaml").out


def test_hostile_text_is_shown_and_not_obeyed(run, folder):
    claim = {"id": "x", "text": "\u202ered \x1b[31m " + "w" * 100_000}
    text = json.dumps({"verifykit": 1, "claims": [claim]}, ensure_ascii=False)
    (folder / "hostile.json").write_text(text, encoding="utf-8")
    result = run("check", "hostile.json")
    assert "\x1b" not in result.out
    assert "\u202e" not in result.out
    assert len(result.out) < 10_000


def test_a_config_file_beside_the_case_holds_for_it_alone(run, folder):
    inner = folder / "strict"
    inner.mkdir()
    (inner / "case.yaml").write_text((folder / "case.yaml").read_text())
    (inner / "verifykit.toml").write_text('fail-on = ["warning"]\nselect = ["SRC004"]\n')
    assert run("check", "case.yaml").code == 0
    assert run("check", "case.yaml", "strict/case.yaml").code == 1
    assert run("check", "strict/case.yaml", "--fail-on", "error").code == 0
    assert run("check", "strict/case.yaml", "--isolated").code == 0


def test_the_configuration_that_held_is_named(run, folder):
    assert "configuration: " not in run("check", "case.yaml").out
    (folder / "verifykit.toml").write_text('ignore = ["SRC"]\n')
    assert f"configuration: {folder / 'verifykit.toml'}\n" in run("check", "case.yaml").out
    assert "configuration: " not in run("check", "case.yaml", "--isolated").out


def test_a_faulty_config_ends_with_2_and_its_line(run, folder):
    (folder / "verifykit.toml").write_text("\nselct = []\n")
    result = run("check", "case.yaml")
    assert (result.code, result.out) == (2, "")
    assert "verifykit.toml:2: " in result.err
    assert "did you mean select?" in result.err


def test_parameters_of_a_file_change_the_score_and_the_digest(run, folder):
    (folder / "p.toml").write_text("support_true = 0.1\n")
    plain = run("check", "case.yaml", "--format", "json").json()
    fitted = run("check", "case.yaml", "--format", "json", "--parameters", "p.toml").json()
    assert fitted["claims"][0]["score"] < plain["claims"][0]["score"]
    assert fitted["tool"]["parameters"] != plain["tool"]["parameters"]


def test_blocking_a_checker_takes_its_findings_and_no_score(run):
    plain = run("check", "case.yaml", "--format", "json").json()
    blocked = run("check", "case.yaml", "--format", "json", "-p", "no:source-count").json()
    assert "source-count" in plain["tool"]["checkers"]
    assert "source-count" not in blocked["tool"]["checkers"]
    assert [c["score"] for c in blocked["claims"]] == [c["score"] for c in plain["claims"]]


def test_a_plugin_that_is_demanded_must_be_there(run):
    result = run("check", "case.yaml", "-p", "nobody-has-this")
    assert result.code == 3
    assert "nobody-has-this" in result.err


def test_nothing_is_written_but_the_output(run, folder):
    before = sorted(folder.iterdir())
    run("check", "case.yaml", "broken.yaml")
    assert sorted(folder.iterdir()) == before


def test_excerpts_are_those_of_the_file_as_it_is_now(run, folder, tmp_path, monkeypatch):
    path = folder / "case.yaml"

    def excerpts():
        shown = (line.partition(" | ") for line in run("check", "case.yaml", "-v").out.splitlines())
        return [
            (int(number), text) for number, bar, text in shown if bar and number.strip().isdigit()
        ]

    def are_those_of(path):
        lines = dict(enumerate(path.read_text().splitlines(), 1))
        found = excerpts()
        return found and all(lines[number].startswith(text[:60]) for number, text in found)

    assert are_those_of(path)
    path.write_text("# a line more\n" + path.read_text())
    assert are_those_of(path)
    other = tmp_path / "elsewhere"
    other.mkdir()
    (other / "case.yaml").write_text("# two\n# lines\n" + path.read_text())
    monkeypatch.chdir(other)
    assert are_those_of(other / "case.yaml")


def test_only_what_is_new_counts_beside_a_baseline(run, folder):
    baseline = ("--baseline", "known.json")
    written = run("check", "case.yaml", *baseline, "--write-baseline")
    assert written.code == 0
    assert "wrote 5 findings to known.json" in written.err
    known = run("check", "case.yaml", *baseline, "--fail-on", "note")
    assert known.code == 0
    assert "0 findings\n" in known.out
    assert "5 findings known from known.json" in known.err
    text = (folder / "case.yaml").read_text()
    (folder / "case.yaml").write_text(
        "# a line more\n"
        + text.replace("derived_from: [gazette-article]", "derived_from: []")
        + "  - {id: e-more, claim: cost, document: herald-article, stance: supports}\n"
    )
    more = run("check", "case.yaml", *baseline, "--fail-on", "note")
    assert more.code == 1
    assert "of it found no more" in more.err


def test_a_baseline_hides_nothing_of_what_makes_a_case_invalid(run, folder):
    run("check", "broken.yaml", "--baseline", "known.json", "--write-baseline")
    assert json.loads((folder / "known.json").read_text())["findings"] == []
    assert run("check", "broken.yaml", "--baseline", "known.json").code == 4


@pytest.mark.parametrize("text", ["{}", "[]", "no", '{"verifykit": 2, "findings": []}'])
def test_what_is_no_baseline_is_refused(run, folder, text):
    (folder / "known.json").write_text(text)
    result = run("check", "case.yaml", "--baseline", "known.json")
    assert result.code == 2
    assert "known.json: is not a baseline of verifykit" in result.err
    assert run("check", "case.yaml", "--write-baseline").code == 2


DEBUNK = """\
verifykit: 1
sources:
  - {id: post, name: a post, kind: person, reliability: E}
  - {id: court, name: Trade Court, kind: institution, reliability: A}
  - {id: registry, name: Trade Registry, kind: institution, reliability: A}
predicates:
  - {id: state-of, label: the state of, value: text, cardinality: one}
entities:
  - {id: firm, kind: organisation, name: Harbour Works Ltd}
claims:
  - {id: dissolved, text: The firm is dissolved., subject: firm, predicate: state-of,
     value: dissolved, when: "2024"}
  - {id: active, text: The firm is active., subject: firm, predicate: state-of, value: active,
     when: "2024"}
evidence:
  - {id: e-post, claim: dissolved, source: post, stance: supports}
  - {id: e-court, claim: dissolved, source: court, stance: refutes, lineage: original}
  - {id: e-registry, claim: dissolved, source: registry, stance: refutes, lineage: original}
  - {id: e-active, claim: active, source: registry, stance: supports, lineage: original}
"""


def test_a_claim_under_examination_that_ends_refuted_is_a_result(run, folder):
    (folder / "debunk.yaml").write_text(DEBUNK)
    result = run("check", "debunk.yaml")
    assert result.code == 0
    assert "refuted" in result.out
    assert ": error: " not in result.out


def test_a_claim_that_the_author_asserts_and_that_is_refuted_is_an_error(run, folder):
    (folder / "debunk.yaml").write_text(DEBUNK)
    asserted = run("check", "debunk.yaml", "--asserted")
    assert asserted.code == 1
    assert "error: COR010 [dissolved] The author of the case asserts this" in asserted.out
    (folder / "debunk.yaml").write_text(
        DEBUNK.replace("verifykit: 1\n", "verifykit: 1\ncase: {role: asserted}\n")
    )
    assert run("check", "debunk.yaml").code == 1
    (folder / "debunk.yaml").write_text(
        DEBUNK.replace("{id: dissolved,", "{id: dissolved, role: examined,")
    )
    assert run("check", "debunk.yaml", "--asserted").code == 0


def test_an_unresolved_contradiction_stays_an_error(run, folder):
    lines = [line for line in DEBUNK.splitlines() if "stance: refutes" not in line]
    text = "\n".join(lines).replace("reliability: E", "reliability: A") + "\n"
    original = "source: post, stance: supports, lineage: original}"
    (folder / "two.yaml").write_text(text.replace("source: post, stance: supports}", original))
    result = run("check", "two.yaml")
    assert result.code == 1
    assert ": error: CON001 " in result.out
