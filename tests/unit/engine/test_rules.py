"""The engine's own rules fire on their bad examples and stay silent on their good ones."""

import pytest

from verifykit.config.settings import Settings
from verifykit.engine import RULES, assess, plugin_manager
from verifykit.model.proposal import Proposal
from verifykit.plugin import hookimpl
from verifykit.testing import make_case


class ProposesCopies:
    """Proposes that an undeclared second item of a claim derives from the first."""

    @hookimpl
    def verifykit_proposals(self, case):
        for claim, (first, *others) in case.evidence_by_claim.items():
            for item in others:
                if not item.derived_from:
                    yield Proposal(
                        evidence=item.id, kind="derives", parent=first.id, reason=f"about {claim}"
                    )


def found(text):
    settings = Settings()
    manager = plugin_manager(settings, installed=False)
    manager.register(ProposesCopies(), "copies")
    return {finding.rule for finding in assess(make_case(text), settings, manager=manager).findings}


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_examples(rule):
    assert rule.code in found(rule.bad)
    assert rule.code not in found(rule.good)


def test_codes_are_sorted():
    assert [rule.code for rule in RULES] == sorted(rule.code for rule in RULES)
