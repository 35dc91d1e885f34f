"""The site as a stranger meets it: built offline, two clicks to every page, readable by all."""

import shutil
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlparse

import pytest

pytest.importorskip("zensical", reason="what builds the site is in requirements/publish.lock")

ROOT = Path(__file__).parents[2]
EXAMPLES_OF_RULES = ("index.html", "SRC004.html", "CON003.html")
"""Every rule has a page of the same make: these stand for them in the browser."""
SIZES = (("light", 390), ("dark", 1280))

pytestmark = [pytest.mark.checkout, pytest.mark.long]


class Links(HTMLParser):
    """What a page links to, and what it loads."""

    def __init__(self):
        super().__init__()
        self.links, self.loads = [], []

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        if tag == "a" and given.get("href"):
            self.links.append(given["href"])
        if tag in ("script", "img") and given.get("src"):
            self.loads.append(given["src"])
        if tag == "link" and given.get("rel") in ("stylesheet", "icon", "preload"):
            self.loads.append(given["href"])


def links_of(page):
    parser = Links()
    parser.feed(page.read_text(encoding="utf-8"))
    return parser


def targets(page, addresses):
    """The files of the site that a page names."""
    for address in addresses:
        parts = urlparse(address)
        if not parts.scheme and not parts.netloc and parts.path:
            yield (page.parent / unquote(parts.path)).resolve()


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    folder = tmp_path_factory.mktemp("site").resolve()
    shutil.copytree(ROOT / "src", folder / "src")
    shutil.copy(ROOT / "zensical.toml", folder)
    pages = folder / "build" / "pages"
    subprocess.run([sys.executable, ROOT / "docs" / "generate.py", "--site", pages], check=True)
    command = [sys.executable, "-m", "zensical", "build", "--strict"]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return folder / "build" / "site"


def test_every_page_is_two_clicks_away(site):
    here = {site / "index.html"}
    for _ in range(2):
        here |= {
            one
            for page in here
            for one in targets(page, links_of(page).links)
            if one.suffix == ".html"
        }
    assert set(site.rglob("*.html")) - here <= {site / "404.html"}


def test_every_link_leads_somewhere_and_nothing_is_loaded_from_elsewhere(site):
    for page in site.rglob("*.html"):
        if page.name == "404.html":
            continue  # its links are from the root of the server
        found = links_of(page)
        assert [one for one in targets(page, found.links + found.loads) if not one.exists()] == []
        assert [one for one in found.loads if urlparse(one).netloc] == []


def test_the_files_of_a_case_are_there_to_be_taken(site):
    archives = {path.stem for path in (site / "cases").glob("*.zip")}
    assert archives == {path.parent.name for path in (ROOT / "docs" / "cases").glob("*/case.yaml")}


STILL = "*, ::before, ::after { transition: none !important; animation: none !important; }"


@pytest.mark.browser
def test_readable_on_a_phone_in_the_dark_and_by_ear(site, browser):
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    faults = []
    for scheme, width in SIZES:
        context = browser.new_context(
            viewport={"width": width, "height": 844},
            color_scheme=scheme,
            offline=True,
            reduced_motion="reduce",
        )
        tab = context.new_page()
        for page in sorted(site.rglob("*.html")):
            if page.name == "404.html" or (
                page.parent.name == "rules" and page.name not in EXAMPLES_OF_RULES
            ):
                continue
            tab.goto(page.as_uri())
            # What fades in has half of its contrast, for longer on a busy machine.
            tab.add_style_tag(content=STILL)
            tab.wait_for_timeout(100)
            name = page.relative_to(site).as_posix()
            if tab.evaluate("document.documentElement.scrollWidth") > width:
                faults.append(f"{name} is wider than {width}")
            faults += [
                f"{name}, {scheme}: {one['id']} {one['nodes'][0]['target']}"
                for one in axe.run(tab).response["violations"]
            ]
        context.close()
    assert faults == []
