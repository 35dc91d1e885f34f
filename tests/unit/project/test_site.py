"""The site: every page has its place in the navigation, and the first page's commands run."""

import re
import tomllib
from pathlib import Path

import pytest

from verifykit.cli import main

ROOT = Path(__file__).parents[3]
DOCS = ROOT / "docs"

MADE_FOR_THE_SITE = {"rules/README.md", "python.md"}
"""Pages that are made of the rules and of the docstrings."""

pytestmark = pytest.mark.checkout


def test_every_page_is_in_the_navigation():
    site = tomllib.loads((ROOT / "zensical.toml").read_text(encoding="utf-8"))["project"]
    listed = {page for part in site["nav"] for pages in part.values() for page in pages}
    written = {path.relative_to(DOCS).as_posix() for path in DOCS.rglob("*.md")}
    assert listed == written | MADE_FOR_THE_SITE


@pytest.mark.parametrize("page", ["start.md"])
def test_its_commands_run_one_after_another(page, tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    text = (DOCS / page).read_text(encoding="utf-8")
    commands = re.findall(r"^\$ verifykit (.*)$", text, re.MULTILINE)
    assert len(commands) > 3
    for command in commands:
        assert main(command.split()) in (0, 1), command
        assert not capsys.readouterr().err.startswith("Error"), command
    assert (tmp_path / "report.html").exists()
