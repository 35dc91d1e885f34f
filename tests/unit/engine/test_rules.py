"""The engine's own rules fire on their bad examples and stay silent on their good ones."""

import openpyxl
import pytest

from verifykit.config.settings import Settings
from verifykit.engine import RULES, assess, plugin_manager
from verifykit.loading import load_case
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


ABOUT_MORE = [rule for rule in RULES if rule.code in ("CAL001", "VK212")]
"""Rules about a profile or a workbook, which no case alone can break."""


@pytest.mark.parametrize(
    "rule", [one for one in RULES if one not in ABOUT_MORE], ids=lambda rule: rule.code
)
def test_examples(rule):
    assert rule.code in found(rule.bad)
    assert rule.code not in found(rule.good)


def test_a_cell_that_shows_a_percentage_is_a_note(tmp_path):
    (rule,) = (one for one in ABOUT_MORE if one.code == "VK212")
    assert rule.code not in found(rule.good)
    workbook = openpyxl.Workbook()
    workbook.active.title = "claims"
    workbook.active.append(["id", "text", "value", "unit"])
    workbook.active.append(["share", "Gold is 27% of the export.", 0.27, "percent"])
    workbook["claims"]["C2"].number_format = "0%"
    workbook.create_sheet("case").append(["verifykit", 1])
    workbook.save(tmp_path / "case.xlsx")
    (note,) = (
        one for one in assess(load_case(tmp_path / "case.xlsx")).findings if one.rule == rule.code
    )
    assert note.message == "read as 27 percent, as the cell shows it; it stores 0.27"
    assert (note.severity, note.claim, note.line, note.column) == ("note", "share", 2, 3)


def test_codes_are_sorted():
    assert [rule.code for rule in RULES] == sorted(rule.code for rule in RULES)
