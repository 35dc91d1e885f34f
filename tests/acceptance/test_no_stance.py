"""Evidence of which nobody has said yet what it says: it is kept, told, and counts for nothing."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forked_command import run_forked
from verifykit import Case, assess, explain, load
from verifykit.loading import WRITERS, to_data

CASE: dict[str, Any] = {
    "verifykit": 1,
    "case": {"id": "mill", "as_of": "2024-06-01"},
    "sources": [
        {"id": "gazette", "name": "The Gazette", "kind": "outlet"},
        {"id": "herald", "name": "The Herald", "kind": "outlet", "reliability": "B"},
    ],
    "documents": [
        {"id": "story", "source": "gazette", "published": "2024-05-02"},
        {"id": "column", "source": "herald", "published": "2024-05-03"},
    ],
    "claims": [
        {"id": "burnt", "text": "The mill burnt down."},
        {"id": "sold", "text": "The mill was sold."},
    ],
    "evidence": [
        {"id": "e-story", "claim": "burnt", "document": "story", "stance": "supports"},
        {"id": "e-relay", "claim": "burnt", "source": "herald", "stance": "supports",
         "derived_from": ["column"]},
    ],
}  # fmt: skip
UNJUDGED = {
    "id": "e-column",
    "claim": "burnt",
    "document": "column",
    "quote": {"exact": "No more."},
}


def with_evidence(*items: dict[str, Any]) -> dict[str, Any]:
    return {**CASE, "evidence": [*CASE["evidence"], *items]}


def case_of(data: dict[str, Any]) -> Case:
    return load("case.json", data=json.dumps(data).encode())


def figures(report: Any) -> list[Any]:
    return [
        (claim.verdict, claim.score, claim.confidence, claim.range, claim.shares, claim.support)
        for claim in report.claims
    ]


def test_it_moves_nothing_and_a_finding_says_so() -> None:
    plain, report = (assess(case_of(case)) for case in (CASE, with_evidence(UNJUDGED)))
    assert figures(plain) == figures(report)
    [finding] = [one for one in report.findings if one.rule == "SRC018"]
    assert "no stance yet for what is cited from The Herald" in finding.message
    assert finding.claim == "burnt"
    assert not [one for one in plain.findings if one.rule == "SRC018"]


@given(
    st.fixed_dictionaries(
        {"claim": st.sampled_from(["burnt", "sold"])},
        optional={
            "attributed_to": st.sampled_from(["gazette", "herald"]),
            "first_hand": st.booleans(),
            "lineage": st.sampled_from(["original", "relayed", "unknown"]),
            "derived_from": st.sampled_from([["e-story"], ["story"], ["gazette"]]),
            "partial": st.booleans(),
            "when": st.sampled_from(["2024-04", "2024-05-09"]),
        },
    )
)
def test_whatever_else_is_known_of_it(known: dict[str, Any]) -> None:
    item = {"id": "e-new", "document": "column", **known}
    plain, report = (assess(case_of(case)) for case in (CASE, with_evidence(item)))
    assert figures(plain) == figures(report)


def test_a_claim_with_nothing_else_says_why_it_has_no_score() -> None:
    report = assess(case_of(with_evidence({**UNJUDGED, "claim": "sold"})))
    explanation = explain(report, "sold")
    assert explanation.claim.score is None
    assert "its evidence has no stance yet" in explanation.because
    assert "e-column: unjudged in column" in str(explanation)


@pytest.mark.parametrize("form", ["text", "json", "html", "sarif", "junit", "github"])
def test_every_output_can_tell_it(form: str, tmp_path: Path) -> None:
    (tmp_path / "case.json").write_text(json.dumps(with_evidence(UNJUDGED)))
    done = run_forked("check", "case.json", "--format", form, "-v", folder=tmp_path)
    assert done.exit_code == 0, done.stderr
    assert "no stance yet" in done.stdout


@pytest.mark.parametrize("form", ["json", "yaml", "csv", "xlsx"])
def test_every_form_of_a_case_keeps_it(form: str, tmp_path: Path) -> None:
    written = WRITERS[form].write(case_of(with_evidence(UNJUDGED)))
    path = tmp_path / f"case{WRITERS[form].suffixes[0] if isinstance(written, bytes) else ''}"
    if isinstance(written, bytes):
        path.write_bytes(written)
    else:
        path.mkdir()
        for name, data in written.items():
            (path / name).write_bytes(data)
    assert to_data(load(path)) == to_data(case_of(with_evidence(UNJUDGED)))
    assert load(path).evidence_by_id["e-column"].stance is None
