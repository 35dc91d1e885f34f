"""Pages for people name only files that are there, and tell the rules as they are."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from verifykit import Settings
from verifykit.engine import RULES as ENGINE_RULES
from verifykit.engine import shared_plugin_manager
from verifykit.loading import RULES as INPUT_RULES

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
    there = {
        f"{rule.code} {rule.name}": (rule.severity, registered.plugin.distribution)
        for registered in in_tree_checkers()
        if not registered.plugin.builtin
        for rule in registered.rules
    }
    assert listed == there


def in_tree_checkers():
    settings = Settings()
    plugins = {page.parent.name for page in ROOT.glob("plugins/*/README.md")}
    return [
        one
        for one in shared_plugin_manager(settings).checkers(settings).checkers
        if one.plugin.builtin or one.plugin.distribution in plugins
    ]


def test_every_rule_of_the_project_has_a_page_of_its_own_that_bears_its_name():
    rules = [*INPUT_RULES, *ENGINE_RULES]
    rules += [rule for registered in in_tree_checkers() for rule in registered.rules]
    pages = {Path(rule.page_path): rule for rule in rules}
    for path, rule in pages.items():
        title = path.read_text(encoding="utf-8").partition("\n")[0]
        assert title == f"# {rule.code} {rule.name}"
        assert all((rule.checks, rule.why, rule.fix, rule.bad, rule.good))
    beside = {path for top in ("src", "plugins") for path in (ROOT / top).rglob("[A-Z]*[0-9].md")}
    assert {path.name for path in beside} == {path.name for path in pages}


def test_a_site_holds_the_rules_and_its_links_lead_somewhere(tmp_path):
    command = [sys.executable, ROOT / "docs" / "generate.py", "--site", tmp_path]
    subprocess.run(command, check=True)
    assert (tmp_path / "rules" / "SRC004.md").exists()
    for page in tmp_path.rglob("*.md"):
        for name in LINK.findall(page.read_text(encoding="utf-8")):
            if re.match(r"[a-z]+:", name):
                continue
            inside = (page.parent / name).resolve().is_relative_to(tmp_path)
            assert not inside or (page.parent / name).exists(), f"{page}: {name}"
        assert "/src/verifykit/checkers" not in page.read_text(encoding="utf-8")
