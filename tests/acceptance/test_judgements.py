"""The judged hard cases: what was agreed with once stays agreed with, and the format holds."""

import json
import sys
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

import pytest

from verifykit.loading import load
from verifykit.scoring import score_case

FOLDER = Path(__file__).parents[2] / "benchmarks" / "judgements"

pytestmark = pytest.mark.checkout


@pytest.fixture(scope="module")
def suite():
    spec = spec_from_file_location("judgements", FOLDER / "run.py")
    module = module_from_spec(spec)
    sys.modules["judgements"] = module
    spec.loader.exec_module(module)
    yield module
    del sys.modules["judgements"]


@pytest.fixture(scope="module")
def loaded():
    return {path: load(path) for path in FOLDER.glob("cases/*/*.yaml")}


def scored(case):
    return {claim.id: (claim.verdict, claim.score) for claim in score_case(case).claims}


@pytest.fixture(scope="module")
def found(suite, loaded):
    return list(suite.answered(suite.judgements(), lambda path: scored(loaded[path].case)))


def test_what_is_asked_there_is_what_is_scored_here(suite, loaded):
    path = min(loaded)
    assert suite.by_verifykit(path) == scored(loaded[path].case)


def test_what_was_agreed_with_is_agreed_with(suite, found):
    agreed = suite.AGREED.read_text(encoding="utf-8").splitlines()
    now = {one.name for one, answer in found if one.agrees(answer)}
    assert sorted(set(agreed) - now) == []
    assert len(agreed) == len(set(agreed))


def test_what_is_not_agreed_with_is_told_with_its_reason(suite):
    agreed = set(suite.AGREED.read_text(encoding="utf-8").splitlines())
    readme = (FOLDER / "README.md").read_text(encoding="utf-8")
    open_ = [one for one in suite.judgements() if one.name not in agreed]
    assert [one.name for one in open_ if f"| `{one.name}` |" not in readme] == []


def test_every_case_is_valid_and_judged_once(suite, loaded):
    judged = list(suite.judgements())
    assert len({one.name for one in judged}) == len(judged) > 200
    assert {one.path for one in judged} == set(loaded)
    for path, read in loaded.items():
        assert read.findings == ()
        claims = {claim.id for claim in read.case.claims}
        assert {one.claim for one in judged if one.path == path} <= claims
    for one in judged:
        assert one.why
        assert one.band is None or 0 <= one.band[0] <= one.band[1] <= 1


def test_an_answer_has_to_be_right_in_verdict_and_band(suite):
    row = suite.Judgement("t/n", "t", "c", frozenset({"supported"}), (0.6, 0.8), "why")
    assert row.agrees(("supported", 0.7))
    assert not row.agrees(("supported", 0.9))
    assert not row.agrees(("supported", None))
    assert not row.agrees(("refuted", 0.7))
    assert not row.agrees(None)
    none = suite.Judgement("t/n", "t", "c", frozenset({"unverified"}), None, "why")
    assert none.agrees(("unverified", None))
    assert not none.agrees(("unverified", 0.5))


def test_another_tool_is_a_command_that_prints_json(suite, tmp_path):
    tool = tmp_path / "tool.py"
    answer = {"claims": [{"id": "c", "verdict": "supported", "score": 0.7}]}
    tool.write_text(
        f"import sys\nassert sys.argv[1].endswith('.yaml')\nprint({json.dumps(answer)!r})"
    )
    answers = suite.by_command(f"{sys.executable} {tool} {{case}}")
    assert answers(FOLDER / "x.yaml") == {"c": ("supported", 0.7)}
    assert suite.by_command(f"{sys.executable} -c pass")(FOLDER / "x.yaml") == {}
