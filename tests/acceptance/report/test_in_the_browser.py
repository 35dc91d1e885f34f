"""The report on the Mali case as a reader meets it: search, filters, links, keyboard."""

import re
from collections import Counter
from functools import cache
from pathlib import Path

import pytest

import verifykit

pytestmark = pytest.mark.browser

MALI = Path(__file__).parents[3] / "examples" / "mali_2020" / "case.yaml"


@cache
def assessed():
    return verifykit.assess(verifykit.load(MALI))


CLAIMS = len(verifykit.load(MALI).claims)
ALL = re.compile(f"^{CLAIMS} ")
CAMARA = "#claim-camara-russia-january"


@pytest.fixture
def expect():
    """Waits for what a page is to show: imported by the tests alone, since it takes a while."""
    return pytest.importorskip("playwright.sync_api").expect


def test_the_page_tells_the_story(visit, mali):
    page = visit(mali).page
    assert "who trained the coup leaders" in page.locator("h1").inner_text()
    counts = page.locator(".verdicts li").all_inner_texts()
    verdicts = Counter(claim.verdict for claim in assessed().claims)
    expected = ("corroborated", "supported", "unverified", "contested", "refuted")
    assert [text.split() for text in counts] == [[str(verdicts[one]), one] for one in expected]
    summary = page.locator("#summary").inner_text()
    assert "Nothing is corroborated" in summary
    assert "China accounted for 17 percent" in summary
    assert "Stockholm International Peace Research Institute (SIPRI)" in summary


def test_search_folds_case_and_accents(visit, mali, expect):
    seen = visit(mali)
    seen.page.fill("[name=q]", "GOITA states")
    assert seen.visible_claims() == ["goita-united-states"]
    assert seen.page.locator("output").inner_text() == f"1 of {CLAIMS} claims"
    assert seen.page.locator(".claim:visible").count() == 1
    seen.page.click("text=Clear")
    expect(seen.page.locator("output")).to_have_text(ALL)
    assert len(seen.visible_claims()) == CLAIMS


def filtered(name, value):
    """The claims that a filter leaves, from the report itself."""
    report = assessed()
    about = {
        "verdict": lambda claim: claim.verdict == value,
        "rule": lambda claim: any(
            one.rule == value and one.claim == claim.id for one in report.findings
        ),
    }[name]
    return [claim.id for claim in report.claims if about(claim)]


def test_filters(visit, mali):
    seen = visit(mali)
    for name, value in (("verdict", "contested"), ("rule", "SRC004"), ("rule", "COR001")):
        seen.page.select_option(f"[name={name}]", value)
        assert seen.visible_claims() == filtered(name, value)
        assert 0 < len(seen.visible_claims()) < CLAIMS
        seen.page.click("text=Clear")
    seen.page.select_option("[name=source]", "france-24")
    assert seen.visible_claims() == ["france-2013"]
    seen.page.select_option("[name=source]", "piie")
    seen.page.select_option("[name=verdict]", "contested")
    assert seen.visible_claims() == ["arms-share-china-17"]


def test_a_verdict_of_the_summary_filters_the_table(visit, mali):
    seen = visit(mali)
    seen.page.click("[data-filter=contested]")
    assert seen.visible_claims() == filtered("verdict", "contested")
    assert seen.page.url.endswith("#claims")


def test_sort_by_score_says_so(visit, mali):
    seen = visit(mali)
    head = seen.page.locator(".index th", has_text="Score")
    keys = "[...document.querySelectorAll('.index tbody tr')].map(r => +r.cells[2].dataset.k)"
    head.locator("button").click()
    assert head.get_attribute("aria-sort") == "ascending"
    rising = seen.page.evaluate(keys)
    assert rising == sorted(rising)
    assert rising[0] == -1
    head.locator("button").click()
    assert head.get_attribute("aria-sort") == "descending"
    assert seen.page.evaluate(keys) == sorted(rising, reverse=True)
    seen.page.locator(".index th", has_text="Claim").locator("button").click()
    assert head.get_attribute("aria-sort") is None


def test_permalink_opens_the_claim(visit, mali):
    page = visit(mali, CAMARA).page
    assert page.locator(CAMARA).is_visible()
    assert page.locator("details.claim[open]").count() == 1
    top = page.locator("details.claim[open]").bounding_box()["y"]
    assert 0 <= top < 200


def test_a_link_to_a_filtered_claim_brings_it_back(visit, mali):
    page = visit(mali).page
    page.fill("[name=q]", "population")
    page.evaluate(f"location.hash = '{CAMARA}'")
    page.wait_for_selector(CAMARA, state="visible")


def test_keyboard_alone(visit, mali, expect):
    seen = visit(mali)
    keyboard, page = seen.page.keyboard, seen.page
    keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    keyboard.press("/")
    keyboard.type("kremlin")
    assert seen.visible_claims() == ["kremlin-involved"]
    keyboard.press("/")
    assert page.input_value("[name=q]") == "kremlin/"
    keyboard.press("Escape")
    expect(page.locator("output")).to_have_text(ALL)
    page.locator("details.claim > summary").first.focus()
    keyboard.press("Enter")
    assert page.locator(CAMARA).is_visible()


def test_without_javascript_everything_is_there(visit, mali, expect):
    page = visit(mali, CAMARA, java_script_enabled=False).page
    assert page.locator(CAMARA).is_visible()
    assert not page.locator("form").is_visible()
    assert page.locator(".index tbody tr").count() == CLAIMS
    # By keyboard: a page that is still being laid out moves under a mouse.
    page.locator("details.claim > summary").nth(6).press("Enter")
    expect(page.locator("#claim-goita-united-states")).to_be_visible()


def test_an_opened_claim_begins_with_its_reason_then_evidence_then_findings(visit, mali):
    report = assessed()
    claim = next(
        one for one in report.claims if report.claim(one.id).findings and one.support.documents
    )
    page = visit(mali, f"#claim-{claim.id}").page
    body = page.locator(f"#claim-{claim.id}")
    assert body.locator("> *").first.inner_text() == report.claim(claim.id).because
    heads = body.locator("h4").all_inner_texts()
    assert heads.index("EVIDENCE") < heads.index("FINDINGS")


def test_english_words_are_not_marked_again(mali):
    assert mali.read_text(encoding="utf-8").count("lang=") == 1
