"""Rules of a folder: declared in its package, or each in the module that finds it."""

import sys

import pytest

from verifykit import RuleFolder
from verifykit.testing.conformance import Subject
from verifykit.testing.conformance.examples import rules_and_pages_are_paired

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


class OfAFolder:
    """A checker as its author writes it: what it has is that of the folder."""

    name = "of-a-folder"

    def __init__(self, package):
        self.folder = RuleFolder.of(package)
        self.rules = self.folder.rules

    def check_case(self, case, context):
        yield from self.folder.find(case, context)


PAGED = {
    "__init__.py": DECLARES,
    "TST001.md": "",
    "TST002.md": "",
    **{f"{name}.py": FINDS.format(name=name) for name in ("too_early", "too_late")},
}
OWN = 'RULE = Rule(code="TST003", name="odd", severity="note", checks="Oddities.")\n'


def test_rules_with_their_pages_are_paired(package):
    rules_and_pages_are_paired(Subject(OfAFolder(package("rules_that_are_paired", PAGED))))


@pytest.mark.parametrize(
    ("name", "file", "text", "told"),
    [
        ("lack_a_rule", "TST009.md", "", r"TST009\.md is the page of no rule"),
        (
            "hide_one",
            "odd.py",
            "from verifykit import Rule\n" + OWN + FINDS,
            r"TST003 of rules_that_hide_one\.odd is not seen",
        ),
    ],
)
def test_what_lies_unseen_in_a_folder_of_rules_is_told(package, name, file, text, told):
    checker = OfAFolder(package(f"rules_that_{name}", {**PAGED, file: text}))
    with pytest.raises(AssertionError, match=told):
        rules_and_pages_are_paired(Subject(checker))


def test_a_rule_whose_page_is_not_there_is_told(package):
    files = {name: text for name, text in PAGED.items() if name != "TST002.md"}
    checker = OfAFolder(package("rules_that_lack_a_page", files))
    with pytest.raises(AssertionError, match=r"TST002: there is no page .*TST002\.md"):
        rules_and_pages_are_paired(Subject(checker))


def test_a_folder_whose_modules_have_their_rules_is_paired(package):
    rule = 'from verifykit import Rule\nRULE = Rule.from_page(__file__, code="TST003", '
    rule += 'name="odd", severity="note")\n'
    files = {"some.py": rule + FINDS.format(name="odd"), "TST003.md": ""}
    rules_and_pages_are_paired(Subject(OfAFolder(package("rules_that_have_their_own", files))))
