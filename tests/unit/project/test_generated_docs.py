"""The pages that are made from the code are those that it makes."""

import re
import subprocess
import sys
from pathlib import Path

import attrs
import pytest

import verifykit
from verifykit.plugin import FAILURES
from verifykit.plugin.inspection import HOOKS

ROOT = Path(__file__).parents[3]
DOCS = ROOT / "docs"

pytestmark = pytest.mark.checkout


def test_generated_pages_are_up_to_date():
    done = subprocess.run(
        [sys.executable, DOCS / "generate.py", "--check"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, f"run `make docs`; out of date:\n{done.stderr}"


def test_every_hook_says_when_what_stops_it_and_whether_it_may_raise():
    page = (DOCS / "plugins" / "hooks.md").read_text()
    sections = re.split(r"^## ", page, flags=re.MULTILINE)
    for hook in HOOKS:
        (section,) = [one for one in sections if one.startswith(f"{hook}\n")]
        for part in ("**Called**", "**Stops it**", "**May it raise**"):
            assert part in section, f"{hook} does not say {part}"


def test_every_public_value_is_described_field_by_field():
    pages = [(DOCS / "plugins" / name).read_text() for name in ("hooks.md", "values.md")]
    described = set(re.findall(r"^## (\w+)$", "\n".join(pages), flags=re.MULTILINE))
    public = {name for name in verifykit.__all__ if attrs.has(getattr(verifykit, name))}
    assert public <= described


def test_failures_are_documented_once_and_in_order():
    codes = [kind.code for kind in FAILURES]
    assert codes == sorted(set(codes))
    assert all(re.fullmatch(r"VK9[0-9]{2}", code) for code in codes)
    names = [kind.name for kind in FAILURES]
    assert len(set(names)) == len(names)
    for kind in FAILURES:
        assert len(kind.happened.split()) > 5
        assert len(kind.fix.split()) > 3


def test_every_parameter_of_the_formula_says_what_it_does():
    page = (DOCS / "plugins" / "values.md").read_text()
    told = set(re.findall(r"^- `(\w+)`: ", page, flags=re.MULTILINE))
    names = {one.name for one in attrs.fields(verifykit.Parameters)}
    assert names - told == {"provenance"}
