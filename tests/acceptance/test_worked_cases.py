"""The worked cases: verdicts, origins and outcomes as told, quotes as they are in the captures."""

import re
from pathlib import Path

import pytest

import verifykit
from verifykit import Settings
from verifykit.engine import plugin_manager

pytestmark = pytest.mark.checkout

CASES = Path(__file__).parents[2] / "docs" / "cases"
FOLDERS = sorted(path.parent for path in CASES.glob("*/case.yaml"))
ROW = re.compile(r"^\| `([\w.-]+)` \| `([\w-]+)` \| (\w+) \| ([\d-]+) \|$", re.MULTILINE)


def page(folder):
    return (folder / "README.md").read_text(encoding="utf-8")


def assess(path):
    return verifykit.assess(
        verifykit.load(path), manager=plugin_manager(Settings(), installed=False)
    )


def origins(claim):
    low, high = claim.support.origins.min, claim.support.origins.max
    return str(low) if low == high else f"{low}-{high}"


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_the_page_tells_every_claim_of_every_file_as_it_comes_out(folder):
    told = {
        (file, claim): (verdict, count) for file, claim, verdict, count in ROW.findall(page(folder))
    }
    found = {
        (path.name, claim.id): (claim.verdict, origins(claim))
        for path in sorted(folder.glob("*.yaml"))
        for claim in assess(path).claims
    }
    assert told == found


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_what_is_quoted_is_in_the_capture_and_in_nobody_elses_words(folder):
    for path in folder.glob("*.yaml"):
        case = verifykit.load(path)
        for item in case.evidence:
            captured = item.document and case.documents_by_id[item.document].capture
            if item.quote is None or not captured:
                continue
            text = " ".join((folder / captured.path).read_text(encoding="utf-8").split())
            assert item.quote.exact in text, item.id
            assert len(item.quote.exact.split()) < 15, "a quote is short"


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_the_page_says_where_its_words_are_from(folder):
    assert re.search(r"^## Where it is from$|made up", page(folder), re.MULTILINE)
    assert f"({folder.name}/README.md)" in (CASES / "README.md").read_text(encoding="utf-8")


def test_there_are_five():
    assert len(FOLDERS) == 5


def test_a_recall_reaches_what_rests_on_it_and_a_notice_undercuts():
    [claim] = [
        one
        for one in assess(CASES / "recantation" / "case.yaml").claims
        if one.id == "plants-existed"
    ]
    why = {item: step for step in claim.explanation for item in step.evidence}
    assert "was retracted on 2004-05" in why["e-curveball"].why
    assert "was withdrawn on 2003-10" in why["e-second"].why
    assert [step.log_odds < 0 for step in claim.explanation if step.step == "undercut"] == [True]


def test_no_two_figures_of_the_toll_contradict_each_other():
    rules = {finding.rule for finding in assess(CASES / "running-toll" / "case.yaml").findings}
    assert {"CON008", "CON009"} <= rules
    assert not rules & {"CON001", "CON003", "CON004"}


def test_the_eight_links_come_to_what_the_page_says():
    grounding = pytest.importorskip("verifykit_grounding")
    folder = CASES / "eight-links"
    found = grounding.ground(folder / "answer.md", folder / "captures")
    told = re.findall(r"^\| (\w.*\.) \| ([a-z ]+) \|$", page(folder), re.MULTILINE)
    assert [(one.text, one.outcome) for one in found.sentences] == told
    assert found.on_one_origin == 1
    saved = grounding.ground(folder / "answer.json", folder / "captures")
    assert [(one.text, one.outcome) for one in saved.sentences] == told
    assert saved.sentences[0].documents == 5
    assert saved.on_one_origin == 1
