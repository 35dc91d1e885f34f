"""A rule: what is checked, why it matters, and what to do, with a bad and a good example."""

from __future__ import annotations

from typing import Literal

from attrs import frozen

from verifykit.model.finding import Finding, Related, Severity

Kind = Literal["fail", "open", "review"]
"""After SARIF: `fail` a fault, `open` not enough information, `review` a person should look."""


@frozen(kw_only=True)
class Rule:
    """A rule and all of its documentation, in one place.

    `code` matches `^[A-Z]{2,4}[0-9]{3}$`, `name` is kebab-case. `bad` and `good` are cases as a
    person would write them in YAML; the line `verifykit: 1` may be left out. Checking `bad` gives
    a finding of this rule, checking `good` gives none.
    """

    code: str
    name: str
    severity: Severity
    checks: str
    why: str
    fix: str
    bad: str
    good: str
    kind: Kind = "fail"

    def finding(
        self,
        message: str,
        *,
        claim: str | None = None,
        pointer: str = "",
        related: tuple[Related, ...] = (),
    ) -> Finding:
        """Return a finding of this rule at a JSON pointer of the case."""
        return Finding(
            rule=self.code,
            severity=self.severity,
            message=message,
            claim=claim,
            pointer=pointer,
            related=related,
        )
