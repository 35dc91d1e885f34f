"""ECH002: two documents have a text in common, and nothing says who was first."""

from __future__ import annotations

from collections.abc import Iterator

from verifykit import Case, Context, Finding, Rule
from verifykit_echo.captures import compares

RULE = Rule.from_page(
    __file__, code="ECH002", name="copied-text-undirected", severity="warning", kind="review"
)


def find(case: Case, context: Context) -> Iterator[Finding]:
    """Yield a finding for each document that shares its text with others, order unknown."""
    if compares(case):
        from verifykit_echo.findings import lookalikes

        yield from lookalikes(RULE, context)
