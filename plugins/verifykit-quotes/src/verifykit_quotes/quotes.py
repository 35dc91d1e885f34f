"""The quotes of a case, checked one after another."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING

from verifykit import Case, Context, Document, Evidence
from verifykit_quotes.options import QuoteOptions
from verifykit_quotes.quote_check import QuoteCheck

if TYPE_CHECKING:
    from verifykit.captures import CapturedText


def checked_quotes(context: Context) -> tuple[QuoteCheck, ...]:
    """Return what became of every quote of a case under the plug-in's options, worked out once."""
    return context.once(_checked)


def _checked(context: Context) -> tuple[QuoteCheck, ...]:
    options = QuoteOptions.of(context.options)
    read = context.services.read_capture
    return tuple(check_quotes(context.case.evidence, context.case, options, read=read))


def check_quotes(
    evidence: Iterable[Evidence],
    case: Case,
    options: QuoteOptions,
    *,
    read: Callable[[Case, Document], CapturedText] | None = None,
) -> Iterator[QuoteCheck]:
    """Yield what became of each quote; items without a quote are passed over.

    `read` gives the text of a document's capture, or raises UnreadableCapture; by default it is
    what `verifykit.captures` reads.
    """
    for item in evidence:
        if item.quote is not None:
            # Imported here, so that a case without quotes need not wait for it.
            from verifykit.captures import read_capture
            from verifykit_quotes.lookup import check_quote

            yield check_quote(item, item.quote, case, options, read or read_capture)
