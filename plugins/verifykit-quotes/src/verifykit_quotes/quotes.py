"""The quotes of a case, checked one after another."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from verifykit import Case, Evidence
from verifykit_quotes.checked import Checked
from verifykit_quotes.options import CONTEXT


def check_quotes(
    evidence: Iterable[Evidence], case: Case, context: int = CONTEXT
) -> Iterator[Checked]:
    """Yield what became of each quote; items without a quote are passed over."""
    for item in evidence:
        if item.quote is not None:
            # Imported here, so that a case without quotes need not wait for it.
            from verifykit_quotes.checking import check_quote

            yield check_quote(item, item.quote, case, context)
