"""What is left of the report on a case that could not be read, when it is to be redacted."""

from __future__ import annotations

from attrs import evolve

from verifykit.model.finding import Finding
from verifykit.report import Failure, LeftOut, Report

_WITHHELD = (
    "what it says is left out: in a case that cannot be read nobody knows what is private; "
    "without --redact it is told"
)


def without_words(report: Report) -> Report:
    """Return the report with the rules and the lines of its findings alone.

    A message quotes the file, and so do names of keys in a pointer and names of files.
    """
    rules = {rule.code: rule.name.replace("-", " ") for rule in report.rules}
    return evolve(
        report,
        path=None,
        findings=tuple(_withheld(one, rules.get(one.rule)) for one in report.findings),
        waived=(),
        errors=tuple(_failure(one) for one in report.errors),
        left_out=LeftOut(),
    )


def _withheld(finding: Finding, name: str | None) -> Finding:
    return Finding(
        rule=finding.rule,
        severity=finding.severity,
        message=_WITHHELD if name is None else f"{name}: {_WITHHELD}",
        line=finding.line,
        column=finding.column,
    )


def _failure(failure: Failure) -> Failure:
    return Failure(
        code=failure.code,
        message=_WITHHELD,
        plugin=failure.plugin,
        checker=failure.checker,
        count=failure.count,
    )
