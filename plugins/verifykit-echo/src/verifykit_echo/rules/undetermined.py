"""ECH003: a capture is too short to be compared, or cannot be read."""

from __future__ import annotations

from collections.abc import Iterator

from verifykit import Case, Context, Finding, Rule
from verifykit_echo.captures import compares

RULE = Rule.from_page(
    __file__, code="ECH003", name="copying-undetermined", severity="note", kind="open"
)


def find(case: Case, context: Context) -> Iterator[Finding]:
    """Yield a finding for each capture that was not compared, with the reason."""
    if compares(case):
        from verifykit_echo.findings import uncompared

        yield from uncompared(RULE, context)
