"""Stances are proposed with a probability, move nothing until accepted; doubts are notes."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tiny_model import make_model
from verifykit import ConfigError, Report, Settings, assess, load
from verifykit.testing import run_verifykit
from verifykit_entailment.options import SCHEMA, EntailmentOptions

CASE = """\
verifykit: 1
sources:
  - {id: gazette, name: The Gazette}
  - {id: herald, name: The Herald}
  - {id: post, name: The Post}
documents:
  - {id: page, source: herald, capture: {path: page.txt}}
  - {id: picture, source: herald, capture: {path: picture.png}}
claims:
  - {id: burnt, text: The mill burnt down.}
evidence:
  - {id: e-yes, claim: burnt, source: gazette, quote: {exact: The mill burnt down in May.}}
  - {id: e-no, claim: burnt, source: post, quote: {exact: the mill burnt down., prefix: Never}}
  - {id: e-else, claim: burnt, source: herald, quote: {exact: The bridge was closed.}}
  - {id: e-page, claim: burnt, document: page}
  - {id: e-picture, claim: burnt, document: picture}
  - {id: e-bare, claim: burnt, source: herald}
  - {id: e-wrong, claim: burnt, source: herald, stance: supports,
     quote: {exact: The mill never burnt down.}}
"""
PAGE = "The bridge opened.\n\nThe Gazette asked around. The mill burnt down and was sold. The end."


@pytest.fixture(scope="session")
def model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_model(tmp_path_factory.mktemp("models") / "tiny")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "case.yaml").write_text(CASE)
    (tmp_path / "page.txt").write_text(PAGE)
    (tmp_path / "picture.png").write_bytes(b"\x89PNG\r\n\x1a\n\x00\x01")
    return tmp_path


def report(
    folder: Path, model: Path | None, accept: tuple[str, ...] = (), **options: Any
) -> Report:
    chosen = {} if model is None else {"model": str(model)}
    found = assess(
        load(folder / "case.yaml"),
        Settings(
            plugins={"entailment": {**chosen, **options}}, accept=accept, cache=folder / "cache"
        ),
    )
    assert not found.errors
    return found


def messages(found: Report, rule: str) -> list[str]:
    return sorted(one.message for one in found.findings if one.rule == rule)


def test_stances_are_proposed_where_the_model_is_sure(folder: Path, model: Path) -> None:
    offered = messages(report(folder, model), "PRO001")
    assert [one for one in offered if "e-else" in one or "e-picture" in one] == []
    [yes] = [one for one in offered if "evidence e-yes" in one]
    assert "`stance: supports`" in yes
    assert "the model tiny (" in yes
    assert "takes “The mill burnt down in May.” to entail the claim" in yes
    assert "with a probability of 1.00" in yes
    [no] = [one for one in offered if "evidence e-no" in one]
    assert "`stance: refutes`" in no
    assert "“Never the mill burnt down.” to contradict the claim" in no


def test_a_capture_is_read_where_there_is_no_quote(folder: Path, model: Path) -> None:
    found = report(folder, model)
    [page] = [one for one in messages(found, "PRO001") if "evidence e-page" in one]
    assert "The mill burnt down and was sold." in page
    [checked] = [one for one in found.claim("burnt").checks if one.checker == "entailment"]
    read = {one["evidence"]: one for one in checked.data["readings"]}
    best = max(read["e-page"]["passages"], key=lambda one: one["entailment"])
    assert "burnt down" in PAGE[best["start"] : best["end"]]
    assert len(checked.data["model"]) == 64
    assert checked.score == 0.0


def test_nothing_moves_until_somebody_accepts(folder: Path, model: Path) -> None:
    without, with_model = report(folder, None), report(folder, model)
    [plain], [read] = without.claims, with_model.claims
    assert (plain.score, plain.verdict, plain.explanation) == (
        read.score, read.verdict, read.explanation,
    )  # fmt: skip
    accepted = report(folder, model, accept=("entailment",))
    by_hand = CASE.replace("id: e-yes,", "id: e-yes, stance: supports,")
    by_hand = by_hand.replace("id: e-no,", "id: e-no, stance: refutes,")
    by_hand = by_hand.replace("id: e-page,", "id: e-page, stance: supports,")
    (folder / "case.yaml").write_text(by_hand)
    edited = report(folder, model)
    assert accepted.claims[0].explanation == edited.claims[0].explanation
    assert accepted.claims[0].score == edited.claims[0].score != plain.score


def test_doubts_and_what_was_not_read_are_told(folder: Path, model: Path) -> None:
    found = report(folder, model)
    [doubt] = messages(found, "ENT001")
    assert doubt.startswith("e-wrong is entered as supports, and the model tiny")
    bare, picture = messages(found, "ENT002")
    assert bare == "e-bare has no stance and was not read: it has neither a quote nor a capture"
    assert picture.startswith(
        "e-picture has no stance and was not read: its capture cannot be read"
    )
    assert messages(report(folder, model, declared=False), "ENT001") == []


def test_without_a_model_there_is_one_sentence(folder: Path) -> None:
    [told] = messages(report(folder, None), "ENT002")
    assert told == (
        "6 items of evidence have no stance, and no model is configured that could propose one: "
        "name the folder of one as `model` in [tool.verifykit.plugins.entailment]"
    )
    (folder / "case.yaml").write_text("verifykit: 1\nclaims: [{id: c, text: C.}]\n")
    assert messages(report(folder, None), "ENT002") == []


def test_a_model_that_is_too_slow_costs_its_readings_only(folder: Path, tmp_path: Path) -> None:
    slow = make_model(tmp_path / "slow", loop=10**12)
    found = report(folder, slow, timeout=0.05)
    assert messages(found, "PRO001") == []
    late = [one for one in messages(found, "ENT002") if "more than 0.05 s" in one]
    assert len(late) == 4


def test_a_folder_that_is_no_model_is_a_configuration_error(folder: Path) -> None:
    with pytest.raises(ConfigError, match=r"has no model\.onnx"):
        report(folder, folder)


@pytest.mark.apart
def test_the_command_line_finds_the_model_from_its_configuration(folder: Path, model: Path) -> None:
    (folder / "models").symlink_to(model.parent)
    (folder / "verifykit.toml").write_text('[plugins.entailment]\nmodel = "models/tiny"\n')
    environ = {"VERIFYKIT_CACHE": str(folder / "cache")}
    listed = run_verifykit(
        "proposals", "case.yaml", "--format", "json", cwd=folder, environ=environ
    )
    assert listed.exit_code == 0, listed.stderr
    offered = {one["evidence"]: one for one in listed.json()}
    assert {name: one["value"] for name, one in offered.items()} == {
        "e-yes": "supports", "e-no": "refutes", "e-page": "supports",
    }  # fmt: skip
    [basis] = offered["e-page"]["rests_on"]
    assert basis["document"] == "page"
    assert PAGE[basis["start"] : basis["end"]] == basis["text"]
    chosen = offered["e-yes"]["id"]
    done = run_verifykit("accept", "case.yaml", chosen, cwd=folder, environ=environ)
    assert done.exit_code == 0, done.stderr
    assert load(folder / "case.yaml").evidence_by_id["e-yes"].stance == "supports"


@pytest.mark.apart
def test_a_run_without_a_model_imports_nothing_heavy(folder: Path) -> None:
    code = (
        "import sys, verifykit\n"
        "report = verifykit.assess(verifykit.load('case.yaml'))\n"
        "assert not report.errors\n"
        "print([one for one in ('numpy', 'onnxruntime', 'tokenizers') if one in sys.modules])\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=folder, capture_output=True, text=True, check=True
    )
    assert done.stdout == "[]\n"


def test_the_schema_is_that_of_the_options() -> None:
    names = SCHEMA["properties"]
    assert sorted(names) == sorted(EntailmentOptions._fields)
