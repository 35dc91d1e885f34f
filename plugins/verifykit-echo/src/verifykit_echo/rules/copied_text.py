"""ECH001: a document shares its text with an earlier or credited one, undeclared."""

from __future__ import annotations

from collections.abc import Iterator

from verifykit import Case, Context, Finding
from verifykit_echo.findings import copies
from verifykit_echo.rules import COPIED_TEXT


def find(case: Case, context: Context) -> Iterator[Finding]:
    """Yield a finding for each copy that the case does not declare, or has no evidence in."""
    return copies(COPIED_TEXT, context)
