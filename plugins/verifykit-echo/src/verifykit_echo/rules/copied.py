"""ECH001: a document shares its text with an earlier or credited one, undeclared."""

from __future__ import annotations

from collections.abc import Iterator

from verifykit import Case, Context, Finding, Rule
from verifykit_echo.captures import compares

RULE = Rule.from_page(__file__, code="ECH001", name="copied-text", severity="warning")


def find(case: Case, context: Context) -> Iterator[Finding]:
    """Yield a finding for each copy that the case does not declare, or has no evidence in."""
    if compares(case):
        from verifykit_echo.findings import copies

        yield from copies(RULE, context)
