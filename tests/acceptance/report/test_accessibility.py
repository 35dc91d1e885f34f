"""axe finds nothing to object to, with every section open, in both colour schemes and on a phone.

Contrast costs axe most: it is measured on a part of the case that has every kind of element.
"""

from pathlib import Path

import pytest
from attrs import evolve

from verifykit.loading import load, to_data
from verifykit.model.waiver import Waiver

MALI = Path(__file__).parents[3] / "examples" / "mali_2020" / "case.yaml"

pytestmark = pytest.mark.browser

KEPT = {
    "leaders-germany-some",
    "commanders-russia-all",
    "goita-united-states",
    "kremlin-involved",
    "arms-share-china-27",
    "arms-share-china-17",
}
CONTRAST = ["color-contrast", "link-in-text-block", "target-size", "scrollable-region-focusable"]


@pytest.fixture
def part(report_on):
    """The report on a few claims, of every verdict but one, with a waiver."""
    case = load(str(MALI)).case
    # Captures are looked for beside the case.
    documents = tuple(evolve(one, capture=None) for one in case.documents)
    data = to_data(
        evolve(
            case,
            documents=documents,
            claims=tuple(one for one in case.claims if one.id in KEPT),
            evidence=tuple(one for one in case.evidence if one.claim in KEPT),
            relations=tuple(one for one in case.relations if {one.origin, one.target} <= KEPT),
            hypotheses=tuple(
                evolve(one, ratings=tuple(pair for pair in one.ratings if pair[0] in KEPT))
                for one in case.hypotheses
            ),
            waivers=(Waiver(rule="SRC002", claim="leaders-germany-some", reason="known"),),
        )
    )
    return report_on(data)


def violations(page, **options):
    axe = pytest.importorskip(
        "axe_playwright_python.sync_playwright", reason="axe-playwright-python is not installed"
    )
    found = axe.Axe().run(page, options={"resultTypes": ["violations"], **options})
    return {
        one["id"]: [node["html"][:200] for node in one["nodes"][:5]]
        for one in found.response["violations"]
    }


def test_structure_of_the_whole_case(visit, mali):
    seen = visit(mali)
    seen.open_everything()
    assert violations(seen.page, rules={"color-contrast": {"enabled": False}}) == {}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_contrast(visit, part, scheme):
    seen = visit(part, color_scheme=scheme)
    seen.open_everything()
    assert violations(seen.page, runOnly=CONTRAST) == {}


@pytest.mark.apart
def test_phone(visit, part):
    seen = visit(part, viewport={"width": 390, "height": 844})
    seen.open_everything()
    assert violations(seen.page, rules={"color-contrast": {"enabled": False}}) == {}


@pytest.mark.apart
def test_several_cases_on_one_page(visit, write_report, part, tmp_path):
    """Whoever goes from landmark to landmark is told in which case each of them is."""
    both = write_report(part.with_name("case.json"), tmp_path / "both.html", str(MALI))
    seen = visit(both)
    assert violations(seen.page, rules={"color-contrast": {"enabled": False}}) == {}
    assert seen.page.get_by_role("region", name="Sources Case 2", exact=True).count() == 1
