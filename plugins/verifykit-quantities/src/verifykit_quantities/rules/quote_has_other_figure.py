"""QTY004: a quote says the same with another figure."""

from __future__ import annotations

from collections.abc import Iterator

from verifykit import Case, Context, Finding
from verifykit_quantities.comparing import compared
from verifykit_quantities.rules import QUOTE_HAS_OTHER_FIGURE


def find(case: Case, context: Context) -> Iterator[Finding]:
    """Yield a finding for each supporting quote that says the claim with another figure."""
    for one in compared(context):
        if one.outcome == "quote":
            yield one.finding(QUOTE_HAS_OTHER_FIGURE, "it does not bear the figure out")
