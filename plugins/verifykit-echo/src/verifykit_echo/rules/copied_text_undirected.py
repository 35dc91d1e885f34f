"""ECH002: two documents have a text in common, and nothing says who was first."""

from __future__ import annotations

from collections.abc import Iterator

from verifykit import Case, Context, Finding
from verifykit_echo.findings import lookalikes
from verifykit_echo.rules import COPIED_TEXT_UNDIRECTED


def find(case: Case, context: Context) -> Iterator[Finding]:
    """Yield a finding for each document that shares its text with others, order unknown."""
    return lookalikes(COPIED_TEXT_UNDIRECTED, context)
