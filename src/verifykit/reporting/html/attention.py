"""What needs a human first: the gravest findings, brought together by what is to be done."""

from __future__ import annotations

from attrs import frozen

from verifykit.model.finding import SEVERITIES, Finding, Severity
from verifykit.model.rule import Rule
from verifykit.report import Report

_FIRST = 5
"""Rules that the summary shows; the section on findings has all of them."""

_LISTED = 100


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
    """Return all findings by rule: the gravest first, of equally grave ones the rarer rule."""
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
            key=lambda task: (-SEVERITIES.index(task.severity), len(task.findings), task.code),
        )
    )


def human_first(report: Report) -> tuple[Task, ...]:
    """Return the few tasks that a person should look at before anything else; notes never."""
    return tuple(task for task in tasks(report) if task.severity != "note")[:_FIRST]


def gravest(findings: tuple[Finding, ...]) -> Severity | None:
    """Return the gravest severity among findings; None where there are none."""
    return max((one.severity for one in findings), key=SEVERITIES.index, default=None)
