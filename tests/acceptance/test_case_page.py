"""The page on cases: its case prints what it says, and everything else on it is valid."""

import re
from pathlib import Path

import pytest

from verifykit.cli import main
from verifykit.loading import load

pytestmark = pytest.mark.checkout

PAGE = (Path(__file__).parents[2] / "docs" / "using" / "case.md").read_text(encoding="utf-8")
BLOCK = re.compile(r"^```(\w+)(?: title=\"([^\"]+)\")?\n(.*?)^```$", re.MULTILINE | re.DOTALL)


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    ((_, title, case),) = [block for block in BLOCK.findall(PAGE) if block[1]]
    (tmp_path / title).write_text(case, encoding="utf-8")
    return tmp_path


def test_what_it_adds_to_the_case_is_valid(folder):
    added = [
        text for language, title, text in BLOCK.findall(PAGE) if language == "yaml" and not title
    ]
    assert len(added) == 2
    for text in added:
        whole = (folder / "case.yaml").read_text(encoding="utf-8")
        for name, items in re.findall(r"^(\w+):\n((?:  .*\n)+)", text, re.MULTILINE):
            head = f"{name}:\n"
            whole = whole.replace(head, head + items) if head in whole else whole + head + items
        assert load("more.yaml", data=whole.encode()).findings == ()


@pytest.mark.parametrize("target", ["my-case", "my-case.xlsx"])
def test_the_case_comes_back_from_lists(folder, target):
    assert main(["convert", "case.yaml", target]) == 0
    assert load(target).case == load("case.yaml").case
