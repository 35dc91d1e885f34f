"""Input that cannot be read any further, inside the readers."""

from __future__ import annotations

from attrs import evolve

from verifykit.model.finding import Finding
from verifykit.model.rule import Rule


class Refusal(Exception):
    """Reading stops here, with one finding. Readers turn it into a finding of their document."""

    def __init__(self, finding: Finding) -> None:
        super().__init__(finding.message)
        self.finding = finding


def finding_at(
    rule: Rule, message: str, path: str, line: int | None = None, column: int | None = None
) -> Finding:
    """Return a finding at a place of a file that has no JSON pointer, or none yet."""
    return evolve(rule.finding(message), path=path, line=line, column=column)
