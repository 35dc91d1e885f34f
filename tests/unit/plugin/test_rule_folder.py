"""Rules of a folder: declared in its package, or each in the module that finds it."""

import sys

import pytest

from verifykit import RuleFolder

DECLARES = """
from verifykit import Rule
LATE = Rule.from_page(__file__, code="TST002", name="too-late", severity="note")
EARLY = Rule.from_page(__file__, code="TST001", name="too-early", severity="note")
"""
FINDS = """
def find(case, context):
    yield "{name}"
"""


@pytest.fixture
def package(tmp_path, monkeypatch):
    def write(name, files):
        folder = tmp_path / name
        folder.mkdir()
        for file, text in {"__init__.py": "", **files}.items():
            (folder / file).write_text(text, encoding="utf-8")
        return name

    monkeypatch.syspath_prepend(tmp_path)
    yield write
    for name in [one for one in sys.modules if one.startswith("rules_that_")]:
        del sys.modules[name]


def test_what_finds_a_declared_rule_is_imported_when_it_is_asked(package):
    finders = {f"{name}.py": FINDS.format(name=name) for name in ("too_early", "too_late")}
    name = package("rules_that_are_declared", {"__init__.py": DECLARES, **finders})
    folder = RuleFolder.of(name)
    assert [rule.code for rule in folder.rules] == ["TST001", "TST002"]
    assert f"{name}.too_early" not in sys.modules
    assert list(folder.find(None, None)) == ["too_early", "too_late"]


def test_a_declared_rule_that_nothing_finds_is_told_by_the_name_of_its_module(package):
    folder = RuleFolder.of(package("rules_that_lack", {"__init__.py": DECLARES}))
    with pytest.raises(ModuleNotFoundError, match=r"rules_that_lack\.too_early"):
        list(folder.find(None, None))


def test_a_package_without_rules_has_those_of_its_modules(package):
    rule = 'from verifykit import Rule\nRULE = Rule(code="TST003", name="odd", severity="note")\n'
    name = package("rules_that_stand_apart", {"some.py": rule + FINDS.format(name="odd")})
    folder = RuleFolder.of(name)
    assert [rule.code for rule in folder.rules] == ["TST003"]
    assert list(folder.find(None, None)) == ["odd"]
