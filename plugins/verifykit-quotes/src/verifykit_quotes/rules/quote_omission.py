"""QUO004: what the quote leaves out would matter."""

from __future__ import annotations

from collections.abc import Iterator

from verifykit import Case, Context, Finding
from verifykit_quotes.quotes import checked_quotes
from verifykit_quotes.rules import QUOTE_OMISSION
from verifykit_quotes.wording import passage, told


def find(case: Case, context: Context) -> Iterator[Finding]:
    """Yield a finding for each quote that leaves out what matters."""
    for checked in checked_quotes(context):
        located = checked.located
        if located is None or not located.holds:
            continue
        omitted = told(one for one in located.differences if one.change == "omission")
        if omitted:
            message = f"leaves out what matters ({omitted}); the page has {passage(located)}"
            yield checked.finding(QUOTE_OMISSION, message, case)
