"""QUO001: the page says something else than the quote."""

from __future__ import annotations

from collections.abc import Iterator

from verifykit import Case, Context, Finding
from verifykit_quotes.quotes import checked_quotes
from verifykit_quotes.rules import QUOTE_ALTERED
from verifykit_quotes.wording import passage, told


def find(case: Case, context: Context) -> Iterator[Finding]:
    """Yield a finding for each quote with a difference that matters."""
    for checked in checked_quotes(context):
        located = checked.located
        if located is not None and located.outcome == "altered":
            grave = told(one for one in located.differences if one.grave)
            message = (
                f"is altered ({grave}); the page has {passage(located)}: quote that, and see "
                "whether it still bears on the claim"
            )
            yield checked.finding(QUOTE_ALTERED, message, case, fix=checked.correction(case))
