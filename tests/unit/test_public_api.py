"""The public API: what `verifykit` exports, lazily and for type checkers alike."""

import ast
from pathlib import Path

import pytest

import verifykit

TREE = ast.parse(Path(verifykit.__file__).read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", verifykit.__all__)
def test_every_public_name_can_be_had(name):
    assert getattr(verifykit, name) is not None
    assert name in dir(verifykit)


def test_type_checkers_see_the_same_names():
    [block] = [node for node in TREE.body if isinstance(node, ast.If)]
    names = {
        alias.asname or alias.name
        for node in block.body
        if isinstance(node, ast.ImportFrom)
        for alias in node.names
    }
    assert names == set(verifykit.__all__)


def test_an_unknown_name_is_an_attribute_error():
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        _ = verifykit.nothing


def test_load_and_assess_work_together(tmp_path):
    path = tmp_path / "case.yaml"
    path.write_text("verifykit: 1\nclaims: [{id: a, text: A.}]\n")
    report = verifykit.assess(verifykit.load(path))
    assert [claim.verdict for claim in report.claims] == ["unverified"]


def test_an_invalid_case_is_raised_with_its_findings(tmp_path):
    path = tmp_path / "case.yaml"
    path.write_text("verifykit: 1\nclaims: [{id: a}]\n")
    with pytest.raises(verifykit.InvalidCase) as invalid:
        verifykit.load(path)
    assert [finding.rule for finding in invalid.value.findings] == ["VK102"]
