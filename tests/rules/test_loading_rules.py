"""Every rule of loading fires on its bad example and is silent on its good one."""

import re

import pytest

from rule_examples import write_example
from verifykit.errors import InvalidCase
from verifykit.loading import RULES, WRITERS, load, load_case
from verifykit.schema import gate

LOADED = [rule for rule in RULES if rule.code not in ("VK017", "VK199")]


@pytest.mark.parametrize("rule", LOADED, ids=lambda rule: rule.code)
def test_bad_example_gives_the_finding(rule, tmp_path):
    loaded = load(write_example(rule.bad, tmp_path))
    assert loaded.case is None
    assert {finding.rule for finding in loaded.findings} == {rule.code}
    for finding in loaded.findings:
        assert finding.severity == "error"
        assert finding.path.startswith(str(tmp_path))


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_good_example_gives_none(rule, tmp_path):
    loaded = load(write_example(rule.good, tmp_path))
    assert loaded.findings == ()
    assert loaded.case is not None


def test_what_does_not_fit_into_a_cell(tmp_path):
    (rule,) = (rule for rule in RULES if rule.code == "VK017")
    case = load_case(write_example(rule.bad, tmp_path))
    with pytest.raises(InvalidCase) as refused:
        WRITERS["xlsx"].write(case)
    (finding,) = refused.value.findings
    assert (finding.rule, finding.pointer, finding.line) == ("VK017", "/claims/0/text", 3)
    assert WRITERS["xlsx"].write(load_case(write_example(rule.good, tmp_path)))


def test_validators_that_disagree(tmp_path, monkeypatch):
    (rule,) = (rule for rule in RULES if rule.code == "VK199")
    path = write_example(rule.bad, tmp_path)
    monkeypatch.setattr("verifykit.schema.validation.passes", lambda data, name: False)
    loaded = load(path)
    assert loaded.case is None
    assert [finding.rule for finding in loaded.findings] == ["VK199"]
    assert gate.passes({"verifykit": 1}, "case-1")


def test_codes_and_names_are_unique_and_well_formed():
    assert len({rule.code for rule in RULES}) == len({rule.name for rule in RULES}) == len(RULES)
    for rule in RULES:
        assert re.fullmatch(r"VK[0-2][0-9]{2}", rule.code)
        assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", rule.name)
        assert rule.severity == "error"
        assert all((rule.checks, rule.why, rule.fix, rule.bad, rule.good))
