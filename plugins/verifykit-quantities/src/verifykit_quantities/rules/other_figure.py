"""QTY004: a quote says the same with another figure."""

from __future__ import annotations

from collections.abc import Iterator

from verifykit import Case, Context, Finding, Rule
from verifykit_quantities.comparing import compared

RULE = Rule.from_page(
    __file__, code="QTY004", name="quote-has-other-figure", severity="warning", kind="review"
)


def find(case: Case, context: Context) -> Iterator[Finding]:
    """Yield a finding for each supporting quote that says the claim with another figure."""
    for one in compared(context):
        if one.outcome == "quote":
            yield one.finding(RULE, "it does not bear the figure out")
