"""Pages for people name only files that are there, and tell the rules as they are."""

import re
from pathlib import Path

import pytest

pytestmark = pytest.mark.checkout

ROOT = Path(__file__).parents[3]
PAGES = sorted(
    path
    for pattern in ("*.md", "docs/**/*.md", "plugins/*/README.md", "examples/**/*.md")
    for path in ROOT.glob(pattern)
)
LINK = re.compile(r"\]\(([^)\s#]+)(?:#[^)\s]*)?\)")
PATH = re.compile(r"`([\w.-]+/[\w./-]*)`")
FILE = re.compile(r"`((?:verifykit|tests|docs|schemas|examples|benchmarks)/[\w./-]+\.[a-z]+)`")
RULE = re.compile(r"^\| ([A-Z]+[0-9]{3} [a-z-]+) \| (\w+) \|", re.MULTILINE)
RULE_PAGE = re.compile(r"^# (.+)\n\nSeverity: (\w+)\. Owner: ([\w-]+)\.", re.MULTILINE)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_what_a_page_points_at_is_there(page):
    text = page.read_text(encoding="utf-8")
    linked = [name for name in LINK.findall(text) if not re.match(r"[a-z]+:", name)]
    missing = [name for name in linked if not (page.parent / name).exists()]
    places = (ROOT, ROOT / "src", page.parent)
    missing += [
        name for name in FILE.findall(text) if not any((place / name).exists() for place in places)
    ]
    assert missing == []


def test_contributing_says_of_every_part_of_the_tree_what_goes_there():
    source = ROOT / "src" / "verifykit"
    named = PATH.findall((ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8"))
    assert [one for one in named if not any((top / one).exists() for top in (ROOT, source))] == []
    parts = {path.parent.name for path in source.glob("*/__init__.py")}
    told = {one.removeprefix("src/verifykit/").split("/")[0] for one in named}
    assert parts - told == set()


def test_readmes_of_plugins_list_their_rules_as_the_rules_are():
    listed = {}
    for page in ROOT.glob("plugins/*/README.md"):
        rows = RULE.findall(page.read_text(encoding="utf-8"))
        listed |= {rule: (severity, page.parent.name) for rule, severity in rows}
    pages = [path.read_text(encoding="utf-8") for path in ROOT.glob("docs/rules/*[0-9].md")]
    there = {match[1]: match.group(2, 3) for match in map(RULE_PAGE.search, pages) if match}
    assert len(there) == len(pages)
    assert listed == {rule: said for rule, said in there.items() if said[1] != "verifykit"}
