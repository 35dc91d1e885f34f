"""QUO003: the page says it in slightly other words."""

from __future__ import annotations

from collections.abc import Iterator

from verifykit import Case, Context, Edit, Finding, Fix, Rule
from verifykit_quotes.quote_check import QuoteCheck
from verifykit_quotes.quotes import checked_quotes
from verifykit_quotes.wording import selector, told

_MARKS = ("…", "...", "[", "]", "(")
_LONGER = 1.5
"""A passage so many times as long as the quote is not what was quoted."""

RULE = Rule.from_page(__file__, code="QUO003", name="quote-inexact", severity="note", kind="review")


def find(case: Case, context: Context) -> Iterator[Finding]:
    """Yield a finding for each quote that differs in what does not matter."""
    for checked in checked_quotes(context):
        located = checked.located
        if located is not None and located.outcome == "inexact":
            differences = told(located.differences) or "punctuation, capitals or ellipses"
            message = (
                f"is not word for word ({differences}); the exact passage is {selector(located)}"
            )
            yield checked.finding(RULE, message, case, fix=_fix(checked, case))


def _fix(checked: QuoteCheck, case: Case) -> Fix | None:
    """Quote what the page says. Where the quote leaves out or puts in words, that was meant."""
    quote, located = checked.evidence.quote, checked.located
    if quote is None or located is None or not located.passage:
        return None
    meant = any(mark in quote.exact for mark in _MARKS)
    path = f"{case.pointer(checked.evidence)}/quote/exact"
    return Fix(
        description=f"quote what the page says: “{located.passage}”",
        patch=(Edit(op="replace", path=path, value=located.passage),),
        safe=not meant and len(located.passage) <= _LONGER * len(quote.exact),
    )
