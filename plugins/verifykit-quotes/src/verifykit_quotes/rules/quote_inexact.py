"""QUO003: the page says it in slightly other words."""

from __future__ import annotations

from collections.abc import Iterator

from verifykit import Case, Context, Finding
from verifykit_quotes.quotes import checked_quotes
from verifykit_quotes.rules import QUOTE_INEXACT
from verifykit_quotes.wording import selector, told


def find(case: Case, context: Context) -> Iterator[Finding]:
    """Yield a finding for each quote that differs in what does not matter."""
    for checked in checked_quotes(context):
        located = checked.located
        if located is not None and located.outcome == "inexact":
            differences = told(located.differences) or "punctuation, capitals or ellipses"
            message = (
                f"is not word for word ({differences}); the exact passage is {selector(located)}"
            )
            yield checked.finding(QUOTE_INEXACT, message, case, fix=checked.correction(case))
