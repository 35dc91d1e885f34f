"""A rule and all of its documentation, for people and as data."""

from __future__ import annotations

from collections.abc import Iterator
from textwrap import indent, wrap
from typing import Any

from verifykit.model.rule import Rule
from verifykit.reporting.style import Style

_KINDS = {
    "fail": "a fault",
    "open": "not enough information",
    "review": "for a person to look at",
}


def rule_lines(rule: Rule, owner: str, style: Style, columns: int) -> Iterator[str]:
    """Yield the documentation of a rule: what, why, what to do, a bad and a good example."""
    severity = style.severity(rule.severity, rule.severity)
    yield f"{style.strong(f'{rule.code} {rule.name}')}  {severity}, {_KINDS[rule.kind]}; {owner}"
    for title, text in (
        ("What it checks", rule.checks),
        ("Why it matters", rule.why),
        ("What to do", rule.fix),
    ):
        yield ""
        yield style.strong(title)
        yield from wrap(text, columns, initial_indent="  ", subsequent_indent="  ")
    for title, example in (("Bad: it fires", rule.bad), ("Good: it is silent", rule.good)):
        yield ""
        yield style.strong(title)
        yield from indent(example.rstrip("\n"), "  ").split("\n")


def rule_data(rule: Rule, owner: str) -> dict[str, Any]:
    """Return a rule as plain data."""
    return {
        "code": rule.code,
        "name": rule.name,
        "severity": rule.severity,
        "kind": rule.kind,
        "owner": owner,
        "checks": rule.checks,
        "why": rule.why,
        "fix": rule.fix,
        "bad": rule.bad,
        "good": rule.good,
    }
