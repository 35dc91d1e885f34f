"""QTY001: a figure a thousand times too large or too small."""

from __future__ import annotations

from collections.abc import Iterator

from verifykit import Case, Context, Finding, Rule
from verifykit_quantities.comparing import compared

RULE = Rule.from_page(
    __file__, code="QTY001", name="figure-off-by-a-thousand", severity="warning", kind="review"
)


def find(case: Case, context: Context) -> Iterator[Finding]:
    """Yield a finding for each text and quote a factor of 1,000 or 1,000,000 from its claim."""
    for one in compared(context):
        if one.outcome == "thousand":
            yield one.finding(RULE, "a factor of a thousand or a million")
