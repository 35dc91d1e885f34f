"""`verifykit score` and `verifykit explain`."""

import csv
import io
import json
import math
import re

import pytest


def test_score_prints_a_row_for_each_claim(run):
    result = run("score", "case.yaml")
    assert result.code == 0
    heading, opened, cost = result.out.splitlines()
    assert heading.split()[:3] == ["claim", "score", "range"]
    assert opened.split()[0] == "open-again"
    assert "corroborated" in opened
    assert cost.split()[:3] == ["cost", "0.55", "0.55"]


def test_score_formats_agree(run):
    rows = run("score", "case.yaml", "--format", "json").json()
    lines = run("score", "case.yaml", "--format", "jsonl").out.splitlines()
    table = list(csv.DictReader(io.StringIO(run("score", "case.yaml", "--format", "csv").out)))
    assert [json.loads(line) for line in lines] == rows
    assert [row["claim"] for row in table] == ["open-again", "cost"]
    assert [float(row["score"]) for row in table] == [row["score"] for row in rows]


@pytest.mark.parametrize("ending", ["json", "jsonl", "csv", "txt"])
def test_score_takes_the_format_from_the_ending(run, folder, ending):
    result = run("score", "case.yaml", "-o", f"out.{ending}")
    assert (result.code, result.out) == (0, "")
    name = "text" if ending == "txt" else ending
    assert (folder / f"out.{ending}").read_text() == run("score", "case.yaml", "--format", name).out


def test_score_asks_for_the_format_of_an_unknown_ending(run):
    assert run("score", "case.yaml", "-o", "out.xyz").code == 2


def test_score_never_ends_with_1_but_tells_what_is_invalid(run):
    assert run("score", "case.yaml").code == 0
    result = run("score", "case.yaml", "broken.yaml", "--format", "jsonl")
    assert result.code == 4
    assert len(result.out.splitlines()) == 2
    assert "broken.yaml:4:5: error: VK101" in result.err
    result = run("score", "empty.yaml")
    assert result.code == 5
    assert "there are no claims" in result.err


def test_explain_shows_waterfall_provenance_and_what_would_change_the_verdict(run):
    result = run("explain", "case.yaml", "open-again")
    assert result.code == 0
    assert "verdict        corroborated" in result.out
    assert "prior                               -0.55" in result.out
    assert "supports: works" in result.out
    assert (
        "gazette (The Gazette)\n"
        "`- e-paper: supports in gazette-article, original (speaks for itself)\n"
        "   `- e-herald: supports in herald-article (passes it on, adds nothing)\n"
    ) in result.out
    aside = "supported (0.79): set aside what The Gazette published and what is known only"
    assert aside in result.out
    assert ": find 1 further independent original against it" in result.out


def test_explain_says_what_the_steps_add_up_to(run):
    claim = run("explain", "case.yaml", "open-again", "--format", "json").json()

    total = sum(step["log_odds"] for step in claim["explanation"])
    assert 1 / (1 + math.exp(-total)) == pytest.approx(claim["score"], abs=1e-9)
    assert {item["evidence"]: item["role"] for item in claim["provenance"]} == {
        "e-works": "origin",
        "e-paper": "origin",
        "e-herald": "relay",
    }
    assert all(change["verdict"] != claim["verdict"] for change in claim["changes"])


def test_what_is_said_of_a_claim_stands_in_one_column(run):
    lines = run("explain", "case.yaml", "open-again").out.splitlines()
    # The reason in a sentence comes first, then what is said in columns.
    first = next(number for number, line in enumerate(lines) if line.startswith("verdict "))
    rows = lines[first:]
    rows = rows[: rows.index("")]
    assert {"verdict", "source-count", "corroboration"} <= {row.split()[0] for row in rows}
    values = {len(row) - len(row[len(row.split()[0]) :].lstrip()) for row in rows}
    assert len(values) == 1


def test_explain_names_the_claim_that_was_meant(run):
    result = run("explain", "case.yaml", "open-agin")
    assert (result.code, result.out) == (2, "")
    assert "did you mean open-again?" in result.err


def test_explain_names_the_claims_where_something_else_was_named(run):
    result = run("explain", "case.yaml", "report")
    assert result.code == 2
    assert "there is no claim 'report'; the claims are open-again and cost" in result.err


def test_explain_of_an_invalid_case_shows_why(run):
    result = run("explain", "broken.yaml", "a")
    assert (result.code, result.out) == (4, "")
    assert "VK101" in result.err


def test_explain_reads_standard_input(run, folder):
    text = (folder / "case.yaml").read_bytes()
    assert "corroborated" in run("explain", "-", "open-again", stdin=text).out


def test_explain_of_a_claim_without_evidence_draws_no_number(run):
    text = b"verifykit: 1\nclaims: [{id: a, text: A.}]\n"
    result = run("explain", "-", "a", stdin=text)
    assert "no score: there is no evidence" in result.out
    assert "no evidence\n" in result.out


def test_evidence_that_counts_for_nothing_is_explained(run, folder):
    (folder / "distrusted.yaml").write_text(
        """\
verifykit: 1
sources:
  - {id: rag, name: The Rag, reliability: E}
  - {id: clerk, name: A clerk}
documents: [{id: story, source: rag}]
claims: [{id: open, text: The bridge is open.}]
evidence:
  - {id: e-rag, claim: open, document: story, stance: supports, lineage: original}
  - {id: e-clerk, claim: open, document: story, attributed_to: clerk, stance: supports}
"""
    )
    text = run("explain", "distrusted.yaml", "open").out
    assert "e-rag; comes from The Rag, graded E, which leaves nothing" in text
    assert "e-clerk; is printed by The Rag, graded E, which leaves nothing" in text
    assert "e-rag: supports in story, original (counts for nothing)" in text
    assert "no score: nothing of it counts for or against it" in text
    page = run("report", "distrusted.yaml").out
    assert page.count("is printed by The Rag, graded E, which leaves nothing; adds nothing") == 2


def test_of_one_house_nobody_is_called_what_a_colleague_is(run, folder):
    (folder / "house.yaml").write_text(
        """\
verifykit: 1
sources:
  - {id: gazette, name: The Gazette}
  - {id: rag, name: The Rag, reliability: E}
  - {id: house, name: The House}
  - {id: roe, name: Jane Roe, reliability: E, owner: house}
  - {id: doe, name: Jane Doe, owner: house}
documents: [{id: story, source: gazette}, {id: piece, source: rag}]
claims: [{id: open, text: The bridge is open.}]
evidence:
  - {id: e-roe, claim: open, document: story, attributed_to: roe, stance: supports}
  - {id: e-doe, claim: open, document: piece, attributed_to: doe, stance: supports}
"""
    )
    text = run("explain", "house.yaml", "open").out
    assert "has no strength left: Jane Roe and The Rag are graded E" in text
    assert "comes from Jane Roe" not in text


def test_a_claim_is_never_read_without_its_rivals(run, folder):
    (folder / "rivals.yaml").write_text(
        """\
verifykit: 1
sources: [{id: s, name: S}, {id: t, name: T}]
entities: [{id: hall, kind: place}]
predicates: [{id: seats, value: number, cardinality: one}]
claims:
  - {id: few, text: Few., subject: hall, predicate: seats, value: 100}
  - {id: many, text: Many., subject: hall, predicate: seats, value: 900}
evidence:
  - {id: e1, claim: few, source: s, stance: supports, lineage: original}
  - {id: e2, claim: few, source: t, stance: supports, lineage: original}
"""
    )
    text = run("check", "rivals.yaml").out
    assert re.search(r"^\W*refuted, (\d+ against, )?1 rival +\S+ .* many", text, re.M)
    text = run("explain", "rivals.yaml", "many").out
    assert "find 1 further independent original for it" in text


GRADED = """\
verifykit: 1
sources: [{id: paper, name: The Paper, reliability: A}]
claims: [{id: c, text: Something happened.}]
evidence: [{id: e, claim: c, source: paper, stance: supports, lineage: original}]
"""


def test_a_grade_is_no_track_record_where_the_profile_does_not_know_the_source(run, folder):
    (folder / "graded.yaml").write_text(GRADED)
    explained = run("explain", "graded.yaml", "c", "--prefer-profile").out
    assert "The Paper, named; graded A, +0.6" in explained
    assert "track record" not in explained


def test_no_source_is_called_withdrawn_because_its_statement_was(run, folder):
    (folder / "withdrawn.yaml").write_text(
        """\
verifykit: 1
case: {as_of: "2024-06-01"}
sources: [{id: gazette, name: The Gazette}, {id: star, name: The Star}]
documents: [{id: story, source: gazette}, {id: piece, source: star, derived_from: [story]}]
claims: [{id: open, text: The bridge is open.}]
evidence:
  - {id: e-story, claim: open, document: story, stance: supports,
     withdrawn: {on: "2024-04-01", reason: typo}}
  - {id: e-piece, claim: open, document: piece, stance: supports}
"""
    )
    for told in (run("explain", "withdrawn.yaml", "open").out, run("report", "withdrawn.yaml").out):
        assert "The Gazette, which was withdrawn" not in told
        assert "rests on what is from The Gazette, and that was withdrawn" in told
