"""The report on screens of any size, in the dark, from right to left, and on paper."""

import re
from pathlib import Path

import pytest

import verifykit

pytestmark = pytest.mark.browser

MALI = Path(__file__).parents[3] / "examples" / "mali_2020" / "case.yaml"
CLAIMS = len(verifykit.load(MALI).claims)


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
    assert not page.get_by_role("cell", name="is passed on by", exact=True).first.is_visible()

    seen = visit(report_on(chain(9)), viewport={"width": 680, "height": 900})
    seen.page.locator(".claim > summary").first.click()
    page = seen.page
    page.emulate_media(media="print")
    assert page.locator("svg.net:visible").count() == 0
    assert page.get_by_role("cell", name="is passed on by", exact=True).first.is_visible()


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
