"""ECH003: a capture is too short to be compared, or cannot be read."""

from __future__ import annotations

from collections.abc import Iterator

from verifykit import Case, Context, Finding
from verifykit_echo.findings import uncompared
from verifykit_echo.rules import COPYING_UNDETERMINED


def find(case: Case, context: Context) -> Iterator[Finding]:
    """Yield a finding for each capture that was not compared, with the reason."""
    return uncompared(COPYING_UNDETERMINED, context)
