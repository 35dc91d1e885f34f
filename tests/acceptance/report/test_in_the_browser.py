"""The report on the Mali case as a reader meets it: search, filters, links, keyboard, print."""

import re
from collections import Counter
from functools import cache
from pathlib import Path

import pytest
import yaml

import verifykit

pytestmark = pytest.mark.browser
expect = pytest.importorskip("playwright.sync_api").expect

MALI = Path(__file__).parents[3] / "examples" / "mali_2020" / "case.yaml"


@cache
def assessed():
    return verifykit.assess(verifykit.load(MALI))


CLAIMS = len(yaml.safe_load(MALI.read_text(encoding="utf-8"))["claims"])
ALL = re.compile(f"^{CLAIMS} ")
CAMARA = "#claim-camara-russia-january"


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


def test_search_folds_case_and_accents(visit, mali):
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


@pytest.mark.parametrize(
    ("name", "value"), [("verdict", "contested"), ("rule", "SRC004"), ("rule", "COR001")]
)
def test_filters(visit, mali, name, value):
    seen = visit(mali)
    seen.page.select_option(f"[name={name}]", value)
    assert seen.visible_claims() == filtered(name, value)
    assert 0 < len(seen.visible_claims()) < CLAIMS


def test_a_filter_by_source(visit, mali):
    seen = visit(mali)
    seen.page.select_option("[name=source]", "france-24")
    assert seen.visible_claims() == ["france-2013"]


def test_filters_hold_together(visit, mali):
    seen = visit(mali)
    seen.page.select_option("[name=verdict]", "contested")
    seen.page.select_option("[name=source]", "piie")
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


def test_keyboard_alone(visit, mali):
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


def test_without_javascript_everything_is_there(visit, mali):
    page = visit(mali, CAMARA, java_script_enabled=False).page
    assert page.locator(CAMARA).is_visible()
    assert not page.locator("form").is_visible()
    assert page.locator(".index tbody tr").count() == CLAIMS
    # By keyboard: a page that is still being laid out moves under a mouse.
    page.locator("details.claim > summary").nth(6).press("Enter")
    expect(page.locator("#claim-goita-united-states")).to_be_visible()


def brightness(page):
    colour = page.evaluate(
        """() => {
            const dot = document.createElement('canvas').getContext('2d');
            dot.fillStyle = getComputedStyle(document.body).backgroundColor;
            dot.fillRect(0, 0, 1, 1);
            return [...dot.getImageData(0, 0, 1, 1).data];
        }"""
    )
    return sum(colour[:3])


def test_dark_and_back(visit, mali):
    page = visit(mali, color_scheme="dark").page
    assert brightness(page) < 150
    page.click("#theme")
    assert brightness(page) > 700
    assert brightness(visit(mali, color_scheme="light").page) > 700


def pages(page):
    return len(re.findall(rb"/Type\s*/Page\b(?!s)", page.pdf(format="A4")))


def test_print_opens_what_needs_somebody_and_no_more(visit, mali):
    page = visit(mali).page
    page.emulate_media(media="print")
    assert not page.locator(".bar").is_visible()
    assert not page.locator("form").is_visible()
    shown = page.evaluate(
        "[...document.querySelectorAll('.claim')].map(one => [one.classList.contains('needed'), "
        "one.querySelector('.body').checkVisibility()])"
    )
    assert len(shown) == CLAIMS
    assert all(needed == is_shown for needed, is_shown in shown)
    assert {needed for needed, _ in shown} == {True, False}
    assert pages(page) <= 15


def test_a_brief_is_at_most_two_pages(visit, write_report, tmp_path):
    seen = visit(write_report(MALI, tmp_path / "brief.html", "--brief"))
    page = seen.page
    page.emulate_media(media="print")
    assert pages(page) <= 2
    told = page.locator("main").inner_text()
    assert "It would be supported if you could" in told
    assert "needs somebody" in told
    assert page.locator("a[href]").count() == 0


@pytest.mark.parametrize("size", [(1280, 800), (390, 844)])
def test_the_first_screen_has_claims_with_verdict_score_and_reason(visit, mali, size):
    width, height = size
    page = visit(mali, viewport={"width": width, "height": height}).page
    assert page.locator("h1").bounding_box()["y"] < height / 4
    assert page.locator(".counts").bounding_box()["y"] < height / 3
    first = page.locator(".opening li").first
    box = first.bounding_box()
    assert box["y"] + box["height"] < height
    assert "needs somebody" in first.inner_text()
    for part in (".sv b", ".num", ".c", "p.q"):
        assert first.locator(part).first.is_visible()
    shown = page.locator(".opening li").evaluate_all(
        f"all => all.filter(one => one.getBoundingClientRect().bottom < {height}).length"
    )
    assert shown >= (6 if width > 1000 else 2)
    # What needs somebody comes before all else.
    needed = page.locator(".opening li").evaluate_all(
        "all => all.map(one => one.classList.contains('needed'))"
    )
    assert needed == sorted(needed, reverse=True)
    assert any(needed)


@pytest.mark.parametrize("width", [390, 1280])
def test_a_link_to_a_claim_leads_to_it_on_any_screen(visit, mali, width):
    seen = visit(mali, "#claim-population-20-million", viewport={"width": width, "height": 844})
    seen.page.wait_for_timeout(400)
    top = seen.page.locator("#claim-population-20-million").bounding_box()["y"]
    assert 0 < top < 500


@pytest.mark.parametrize("width", [390, 1280])
def test_bars_of_verdicts_stand_beside_their_labels(visit, mali, width):
    page = visit(mali, viewport={"width": width, "height": 800}).page
    for row in page.locator(".verdicts li").all():
        label, bar = row.locator("b").bounding_box(), row.locator("svg").bounding_box()
        middle = label["y"] + label["height"] / 2
        assert bar["y"] - 4 <= middle <= bar["y"] + bar["height"] + 4
        assert label["x"] + label["width"] <= bar["x"]


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


@pytest.mark.parametrize("width", [320, 390, 1280])
def test_nothing_sticks_out(visit, mali, width):
    seen = visit(mali, viewport={"width": width, "height": 800})
    seen.open_everything()
    assert seen.page.evaluate("document.documentElement.scrollWidth") == width


def test_a_phone_can_sort_and_the_keyboard_sees_where_it_is(visit, mali):
    phone = {"width": 360, "height": 800}
    page = visit(mali, viewport=phone, reduced_motion="reduce").page
    heads = page.locator(".index th button")
    for head in heads.all():
        head.focus()
        box = head.bounding_box()
        assert box["width"] > 20
        assert box["height"] >= 20
        assert 0 <= box["x"] <= box["x"] + box["width"] <= 360
        assert head.evaluate(
            """one => {
                const {x, y, width, height} = one.getBoundingClientRect();
                return document.elementFromPoint(x + width / 2, y + height / 2) === one;
            }"""
        )
    heads.nth(2).click()
    assert page.locator(".index th[aria-sort=ascending]").count() == 1


@pytest.mark.parametrize("width", [320, 360])
def test_no_number_and_no_legend_is_torn_on_a_phone(visit, mali, width):
    seen = visit(mali, viewport={"width": width, "height": 800})
    seen.open_everything()
    page = seen.page
    heights = page.eval_on_selector_all(
        ".index tbody td:nth-child(3) > b",
        "all => all.map(one => one.getBoundingClientRect().height)",
    )
    assert max(heights) < 30
    torn = page.eval_on_selector_all(
        ".legend .k",
        """all => all.filter(one => {
            const swatch = one.getBoundingClientRect();
            const words = document.createRange();
            words.selectNodeContents(one.nextSibling);
            const first = words.getClientRects()[0];
            const lowest = [...words.getClientRects()].at(-1);
            return swatch.bottom < first.top || swatch.top > lowest.bottom
                || first.left < swatch.right;
        }).length""",
    )
    assert torn == 0


def chain(length):
    return {
        "sources": [{"id": f"s{at}", "name": f"Outlet {at}"} for at in range(length)],
        "documents": [
            {"id": f"d{at}", "source": f"s{at}", **({"derived_from": [f"d{at - 1}"]} if at else {})}
            for at in range(length)
        ],
        "claims": [{"id": "c", "text": "The bridge is closed."}],
        "evidence": [
            {"id": f"e{at}", "claim": "c", "document": f"d{at}", "stance": "supports"}
            for at in range(length)
        ],
    }


def test_on_paper_a_drawing_fits_or_its_table_stands_for_it(visit, report_on):
    seen = visit(report_on(chain(3)), viewport={"width": 680, "height": 900})
    seen.open_everything()
    page = seen.page
    page.emulate_media(media="print")
    right = page.locator(".net").evaluate_all("all => all.map(one => one.clientWidth)")
    assert max(right) <= 680
    assert page.locator("svg.net").first.get_attribute("viewBox")
    assert not page.get_by_role("cell", name="passes on", exact=True).first.is_visible()

    seen = visit(report_on(chain(9)), viewport={"width": 680, "height": 900})
    seen.page.locator(".claim > summary").first.click()
    page = seen.page
    page.emulate_media(media="print")
    assert page.locator("svg.net:visible").count() == 0
    assert page.get_by_role("cell", name="passes on", exact=True).first.is_visible()


def test_look_alikes_are_printed(visit, mali):
    page = visit(mali).page
    page.emulate_media(media="print")
    pair = page.locator("#contradictions").get_by_text("another scope: no contradiction")
    assert pair.first.is_visible()


ARABIC = "غادر العقيد (Goïta) في 2019–2020 إلى مالي."


def test_text_from_right_to_left_is_read_so_and_told_its_language(visit, report_on):
    page = visit(
        report_on(
            {
                "case": {"title": ARABIC, "language": "ar"},
                "claims": [{"id": "c", "text": ARABIC}],
            }
        ),
        "#claim-c",
    ).page
    for where in ("h1", ".index .c", ".claim .ct"):
        text = page.locator(where).first
        assert text.get_attribute("lang") == "ar"
        stop = text.evaluate(
            """one => {
                const at = (from, to) => {
                    const range = document.createRange();
                    range.setStart(one.firstChild, from);
                    range.setEnd(one.firstChild, to);
                    return range.getBoundingClientRect().left;
                };
                const end = one.firstChild.length;
                return at(end - 1, end) < at(end - 2, end - 1);
            }"""
        )
        assert stop, where


def test_english_words_are_not_marked_again(mali):
    assert mali.read_text(encoding="utf-8").count("lang=") == 1
