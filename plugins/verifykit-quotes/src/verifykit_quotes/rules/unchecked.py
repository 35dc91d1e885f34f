"""QUO005: there is no page to compare the quote with."""

from __future__ import annotations

from collections.abc import Iterator

from verifykit import Case, Context, Finding, Rule
from verifykit_quotes.quotes import checked_quotes

RULE = Rule.from_page(__file__, code="QUO005", name="quote-unchecked", severity="note", kind="open")


def find(case: Case, context: Context) -> Iterator[Finding]:
    """Yield a finding for each quote that could not be compared."""
    for checked in checked_quotes(context):
        if checked.located is None:
            yield checked.finding(RULE, f"was not compared: {checked.reason}", case)
