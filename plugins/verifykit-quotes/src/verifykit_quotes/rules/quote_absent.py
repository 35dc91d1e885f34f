"""QUO002: nothing in the page is like the quote."""

from __future__ import annotations

from collections.abc import Iterator

from verifykit import Case, Context, Finding
from verifykit_quotes.quotes import checked_quotes
from verifykit_quotes.rules import QUOTE_ABSENT


def find(case: Case, context: Context) -> Iterator[Finding]:
    """Yield a finding for each quote that the page has nothing like."""
    for checked in checked_quotes(context):
        located = checked.located
        if located is not None and located.outcome == "absent":
            yield checked.finding(QUOTE_ABSENT, "is not in the captured page", case)
