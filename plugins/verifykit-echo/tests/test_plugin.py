"""The plug-in from outside: cases on files, proposals accepted and not, through the command."""

from pathlib import Path
from unicodedata import normalize

import pytest

from verifykit import Settings, assess, load

EXAMPLES = Path(__file__).parents[1] / "examples" / "captures"
STORY = (EXAMPLES / "basin.txt").read_text()
REPRINT = (EXAMPLES / "basin-reprint.txt").read_text()
OTHER = (EXAMPLES / "basin-own.txt").read_text()

CASE = """\
verifykit: 1
case: {id: basin}
sources:
  - {id: daily, name: The Daily}
  - {id: gazette, name: The Gazette}
  - {id: herald, name: The Herald}
documents:
  - {id: story, source: daily, published: 2024-05-02, capture: {path: story.txt}}
  - {id: reprint, source: gazette, published: 2024-05-03, capture: {path: reprint.txt}}
  - {id: own, source: herald, published: 2024-05-03, capture: {path: own.txt}}
claims:
  - {id: basin-closed, text: The northern basin is closed.}
evidence:
  - {id: e-story, claim: basin-closed, document: story, stance: supports, lineage: original}
  - {id: e-reprint, claim: basin-closed, document: reprint, stance: supports, lineage: original}
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    (tmp_path / "story.txt").write_text(STORY)
    (tmp_path / "reprint.txt").write_text(REPRINT)
    (tmp_path / "own.txt").write_text(OTHER)
    path = tmp_path / "case.yaml"
    path.write_text(CASE)
    return path


def changed(path: Path, old: str, new: str) -> Path:
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new))
    return path


def rules(path: Path, **settings: object) -> list[str]:
    report = assess(load(path), Settings(select=("ECH", "PRO"), **settings))
    assert not report.errors
    return sorted(finding.rule for finding in report.findings)


def test_a_copy_is_told_with_its_passages_and_the_edit(path: Path, run_verifykit) -> None:
    done = run_verifykit("check", path, "--select", "ECH", "--format", "json")
    (finding,) = done.json()["findings"]
    assert finding["rule"] == "ECH001"
    assert "reprint" in path.read_text().splitlines()[finding["line"] - 1]
    assert "`derived_from: [story]` on reprint" in finding["message"]
    assert "“The crane had been inspected in March without any complaint." in finding["message"]
    assert finding["related"][0]["pointer"] == "/documents/0"


def test_without_acceptance_the_score_stays_and_the_edit_is_proposed(path: Path) -> None:
    assert rules(path) == ["ECH001", "PRO001"]
    # Who came later has text in common with who came first, and need not have it from there.
    for finding in assess(load(path), Settings(select=("ECH", "PRO"))).findings:
        assert "in common with story" in finding.message
        assert "text from" not in finding.message
    plain = assess(load(path), Settings(disable=("echo",)))
    assert assess(load(path)).claims[0].score == plain.claims[0].score


def test_an_accepted_proposal_merges_the_origins_and_is_named(path: Path) -> None:
    (before,) = assess(load(path)).claims
    report = assess(load(path), Settings(accept=("echo",)))
    (after,) = report.claims
    assert (before.support.origins.min, before.support.origins.max) == (2, 2)
    assert (after.support.origins.min, after.support.origins.max) == (1, 1)
    assert after.score < before.score
    (accepted,) = report.accepted
    assert accepted.proposal.evidence == "e-reprint"
    assert "published later" in accepted.proposal.done
    assert rules(path, accept=("echo",)) == []


def test_the_edit_that_is_proposed_settles_it(path: Path) -> None:
    changed(
        path,
        "published: 2024-05-03, capture: {path: reprint.txt}",
        "published: 2024-05-03, derived_from: [story], capture: {path: reprint.txt}",
    )
    assert rules(path) == ["ECH001", "PRO001"], "the evidence still says that it is original"
    changed(
        path,
        "document: reprint, stance: supports, lineage: original",
        "document: reprint, stance: supports",
    )
    assert rules(path) == []


def test_a_derivation_of_the_evidence_settles_it_as_well(path: Path) -> None:
    changed(
        path,
        "document: reprint, stance: supports, lineage: original",
        "document: reprint, stance: supports, derived_from: [e-story]",
    )
    assert rules(path) == []


def test_that_it_confirms_the_story_does_not_settle_it(path: Path) -> None:
    changed(
        path,
        "document: reprint, stance: supports, lineage: original",
        "document: reprint, stance: supports, derived_from: [{from: story, how: confirms}]",
    )
    assert rules(path) == ["ECH001", "PRO001"]


def test_what_a_person_established_as_independent_is_left_alone(path: Path) -> None:
    changed(
        path,
        "document: reprint, stance: supports, lineage: original",
        "document: reprint, stance: supports, independent_of: [e-story]",
    )
    assert rules(path) == []


def test_what_the_copy_added_is_its_own(path: Path) -> None:
    (path.parent / "reprint.txt").write_text(REPRINT + "A docker showed us the broken cable.")
    quote = 'quote: {exact: "A docker showed us the broken cable."}'
    changed(
        path,
        "document: reprint, stance: supports, lineage: original",
        f"document: reprint, stance: supports, {quote}",
    )
    assert rules(path) == []
    changed(path, "A docker showed us the broken cable.", "Nobody was hurt, but eleven dockers")
    assert rules(path) == ["ECH001", "PRO001"]


def test_documents_of_one_house_are_one_origin_anyway(path: Path) -> None:
    changed(path, "name: The Gazette}", "name: The Gazette, owner: daily}")
    assert rules(path) == []


def test_without_dates_both_are_told_and_nothing_is_proposed(path: Path) -> None:
    changed(path, "published: 2024-05-02, ", "")
    changed(path, "published: 2024-05-03, ", "")
    assert rules(path) == ["ECH002", "ECH002"]


def test_a_common_wire_is_the_origin_of_both(path: Path) -> None:
    for name, text in (("story", STORY), ("reprint", REPRINT)):
        (path.parent / f"{name}.txt").write_text(f"KELLING (The Herald) - {text}")
    report = assess(load(path), Settings(accept=("echo",)))
    assert report.claims[0].support.origins.max == 1
    assert [one.proposal.evidence for one in report.accepted] == ["e-reprint", "e-story"]


def test_passages_are_shown_however_accents_are_stored(path: Path, run_verifykit) -> None:
    (path.parent / "story.txt").write_text(STORY.replace("e", "é"))
    (path.parent / "reprint.txt").write_text(normalize("NFD", STORY.replace("e", "é")))
    done = run_verifykit("check", "--select", "ECH001", path)
    assert "ECH001" in done.stdout
    assert "Shared: “" in done.stdout


def test_a_short_capture_is_undetermined(path: Path) -> None:
    (path.parent / "reprint.txt").write_text(REPRINT[:150])
    assert rules(path) == ["ECH003"]
    (path.parent / "reprint.txt").write_bytes(b"%PDF-1.4\0")
    assert rules(path) == ["ECH003"]


def test_the_options_count_and_are_checked(path: Path, run_verifykit) -> None:
    assert rules(path, plugins={"echo": {"threshold": 0.95}}) == []
    assert "ECH003" in rules(path, plugins={"echo": {"shortest": 120}})
    (path.parent / "verifykit.toml").write_text("[plugins.echo]\nthreshhold = 0.5\n")
    done = run_verifykit("check", path)
    assert done.exit_code == 2
    assert "threshhold" in done.stderr


def test_a_chain_of_reprints_is_one_origin(path: Path) -> None:
    changed(path, "path: own.txt", "path: own.txt, at: 2024-05-04")
    (path.parent / "own.txt").write_text(REPRINT.replace("two weeks", "a fortnight"))
    changed(
        path,
        "  - {id: e-story,",
        "  - {id: e-own, claim: basin-closed, document: own, "
        "stance: supports, lineage: original}\n  - {id: e-story,",
    )
    changed(path, "herald, published: 2024-05-03", "herald, published: 2024-05-05")
    (claim,) = assess(load(path), Settings(accept=("echo",))).claims
    assert (claim.support.documents, claim.support.origins.max) == (3, 1)


def test_a_long_text_with_a_notice_from_elsewhere_stays_its_own(path: Path) -> None:
    words = (
        f"Sentence {number} of a long report about harbour {number * 7}." for number in range(90)
    )
    (path.parent / "reprint.txt").write_text(f"{REPRINT} {' '.join(words)}")
    assert rules(path) == ["ECH001"]
    (finding,) = assess(load(path), Settings(select=("ECH",))).findings
    assert "say with quotes which evidence is from there" in finding.message
    changed(
        path,
        "document: reprint, stance: supports, lineage: original",
        "document: reprint, stance: supports, quote: {exact: eleven dockers had to leave}",
    )
    assert rules(path) == ["ECH001", "PRO001"]
