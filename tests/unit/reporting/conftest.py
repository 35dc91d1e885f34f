"""A hand-made report with everything a writer has to cope with."""

import pytest

from verifykit.model.assessment import (
    Assessment,
    Interval,
    ScoredClaim,
    Shares,
    Standing,
    Step,
    Weights,
)
from verifykit.model.case import Case
from verifykit.model.claim import Claim
from verifykit.model.finding import Finding, Related
from verifykit.model.parameters import Parameters
from verifykit.model.rule import Rule
from verifykit.model.waiver import Waiver
from verifykit.reporting.report import Report
from verifykit.reporting.result import Failure, Tool, WaivedFinding
from verifykit.scoring import score_case

HOSTILE = "\x1b[31mred\x07 \u202egnp.exe </script><img onerror=x> %0A::error::, \x00 " + "w" * 5000

RULES = (
    Rule(
        code="CON001",
        name="conflicting-values",
        severity="error",
        checks="Two claims give one thing two values.",
        why="Both cannot be right.",
        fix="Read the origins of both.",
        bad="claims: []",
        good="claims: []",
    ),
    Rule(
        code="SRC004",
        name="echo",
        severity="warning",
        checks="Several documents have one origin.",
        why="Repetition is no confirmation.",
        fix="Look for a second origin.",
        bad="claims: []",
        good="claims: []",
        kind="open",
    ),
    Rule(
        code="SRC008",
        name="lineage-unknown",
        severity="note",
        checks="Nobody knows where it is from.",
        why="Unknown lineage is not independence.",
        fix="Ask.",
        bad="claims: []",
        good="claims: []",
        kind="review",
    ),
)

CASE = Case(
    id="demo",
    as_of="2020-08-28",
    claims=(
        Claim(id="bridge-opened", text="The bridge opened in May."),
        Claim(id="bridge-cost", text='=HYPERLINK("http://x") The bridge cost 5 million.'),
        Claim(id="bridge-safe", text=HOSTILE),
    ),
)


@pytest.fixture
def report():
    conflict = Finding(
        rule="CON001",
        severity="error",
        message="5 million here, 7 million there",
        claim="bridge-cost",
        pointer="/claims/1",
        path="demo.yaml",
        line=3,
        column=5,
        related=(
            Related(pointer="/evidence/0", message="the other figure", path="demo.yaml", line=5),
        ),
    )
    echo = Finding(
        rule="SRC004",
        severity="warning",
        message="2 documents, 1 origin: town-paper <- agency",
        claim="bridge-opened",
        pointer="/claims/0",
        path="demo.yaml",
        line=2,
        column=5,
    )
    hostile = Finding(rule="SRC008", severity="note", message=HOSTILE, pointer="", path="demo.yaml")
    waived = Finding(rule="SRC004", severity="warning", message="known", claim="bridge-safe")
    return Report(
        path="demo.yaml",
        case=CASE,
        scoring=score_case(CASE),
        tool=Tool(
            version="0.1.0",
            checkers=(("contradiction", "0.1.0"), ("source-count", "0.1.0")),
            constants=Parameters(prior_true=0.0),
        ),
        claims=(
            ScoredClaim(
                id="bridge-opened",
                verdict="supported",
                score=0.7095,
                confidence="low",
                likelihood="likely",
                credibility=2,
                support=Standing(documents=2, origins=Interval(1, 2)),
                opposition=Standing(documents=1, origins=Interval(1, 1)),
                conflict=0.25,
                range=(0.6, 0.72),
                shares=Shares(true=0.6, false=0.25, open=0.15),
                weights=Weights(support=1.55, refute=0.5),
                explanation=(
                    Step(step="prior", log_odds=-0.55),
                    Step(
                        step="line",
                        side="supports",
                        origin="agency",
                        evidence=("e-agency",),
                        strength=1.2,
                        factor=1.0,
                        established=True,
                        log_odds=1.443,
                        why="an original report",
                    ),
                    Step(step="none", evidence=("e-paper",), log_odds=-0.0, why="relays e-agency"),
                ),
                checks=(
                    Assessment(
                        claim="bridge-opened", checker="source-count", score=0.5, findings=(echo,)
                    ),
                ),
            ),
            ScoredClaim(
                id="bridge-cost",
                verdict="unverified",
                score=None,
                confidence="low",
                likelihood=None,
                credibility=6,
            ),
            ScoredClaim(
                id="bridge-safe",
                verdict="refuted",
                score=0.1,
                confidence="moderate",
                likelihood="very unlikely",
                credibility=5,
                range=(0.1, 0.1),
                opposition=Standing(documents=2, origins=Interval(2, 2)),
            ),
        ),
        findings=(echo, conflict, hostile),
        waived=(
            WaivedFinding(
                waived, Waiver(rule="SRC004", reason="seen, and accepted", claim="bridge-safe")
            ),
        ),
        errors=(
            Failure(
                code="VK910",
                message="ValueError: no",
                plugin="odd",
                checker="odd-one",
                claim="bridge-safe",
                count=2,
            ),
        ),
        rules=RULES,
    )


@pytest.fixture
def invalid_report():
    return Report(
        path="broken.yaml",
        tool=Tool(version="0.1.0"),
        findings=(
            Finding(
                rule="VK101",
                severity="error",
                message="there is no key 'claim'",
                path="broken.yaml",
                line=2,
                column=3,
                pointer="/claim",
            ),
        ),
    )
