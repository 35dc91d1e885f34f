"""QUO006: the words are there, in another context."""

from __future__ import annotations

from collections.abc import Iterator

from verifykit import Case, Context, Finding
from verifykit_quotes.quotes import checked_quotes
from verifykit_quotes.rules import QUOTE_ELSEWHERE
from verifykit_quotes.wording import selector


def find(case: Case, context: Context) -> Iterator[Finding]:
    """Yield a finding for each quote whose prefix or suffix does not stand around it."""
    for checked in checked_quotes(context):
        located = checked.located
        if located is not None and located.outcome != "absent" and located.elsewhere:
            message = (
                f"stands in another context than its prefix and suffix say: {selector(located)}"
            )
            yield checked.finding(QUOTE_ELSEWHERE, message, case)
