"""What somebody accepted is told ever after: whose word was left out, by whom, and when."""

import csv
import html
import json

import pytest
from attrs import evolve

import verifykit
from verifykit.cli import main
from verifykit.editing.acceptance import Signature, write_accepted
from verifykit.engine import accept
from verifykit.model.proposal import Proposal
from verifykit.reporting.amendments import accepted_edits
from verifykit.schema import validate

CASE = """\
verifykit: 1
case: {id: harbour, as_of: 2024-05-07}
sources:
  - {id: daily, name: The Daily, kind: outlet}
  - {id: union, name: Dockers' Union, kind: institution}
  - {id: grau, name: Pavel Grau, kind: person}
documents:
  - {id: story, source: daily}
claims:
  - {id: bribe, text: Pavel Grau took 40 crowns.}
  - {id: weather, text: It rained.}
evidence:
  - {id: e-grau, claim: bribe, document: story, attributed_to: grau, stance: refutes, notes: a note}
  - {id: e-union, claim: bribe, source: union, stance: supports}
"""
WITHOUT = "".join(line for line in CASE.splitlines(keepends=True) if "e-grau" not in line)
LEAVE_OUT = Proposal(kind="void", evidence="e-grau", reason="its quote is altered", plugin="quotes")
TOLD = (
    "left out by quotes: e-grau, its quote is altered; it had been entered against bribe: "
    "Pavel Grau, printed by The Daily"
)
SIGNED = f"{TOLD}; accepted by Ada on 2024-05-06"


@pytest.fixture
def amended(tmp_path):
    """The case after somebody accepted to leave the denial out."""
    path = tmp_path / "case.yaml"
    path.write_text(CASE, "utf-8")
    signature = Signature(by="Ada", on="2024-05-06")
    write_accepted(str(path), verifykit.load(path), [(LEAVE_OUT, ("bribe",))], signature)
    return path


def shown(capsys, *arguments):
    assert main([*map(str, arguments), "--isolated"]) == 0
    return capsys.readouterr().out


def words(text):
    return " ".join(text.split())


def test_every_report_tells_whose_word_was_left_out(amended, capsys):
    assert f"accepted: {SIGNED}" in shown(capsys, "check", amended)
    assert SIGNED in words(shown(capsys, "explain", amended, "bribe"))
    assert "left out by" not in shown(capsys, "explain", amended, "weather")
    page = shown(capsys, "report", amended)
    assert page.count(SIGNED) == 2, "in the section of the claim, and among what was edited"
    assert page.count("Edited before it was scored") == 2
    assert SIGNED in shown(capsys, "report", "--brief", amended)


def test_what_machines_read_tells_it_too(amended, capsys):
    """A reviewer who sees only annotations would take a denial for never made."""
    sarif = json.loads(shown(capsys, "check", amended, "--format", "sarif"))
    assert sarif["runs"][0]["properties"] == {"accepted": [SIGNED]}
    junit = shown(capsys, "check", amended, "--format", "junit")
    bribe = junit.partition('name="bribe"')[2].partition("</testcase>")[0]
    assert html.unescape(bribe).count(f"accepted: {SIGNED}") == 1
    assert html.unescape(junit).count(SIGNED) == 1
    github = shown(capsys, "check", amended, "--format", "github")
    assert f"::notice title=accepted proposal::{SIGNED}\n" in github
    redacted = shown(capsys, "check", amended, "--format", "github", "--redact")
    assert "Ada" not in redacted
    assert TOLD in redacted


def test_rows_of_scores_tell_it_too(amended, capsys):
    by_claim = {"bribe": [SIGNED], "weather": []}
    for command in ("check", "score"):
        table = csv.DictReader(shown(capsys, command, amended, "--format", "csv").splitlines())
        assert {row["claim"]: row["accepted"].split(" | ") for row in table} == {
            claim: told or [""] for claim, told in by_claim.items()
        }
    rows = json.loads(shown(capsys, "score", amended, "--format", "json"))
    assert {row["claim"]: row["accepted"] for row in rows} == by_claim
    assert shown(capsys, "score", amended).endswith(f"\naccepted: {SIGNED}\n")
    redacted = shown(capsys, "score", amended, "--format", "csv", "--redact")
    assert "Ada" not in redacted
    assert TOLD in redacted


def test_diff_tells_whose_word_somebody_left_out(amended, capsys, tmp_path):
    plain = tmp_path / "before.yaml"
    plain.write_text(CASE, "utf-8")

    def diff(*arguments):
        main(["diff", *map(str, arguments), "--isolated"])
        return capsys.readouterr().out

    text = diff(plain, amended)
    assert text.count(SIGNED) == 1, "below the claim that moved"
    assert text.index("e-grau is gone") < text.index(SIGNED)
    assert f"no longer on record: {SIGNED}" in diff(amended, plain)
    data = json.loads(diff(plain, amended, "--format", "json"))
    assert data["accepted"] == [{"edit": "added", "done": SIGNED, "claims": ["bribe"]}]
    assert validate(data, "diff-1") == ()
    assert "accepted" not in json.loads(diff(plain, plain, "--format", "json"))
    assert "Ada" not in diff(plain, amended, "--redact"), "the signature is nobody's business"


def test_an_edit_that_moves_nothing_is_told_apart(amended, capsys, tmp_path):
    without = tmp_path / "without.yaml"
    without.write_text(WITHOUT, "utf-8")
    assert main(["diff", str(without), str(amended), "--isolated"]) == 0
    out = capsys.readouterr().out
    assert f"accepted proposals\n  + {SIGNED}" in out


def test_the_data_has_who_accepted_what_and_nothing_else_moves(amended, capsys, tmp_path):
    plain = tmp_path / "without.yaml"
    plain.write_text(WITHOUT, "utf-8")
    after = json.loads(shown(capsys, "check", amended, "--format", "json"))
    without = json.loads(shown(capsys, "check", plain, "--format", "json"))
    assert json.dumps(after["claims"]) == json.dumps(without["claims"])
    [told] = after["amendments"]
    assert (told["plugin"], told["by"], told["on"]) == ("quotes", "Ada", "2024-05-06")
    assert (told["done"], told["claims"]) == (SIGNED, ["bribe"])
    assert told["left_out"] == {"id": "e-grau", "claim": "bribe", "stance": "refutes",
                                "document": "story", "attributed_to": "grau"}  # fmt: skip
    assert "amendments" not in without
    explained = json.loads(shown(capsys, "explain", amended, "bribe", "--format", "json"))
    assert explained["amendments"] == [told]


def test_what_the_configuration_accepts_is_told_the_same(amended, tmp_path):
    path = tmp_path / "again.yaml"
    path.write_text(CASE, "utf-8")
    case = verifykit.load(path)
    accepting = accept(case, [LEAVE_OUT], ["quotes"])
    report = evolve(verifykit.assess(accepting.case), accepted=accepting.accepted)
    [edit] = accepted_edits(report)
    assert (edit.words, edit.claims) == (TOLD, ("bribe",))


@pytest.mark.parametrize(
    ("private", "told", "secret"),
    [
        ("id: nobody", f"{TOLD}; accepted on 2024-05-06", ()),
        ("id: union", "Pavel Grau, printed by The Daily; accepted on 2024-05-06", ("altered",)),
        ("id: grau", "left-out-evidence-1", ("e-grau", "Grau,", "altered", "against bribe")),
    ],
)
def test_redaction_leaves_of_it_what_may_be_told(amended, capsys, private, told, secret):
    text = amended.read_text("utf-8").replace("took 40", "took forty")
    amended.write_text(text.replace(f"{{{private},", f"{{{private}, x-private: true,"), "utf-8")
    outputs = [
        words(shown(capsys, command, *more, "--redact"))
        for command, *more in (
            ("check", amended),
            ("check", amended, "--format", "json"),
            ("explain", amended, "bribe"),
            ("report", amended),
            ("report", "--brief", amended),
        )
    ]
    for output in outputs:
        assert told in output
        assert [one for one in (*secret, "Ada", "a note") if one in output] == []


@pytest.mark.parametrize(
    "record", ["7", "[7, {id: 7}, {by: Ada}]", "[{id: 'a:1', was: 7, claims: 7}]", "{id: x}"]
)
def test_what_somebody_wrote_there_by_hand_breaks_nothing(tmp_path, capsys, record):
    path = tmp_path / "case.yaml"
    path.write_text(f"{CASE}x-accepted: {record}\n", "utf-8")
    for more in ((), ("--redact",)):
        assert "1 contested" in shown(capsys, "check", path, "--exit-zero", *more)
