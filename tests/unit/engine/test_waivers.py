"""Waivers: what they set aside, until when, and when they hold no longer."""

import pytest
from attrs import evolve

from verifykit.config.settings import Settings
from verifykit.engine import assess, plugin_manager
from verifykit.loading import load, load_case
from verifykit.model.proposal import Proposal
from verifykit.model.waiver import Waiver


@pytest.fixture
def waive(case, run):
    def assess_with(*waivers, as_of="2024-06-01", checkers=(), **settings):
        waived = evolve(case, as_of=as_of, waivers=waivers)
        return run(*checkers, on=waived, **settings)

    return assess_with


def rules(findings):
    return [(one.rule, one.claim) for one in findings]


def test_a_waiver_sets_aside_the_findings_of_its_rule_and_claim(waive):
    waiver = Waiver(rule="ABC001", claim="c-1", reason="known")
    report = waive(waiver)
    assert rules(report.findings) == [("ABC001", "c-2")]
    assert [(one.finding.claim, one.waiver) for one in report.waived] == [("c-1", waiver)]
    assert report.claims[0].checks[0].findings == ()


def test_a_waiver_without_a_claim_is_for_all(waive):
    report = waive(Waiver(rule="ABC001", reason="known"))
    assert report.findings == ()
    assert [one.finding.claim for one in report.waived] == ["c-1", "c-2"]


@pytest.mark.parametrize("until", ["2024-06-01", "2024-06", "2024", "2025-01-01"])
def test_a_waiver_holds_through_its_last_day(waive, until):
    report = waive(Waiver(rule="ABC001", reason="known", until=until))
    assert report.findings == ()


@pytest.mark.parametrize("until", ["2024-05-31", "2024-05", "2023"])
def test_an_expired_waiver_sets_nothing_aside_and_is_a_finding(waive, until):
    report = waive(Waiver(rule="ABC001", claim="c-1", reason="known", until=until))
    assert report.waived == ()
    assert sorted(rules(report.findings)) == [
        ("ABC001", "c-1"),
        ("ABC001", "c-2"),
        ("WAI002", "c-1"),
    ]
    (about,) = [one for one in report.findings if one.rule == "WAI002"]
    assert about.pointer == "/waivers/0"


def test_a_stale_waiver_is_a_finding(waive):
    report = waive(
        Waiver(rule="ABC001", reason="all"), Waiver(rule="ABC001", claim="x", reason="r")
    )
    assert rules(report.findings) == [("WAI001", "x")]


def test_a_waiver_is_not_stale_while_its_rule_is_not_looked_at(waive, checks):
    waiver = Waiver(rule="ABC001", claim="x", reason="r")
    assert rules(waive(waiver, ignore=["ABC"]).findings) == []

    def breaks(claim, context):
        raise ValueError

    report = waive(Waiver(rule="XYZ001", reason="r"), checkers=[checks(breaks)])
    assert "WAI001" not in dict(rules(report.findings))


def test_an_end_without_a_date_of_the_case_is_a_finding(waive):
    report = waive(Waiver(rule="ABC001", reason="r", until="2024-01-01"), as_of=None)
    assert rules(report.findings) == [("WAI003", None)]
    assert len(report.waived) == 2


@pytest.mark.parametrize("code", ["XXX001", "VK101", "WAI001"])
def test_a_waiver_of_what_cannot_be_waived_is_a_finding(waive, code):
    report = waive(Waiver(rule=code, reason="r"))
    assert ("WAI004", None) in rules(report.findings)
    assert report.waived == ()


def test_findings_about_waivers_can_be_ignored(waive):
    report = waive(Waiver(rule="XXX001", reason="r"), ignore=["WAI"])
    assert {one.rule for one in report.findings} == {"ABC001"}


def test_proposals_can_be_waived(run, case):
    proposal = Proposal(evidence="e-3", kind="void", reason="not there")
    waived = evolve(case, waivers=(Waiver(rule="PRO001", claim="c-2", reason="it is there"),))
    report = run(proposals=lambda case: [proposal], on=waived)
    assert [one.finding.rule for one in report.waived] == ["PRO001"]


CASE = """\
verifykit: 1
sources: [{id: agency, name: Agency}, {id: paper, name: Paper}]
documents: [{id: wire, source: agency}, {id: article, source: paper}]
claims: [{id: talks, text: Talks began.}, {id: deal, text: A deal was made.}]
evidence:
  - {id: e-talks, claim: talks, document: wire, stance: supports}
  - {id: e-deal, claim: deal, document: article, stance: supports}
"""


@pytest.mark.parametrize(
    ("about", "left"),
    [
        ({"document": "wire"}, ["deal"]),
        ({"source": "paper"}, ["talks"]),
        ({"source": "paper", "claim": "talks"}, ["deal", "talks"]),
        ({"document": "wire", "source": "agency"}, ["deal"]),
    ],
)
def test_a_waiver_may_name_a_document_or_a_source(about, left):
    case = load_case("case.yaml", data=CASE.encode())
    waiver = Waiver(rule="SRC002", reason="known", **about)
    report = assess(
        evolve(case, waivers=(waiver,)), manager=plugin_manager(Settings(), installed=False)
    )
    assert sorted(one.claim for one in report.findings if one.rule == "SRC002") == left
    told = [one.message for one in report.findings if one.rule == "WAI001"]
    assert told == (
        []
        if len(left) == 1
        else ["the waiver of SRC002 for 'talks' and 'paper' meets no finding any more"]
    )


def test_what_a_waiver_names_must_be_there():
    text = CASE + "waivers: [{rule: SRC002, document: nothing, reason: known}]\n"
    [finding] = load("case.yaml", data=text.encode()).findings
    assert finding.rule == "VK202"
    assert "there is no document nothing" in finding.message
