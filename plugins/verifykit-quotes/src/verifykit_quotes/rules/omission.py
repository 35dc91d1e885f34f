"""QUO004: what the quote leaves out would matter."""

from __future__ import annotations

from collections.abc import Iterator

from verifykit import Case, Context, Finding, Rule
from verifykit_quotes.quotes import checked_quotes
from verifykit_quotes.wording import passage, told

RULE = Rule.from_page(
    __file__, code="QUO004", name="quote-omission", severity="warning", kind="review"
)


def find(case: Case, context: Context) -> Iterator[Finding]:
    """Yield a finding for each quote that leaves out what matters."""
    for checked in checked_quotes(context):
        located = checked.located
        if located is None or not located.holds:
            continue
        omitted = told(one for one in located.differences if one.change == "omission")
        if omitted:
            message = f"leaves out what matters ({omitted}); the page has {passage(located)}"
            yield checked.finding(RULE, message, case)
