"""The recipes of CONTRIBUTING, done in a copy of the source: what is said there is all there is."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.checkout

ROOT = Path(__file__).parents[2]
CASE = """\
verifykit: 1
sources: [{id: paper, name: The Paper}]
documents: [{id: article, source: paper}]
claims: [{id: talks, text: There were talks.}]
evidence: [{id: e, claim: talks, document: article, stance: supports}]
"""
PAGE = """\
# SRC099 unsigned

Whether every document has a title.

## Why it matters

Nobody finds a document again that has no name.

## What to do

Enter the title.

## A case in which it finds something

```yaml
sources: [{id: paper, name: The Paper}]
documents: [{id: article, source: paper}]
claims: []
```

## A case in which it finds nothing

```yaml
sources: [{id: paper, name: The Paper}]
documents: [{id: article, source: paper, title: Talks}]
claims: []
```
"""
IDS = """\
from typing import ClassVar

from verifykit.parts import part


@part
class IdsWriter:
    name: ClassVar[str] = "ids"
    suffixes: ClassVar[tuple[str, ...]] = (".ids",)

    def write(self, reports, stream):
        for report in reports:
            stream.writelines(f"{claim.id}\\n" for claim in report.claims)
"""
LINES = """\
from verifykit.loading.raw import RawDocument
from verifykit.loading.text import read_text
from verifykit.model.place import Place


class FirstLine:
    def __init__(self, path):
        self.path = path

    def locate(self, pointer):
        return Place(self.path, 1, 1)


class LinesReader:
    name = "lines"
    suffixes = (".lines",)

    def sniff(self, path, head):
        return False

    def read(self, path, data):
        lines = read_text(path, data).splitlines()
        claims = [{"id": f"c{number}", "text": line} for number, line in enumerate(lines)]
        return RawDocument(data={"verifykit": 1, "claims": claims}, places=FirstLine(path))
"""


class Tree:
    """A copy of the source, and what the command does in it."""

    def __init__(self, folder):
        self.folder = folder
        self.package = folder / "src" / "verifykit"
        unwanted = shutil.ignore_patterns("__pycache__")
        shutil.copytree(ROOT / "src" / "verifykit", self.package, ignore=unwanted)
        shutil.copytree(ROOT / "schemas", folder / "schemas")
        (folder / "case.yaml").write_text(CASE)

    def add_line(self, path, after, line):
        text = (self.package / path).read_text(encoding="utf-8")
        assert after in text
        (self.package / path).write_text(text.replace(after, f"{after}\n    {line},", 1))

    def python(self, *arguments):
        environ = {**os.environ, "PYTHONPATH": str(self.folder / "src")}
        environ["VERIFYKIT_DISABLE_PLUGIN_AUTOLOAD"] = "1"
        return subprocess.run(
            [sys.executable, *arguments],
            cwd=self.folder,
            env=environ,
            capture_output=True,
            text=True,
            check=False,
        )

    def run(self, *arguments):
        return self.python("-m", "verifykit", *arguments)


@pytest.fixture
def tree(tmp_path):
    return Tree(tmp_path)


def recipe(title):
    """The recipe of that title in CONTRIBUTING: its text, and its code."""
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    [found] = re.findall(rf"^\*\*{title}\.\*\* (.*?)(?=^\*\*|^## )", text, re.MULTILINE | re.DOTALL)
    return found, "".join(re.findall(r"```python\n(.*?)```", found, re.DOTALL))


@pytest.mark.apart
def test_a_rule_is_a_page_and_a_module(tree):
    _, code = recipe("A rule")
    folder = tree.package / "checkers" / "source_count"
    (folder / "SRC099.md").write_text(PAGE)
    (folder / "unsigned.py").write_text(code)
    found = tree.run("check", "--format", "json", "case.yaml")
    findings = json.loads(found.stdout)["findings"]
    assert [one["message"] for one in findings if one["rule"] == "SRC099"] == [
        "article has no title"
    ]
    assert "Nobody finds a document again" in tree.run("rule", "SRC099").stdout
    assert "SRC099" in tree.run("rules").stdout


@pytest.mark.apart
def test_an_output_format_is_a_file_and_a_line(tree):
    text, _ = recipe("An output format")
    [line] = re.findall(r'`("ids": "[^`]+")`', text)
    (tree.package / "reporting" / "ids.py").write_text(IDS)
    tree.add_line("reporting/registry.py", "_REPORTS = {", line)
    assert tree.run("check", "--format", "ids", "case.yaml").stdout == "talks\n"
    assert tree.run("check", "--output", "ids=x.ids", "case.yaml").returncode == 0
    assert (tree.folder / "x.ids").read_text() == "talks\n"


@pytest.mark.apart
def test_a_reader_is_a_file_and_a_line(tree):
    text, _ = recipe("A reader")
    [line] = re.findall(r'`("\.lines": [^`]+)`', text)
    (tree.package / "loading" / "readers" / "lines_reader.py").write_text(LINES)
    tree.add_line("loading/readers/choose.py", "_BY_SUFFIX = {", line)
    (tree.folder / "case.lines").write_text("The bridge is closed.\nThe bridge is open.\n")
    done = tree.run("check", "--format", "json", "case.lines")
    assert [claim["id"] for claim in json.loads(done.stdout)["claims"]] == ["c0", "c1"]


def test_the_recipe_of_an_option_names_what_there_is():
    text, _ = recipe("An option of `check`")
    for path in re.findall(r"`([\w/]+\.py)`", text):
        assert any((top / path).exists() for top in (ROOT, ROOT / "src" / "verifykit")), path


@pytest.mark.apart
def test_check_never_reads_the_page_of_a_rule(tree):
    for page in tree.package.rglob("[A-Z]*[0-9].md"):
        page.unlink()
    assert tree.run("check", "case.yaml").returncode == 0
    assert tree.run("rule", "SRC001").returncode != 0
