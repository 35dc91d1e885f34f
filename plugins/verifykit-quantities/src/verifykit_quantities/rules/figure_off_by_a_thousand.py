"""QTY001: a figure a thousand times too large or too small."""

from __future__ import annotations

from collections.abc import Iterator

from verifykit import Case, Context, Finding
from verifykit_quantities.comparing import compared
from verifykit_quantities.rules import FIGURE_OFF_BY_A_THOUSAND


def find(case: Case, context: Context) -> Iterator[Finding]:
    """Yield a finding for each text and quote a factor of 1,000 or 1,000,000 from its claim."""
    for one in compared(context):
        if one.outcome == "thousand":
            yield one.finding(FIGURE_OFF_BY_A_THOUSAND, "a factor of a thousand or a million")
