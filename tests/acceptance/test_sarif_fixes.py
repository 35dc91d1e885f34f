"""The fixes in SARIF are changes of text: applied as they stand they give what `--fix` writes."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forked_command import run_forked
from verifykit.cli.cases.fixes import changes_between
from verifykit.reporting.presentation import TextChange

CASE = {
    "verifykit": 1,
    "case": {"id": "small", "as_of": "2024-06-01", "title": "ein Fährunglück"},
    "sources": [{"id": "s-1", "name": "One"}],
    "claims": [{"id": "c-1", "text": "First."}],
    "evidence": [{"id": "e-1", "claim": "c-1", "source": "s-1", "stance": "supports"}],
    "waivers": [
        {"rule": "SRC003", "claim": "c-1", "reason": "all are named"},
        {"rule": "SRC001", "claim": "c-1", "reason": "it was asked for"},
    ],
}
YAML = """\
# A case – mit Umlauten.
verifykit: 1
case: {id: small, as_of: 2024-06-01}
sources: [{id: s-1, name: One}]
claims:
  - {id: c-1, text: First.}
evidence:
  - {id: e-1, claim: c-1, source: s-1, stance: supports}
waivers:
  # this one meets nothing any more
  - {rule: SRC001, claim: c-1, reason: ü}   # gone
  - rule: SRC003
    reason: nor does this one
"""


def files(folder: Path, form: str) -> tuple[Path, ...]:
    """Write the case in one form; return its files, the one to check first."""
    if form == "csv":
        (folder / "case").mkdir()
        (folder / "case" / "case.yaml").write_text(YAML.split("waivers:")[0], "utf-8")
        table = "rule,claim,reason\r\nSRC001,c-1,“ü”\r\nSRC003,,nor this one\r\n"
        (folder / "case" / "waivers.csv").write_bytes(table.encode())
        return (folder / "case", folder / "case" / "waivers.csv")
    path = folder / f"case.{form}"
    path.write_text(YAML if form == "yaml" else json.dumps(CASE, indent=1), "utf-8")
    return (path,)


def applied(text: str, replacements: list[dict[str, Any]]) -> str:
    """A text after replacements, from the last one to the first, as SARIF says it."""
    for one in reversed(replacements):
        region, new = one["deletedRegion"], one.get("insertedContent", {}).get("text", "")
        start = offset(text, region["startLine"], region["startColumn"])
        end = offset(text, region["endLine"], region["endColumn"])
        text = text[:start] + new + text[end:]
    return text


def offset(text: str, line: int, column: int) -> int:
    return sum(len(one) for one in text.split("\n")[: line - 1]) + line - 1 + column - 1


@pytest.mark.parametrize("form", ["yaml", "json", "csv"])
def test_they_give_what_fix_writes(tmp_path: Path, form: str) -> None:
    paths = files(tmp_path, form)
    found = run_forked("check", paths[0].name, "--format", "sarif", folder=tmp_path).json()
    fixes = [one["fixes"] for one in found["runs"][0]["results"] if "fixes" in one]
    assert len(fixes) == 2
    for [fix] in fixes:
        assert fix["description"]["text"]
        [change] = fix["artifactChanges"]
        path = tmp_path / change["artifactLocation"]["uri"]
        assert path == paths[-1]
        text = path.read_bytes().decode("utf-8")
        by_sarif = applied(text, change["replacements"])
        left = [rule for rule in ("SRC001", "SRC003") if rule in by_sarif]
        assert len(left) == 1, "each fix takes its own waiver away, and no other"
        new = [one.get("insertedContent", {"text": ""}) for one in change["replacements"]]
        assert sum(len(one["text"]) for one in new) < 20, "what stays is not written anew"
    run_forked("check", paths[0].name, "--fix", folder=tmp_path)
    assert not any(rule in paths[-1].read_text("utf-8") for rule in ("SRC001", "SRC003"))


def test_there_are_none_for_what_has_no_text_to_change(tmp_path: Path) -> None:
    from verifykit import load, save

    (tmp_path / "case.json").write_text(json.dumps(CASE))
    save(load(tmp_path / "case.json"), tmp_path / "case.xlsx")
    found = run_forked("check", "case.xlsx", "--format", "sarif", folder=tmp_path).json()
    stale = [one for one in found["runs"][0]["results"] if one["ruleId"] == "WAI001"]
    assert stale
    assert all("fixes" not in one and "fix" in one["properties"] for one in stale)


LINES = st.lists(st.text("aä\u2028 b", max_size=4), max_size=6).map("\n".join)


@given(LINES, LINES)
def test_changes_of_a_text_make_the_other_one(before: str, after: str) -> None:
    found = list(changes_between(before, after))
    text = before
    for one in reversed(found):
        assert isinstance(one, TextChange)
        start, end = offset(text, *one.start), offset(text, *one.end)
        assert start <= end
        text = text[:start] + one.text + text[end:]
    assert text == after
    assert found or before == after
