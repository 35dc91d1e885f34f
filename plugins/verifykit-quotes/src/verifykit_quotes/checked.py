"""What became of the quote of one item of evidence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from attrs import frozen

from verifykit import Case, Evidence
from verifykit_quotes.located import Located
from verifykit_quotes.options import CONTEXT


@frozen(kw_only=True)
class Checked:
    """What became of a quote: where it is, or the `reason` why it could not be checked."""

    evidence: Evidence
    located: Located | None = None
    reason: str | None = None


def check_quotes(
    evidence: Iterable[Evidence], case: Case, context: int = CONTEXT
) -> Iterator[Checked]:
    """Yield what became of each quote; items without a quote are passed over."""
    for item in evidence:
        if item.quote is not None:
            # Imported here, so that a case without quotes need not wait for it.
            from verifykit_quotes.checking import check_quote

            yield check_quote(item, item.quote, case, context)
