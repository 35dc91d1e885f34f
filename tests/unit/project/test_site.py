"""The site: every page has its place in the navigation, and the first page's commands run."""

import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]
DOCS = ROOT / "docs"

MADE_FOR_THE_SITE = {"rules/README.md", "packages/README.md", "python.md"}
"""Pages that are made of the rules, of the packages and of the docstrings."""

pytestmark = pytest.mark.checkout


def test_every_page_is_in_the_navigation():
    site = tomllib.loads((ROOT / "zensical.toml").read_text(encoding="utf-8"))["project"]
    listed = {page for part in site["nav"] for pages in part.values() for page in pages}
    written = {
        path.relative_to(DOCS).as_posix()
        for path in DOCS.rglob("*.md")
        if path.name == "README.md" or not (path.parent / "case.yaml").exists()
    }
    assert listed == written | MADE_FOR_THE_SITE
