"""An item that undercuts needs a target, and no other has one."""

import json

import pytest

from verifykit.loading import load


def found(**item):
    data = {
        "verifykit": 1,
        "sources": [{"id": "s", "name": "S"}],
        "documents": [{"id": "d", "source": "s"}],
        "claims": [{"id": "a", "text": "A"}],
        "evidence": [{"id": "v", "claim": "a", "source": "s", **item}],
    }
    findings = load("-", data=json.dumps(data).encode()).findings
    return [(one.rule, one.pointer, one.message) for one in findings]


def test_an_item_that_undercuts_has_a_target():
    assert found(stance="undercuts", target="d") == []
    ((rule, pointer, message),) = found(stance="undercuts")
    assert (rule, pointer) == ("VK102", "/evidence/0")
    assert "target" in message


@pytest.mark.parametrize("stance", ["supports", "refutes", "reports", "questions"])
def test_no_other_item_has_one(stance):
    ((_, pointer, message),) = found(stance=stance, target="d")
    assert pointer == "/evidence/0"
    assert "Only an item with the stance undercuts has a target" in message


def test_nothing_is_directed_at_itself():
    ((rule, pointer, _),) = found(stance="undercuts", target="v")
    assert pointer == "/evidence/0/target"
    assert rule == "VK207"
