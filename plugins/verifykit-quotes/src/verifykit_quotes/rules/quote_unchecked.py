"""QUO005: there is no page to compare the quote with."""

from __future__ import annotations

from collections.abc import Iterator

from verifykit import Case, Context, Finding
from verifykit_quotes.quotes import checked_quotes
from verifykit_quotes.rules import QUOTE_UNCHECKED


def find(case: Case, context: Context) -> Iterator[Finding]:
    """Yield a finding for each quote that could not be compared."""
    for checked in checked_quotes(context):
        if checked.located is None:
            yield checked.finding(QUOTE_UNCHECKED, f"was not compared: {checked.reason}", case)
