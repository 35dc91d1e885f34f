"""What people look at first: the claims that a page opens with, and the gravest findings."""

from __future__ import annotations

from verifykit.model.assessment import ScoredClaim
from verifykit.model.finding import SEVERITIES, Finding, Severity
from verifykit.model.rule import Rule
from verifykit.parts import frozen
from verifykit.reporting.because import because
from verifykit.reporting.report import Report
from verifykit.reporting.verdicts import totals
from verifykit.sensitivity import what_would_change

_FIRST = 5
"""Rules that the summary shows; the section on findings has all of them."""

_LISTED = 100

_MOST = 12
"""Claims that the page opens with, unless more need somebody."""
_MOST_IN_BRIEF = 24
"""Claims that fit two printed pages with their reasons."""
_CHANGES = 6
"""Claims of which the brief says what would change them; that takes trials."""


@frozen(kw_only=True)
class Task:
    """The findings of one rule: what it is about, how to resolve it, and where it was found."""

    code: str
    severity: Severity
    rule: Rule | None
    findings: tuple[Finding, ...]

    @property
    def listed(self) -> tuple[Finding, ...]:
        """The findings that a list shows; the claims themselves have all of theirs."""
        return self.findings[:_LISTED]

    @property
    def claims(self) -> tuple[str, ...]:
        """The claims concerned, each once."""
        return tuple(dict.fromkeys(one.claim for one in self.findings if one.claim is not None))


def tasks(report: Report) -> tuple[Task, ...]:
    """Return all findings by rule: the gravest first.

    Of equally grave ones first what is more about serious claims, then the rarer rule.
    """
    serious = _serious(report)
    rules = {rule.code: rule for rule in report.rules}
    groups: dict[tuple[str, Severity], list[Finding]] = {}
    for finding in report.findings:
        groups.setdefault((finding.rule, finding.severity), []).append(finding)
    found = [
        Task(code=code, severity=severity, rule=rules.get(code), findings=tuple(findings))
        for (code, severity), findings in groups.items()
    ]
    return tuple(
        sorted(
            found,
            key=lambda task: (
                -SEVERITIES.index(task.severity),
                -sum(one.claim in serious for one in task.findings) / len(task.findings),
                len(task.findings),
                task.code,
            ),
        )
    )


def _serious(report: Report) -> frozenset[str | None]:
    claims = report.case.claims if report.case is not None else ()
    return frozenset(claim.id for claim in claims if claim.gravity == "serious")


def human_first(report: Report) -> tuple[Task, ...]:
    """Return the few tasks that a person should look at before anything else; notes never."""
    return tuple(task for task in tasks(report) if task.severity != "note")[:_FIRST]


@frozen(kw_only=True)
class _OpeningClaim:
    """A claim as the page opens with it."""

    scored: ScoredClaim
    because: str
    """The reasons for its verdict, without the verdict."""
    change: str | None = None
    """The cheapest edit after which it would have another verdict, and which one."""


@frozen(kw_only=True)
class Opening:
    """The first screen: counts, claims, and how many more there are further down."""

    counts: tuple[str, ...]
    claims: tuple[_OpeningClaim, ...]
    more: int


def opening_of(report: Report, *, brief: bool = False) -> Opening:
    """Return what the page opens with; a brief has more claims, and what would change them."""
    needing, ordered = report.needing, report.in_order_of_need
    shown = ordered[: _MOST_IN_BRIEF if brief else max(_MOST, len(needing))]
    tried = [claim.id for claim in shown if claim.id in needing][:_CHANGES] if brief else []
    return Opening(
        counts=tuple(totals(report)),
        claims=tuple(
            _OpeningClaim(
                scored=claim,
                because=reasons(report, claim),
                change=_change(report, claim.id) if claim.id in tried else None,
            )
            for claim in shown
        ),
        more=len(ordered) - len(shown),
    )


def reasons(report: Report, claim: ScoredClaim) -> str:
    """Return the sentence of a claim without the verdict, which stands beside it."""
    told = because(report, claim).partition(": ")[2]
    first = told.split(" ", 1)[0]
    # Not a name that somebody writes small, as in aBamako.com.
    return told[:1].upper() + told[1:] if first.isalpha() and first.islower() else told


def _change(report: Report, claim_id: str) -> str | None:
    assert report.scoring is not None
    for change in what_would_change(report.scoring, claim_id):
        return f"It would be {change.verdict} if you could {change.words}."
    return None
