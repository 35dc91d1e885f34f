"""The fixtures that every author of a checker gets, and what they cost everybody else."""

import json
import subprocess
import sys

import pytest

from verifykit.errors import InvalidCase
from verifykit.model.assessment import Assessment
from verifykit.model.case import Case
from verifykit.model.claim import Claim


class Halves:
    name = "halves"
    rules = ()

    def check(self, claim, context):
        return Assessment(claim=claim.id, score=context.options.get("score", 0.5))


class Breaks:
    name = "breaks"
    rules = ()

    def check(self, claim, context):
        raise ZeroDivisionError("division by zero")


def test_make_case_takes_text_that_may_be_indented(make_case):
    case = make_case(
        """
        case: {id: small}
        claims:
          - {id: c, text: Something happened.}
        """
    )
    assert case.id == "small"
    assert case.claims == (Claim(id="c", text="Something happened."),)


def test_make_case_takes_lists_of_plain_data(make_case):
    assert make_case(claims=[{"id": "c", "text": "x"}]) == Case(claims=(Claim(id="c", text="x"),))


def test_make_case_refuses_what_a_file_may_not_hold(make_case):
    with pytest.raises(InvalidCase, match="clams"):
        make_case("clams: []")
    with pytest.raises(TypeError, match="not both"):
        make_case("claims: []", claims=[])


def test_make_case_finds_captures_in_its_folder(make_case, tmp_path):
    assert make_case("claims: []", folder=tmp_path).folder == str(tmp_path)


def test_make_claim_needs_nothing(make_claim):
    assert make_claim() == Claim(id="claim", text="Something happened.")
    assert make_claim("x", id="c", value=3).value == 3


def test_assess_runs_the_given_checkers_alone(assess):
    report = assess("claims: [{id: c, text: x}]", Halves(), options={"score": 0.25})
    assert [(one.checker, one.score) for one in report.claims[0].checks] == [("halves", 0.25)]
    assert report.findings == ()


def test_assess_tells_what_a_checker_did_wrong(assess):
    with pytest.raises(AssertionError, match=r"VK910 breaks, claim c: ZeroDivisionError"):
        assess("claims: [{id: c, text: x}]", Breaks())
    report = assess("claims: [{id: c, text: x}]", Breaks(), allow_errors=True)
    assert [one.code for one in report.errors] == ["VK910"]


def test_assess_without_checkers_runs_those_that_are_there(assess):
    report = assess("claims: [{id: c, text: x}]")
    assert "source-count" in dict(report.tool.checkers)


def test_assess_takes_settings(assess):
    report = assess("claims: [{id: c, text: x}]", select=["CON"])
    assert dict(report.tool.checkers).keys() == {"contradiction"}


def test_run_verifykit_runs_the_command(run_verifykit, tmp_path):
    folder = tmp_path / "desk"
    folder.mkdir()
    (folder / "verifykit.toml").write_text("fail-on = ['note']\n")
    case = "verifykit: 1\nclaims: [{id: c, text: x}]\n"
    done = run_verifykit(
        "check",
        "-",
        "--format",
        "json",
        stdin=case,
        cwd=folder,
        environ={"VERIFYKIT_IGNORE": "SRC"},
    )
    assert done.exit_code == 1, done.stderr
    assert done.json()["claims"][0]["verdict"] == "unverified"
    assert {one["rule"] for one in done.json()["findings"]} == {"CON017"}


LOOK = """
import json, sys
import verifykit.testing.pytest_plugin
print(json.dumps(sorted(name for name in sys.modules if name.split(".")[0] in
    ("verifykit", "attr", "attrs", "pluggy", "click", "yaml", "jsonschema_rs", "numpy"))))
"""


def test_the_pytest_plugin_imports_nothing_of_verifykit_before_a_fixture_is_asked_for():
    # pytest itself imports pluggy, and attrs if it is there: so look without it.
    fake = "import sys, types; sys.modules['pytest'] = types.SimpleNamespace(fixture=lambda f: f)"
    done = subprocess.run(
        [sys.executable, "-c", fake + LOOK], capture_output=True, text=True, check=True
    )
    assert json.loads(done.stdout) == [
        "verifykit",
        "verifykit.testing",
        "verifykit.testing.pytest_plugin",
    ]
