"""QUO006: the words are there, in another context."""

from __future__ import annotations

from collections.abc import Iterator

from verifykit import Case, Context, Finding, Rule
from verifykit_quotes.quotes import checked_quotes
from verifykit_quotes.wording import selector

RULE = Rule.from_page(
    __file__, code="QUO006", name="quote-elsewhere", severity="note", kind="review"
)


def find(case: Case, context: Context) -> Iterator[Finding]:
    """Yield a finding for each quote whose prefix or suffix does not stand around it."""
    for checked in checked_quotes(context):
        located = checked.located
        if located is not None and located.outcome != "absent" and located.elsewhere:
            message = (
                f"stands in another context than its prefix and suffix say: {selector(located)}"
            )
            yield checked.finding(RULE, message, case)
