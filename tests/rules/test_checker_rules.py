"""Every rule of the built-in checkers: its bad example fires, its good one stays silent.

Beside the two examples of its documentation a rule may have more cases in a folder of its own,
`tests/rules/<CODE>/bad-*.yaml` and `good-*.yaml`. Both leave out the line `verifykit: 1`.
"""

from functools import cache
from importlib import import_module
from pathlib import Path

import pytest

from verifykit.checkers.contradiction import Contradiction
from verifykit.checkers.corroboration import Corroboration
from verifykit.checkers.source_count import SourceCount
from verifykit.config.settings import Settings
from verifykit.engine import assess, plugin_manager
from verifykit.loading import load

CHECKERS = (SourceCount(), Corroboration(), Contradiction())
FOLDER = Path(__file__).parent
RULES = {rule.code: rule for checker in CHECKERS for rule in checker.rules}
EVERY_FILE = sorted(FOLDER.rglob("*.yaml"))
FILES = [path for path in EVERY_FILE if path.parent.name in RULES]


@pytest.fixture(scope="module")
def findings_of():
    manager = plugin_manager(Settings(), installed=False)

    @cache
    def findings_of(text):
        loaded = load("case.yaml", data=f"verifykit: 1\n{text}".encode())
        assert loaded.findings == ()
        report = assess(loaded.case, Settings(), manager=manager)
        assert report.errors == ()
        return report.findings

    return findings_of


def codes(findings):
    return [finding.rule for finding in findings]


@pytest.mark.parametrize("code", RULES)
def test_the_bad_example_fires_once(code, findings_of):
    found = codes(findings_of(RULES[code].bad))
    assert found.count(code) == 1


@pytest.mark.parametrize("code", RULES)
def test_the_good_example_is_silent(code, findings_of):
    assert code not in codes(findings_of(RULES[code].good))


@pytest.mark.parametrize("code", RULES)
def test_a_finding_points_at_something_and_says_so_in_words(code, findings_of):
    for finding in findings_of(RULES[code].bad):
        if finding.rule == code:
            assert finding.severity == RULES[code].severity
            assert finding.line is not None
            assert all(related.line is not None for related in finding.related)
            assert not finding.message.endswith(".")
            assert finding.message.isprintable()


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_further_cases(path, findings_of):
    found = codes(findings_of(path.read_text(encoding="utf-8")))
    assert (path.parent.name in found) is path.stem.startswith("bad")


def test_every_rule_is_documented_in_full():
    for rule in RULES.values():
        assert all((rule.checks, rule.why, rule.fix, rule.bad, rule.good)), rule.code


def test_folders_of_cases_belong_to_rules():
    assert {path.parent.name for path in FILES} == {path.parent.name for path in EVERY_FILE}


@pytest.mark.parametrize("checker", CHECKERS, ids=lambda checker: checker.name)
def test_a_rule_is_found_by_its_name(checker):
    home = type(checker).__module__
    for rule in checker.rules:
        module = import_module(f"{home}.{rule.name.replace('-', '_')}")
        assert rule is module.RULE


def test_one_house_that_says_yes_and_no_is_told_once(findings_of):
    text = (FOLDER / "COR002" / "bad-on-both-sides.yaml").read_text(encoding="utf-8")
    (found,) = [finding for finding in findings_of(text) if finding.rule == "COR002"]
    assert found.message == (
        "Ministry of Trade and Spokesman Vogel are one house, Ministry of Trade, "
        "and count as one origin"
    )
