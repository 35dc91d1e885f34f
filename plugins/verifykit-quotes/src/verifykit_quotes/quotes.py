"""The quotes of a case, checked one after another."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from verifykit import Case, Context, Evidence
from verifykit_quotes.checked import Checked
from verifykit_quotes.options import QuoteOptions


def checked_quotes(context: Context) -> tuple[Checked, ...]:
    """Return what became of every quote of a case under the plug-in's options, worked out once."""
    return context.once(_checked)


def _checked(context: Context) -> tuple[Checked, ...]:
    options = QuoteOptions.of(context.options)
    return tuple(check_quotes(context.case.evidence, context.case, options))


def check_quotes(
    evidence: Iterable[Evidence], case: Case, options: QuoteOptions
) -> Iterator[Checked]:
    """Yield what became of each quote; items without a quote are passed over."""
    for item in evidence:
        if item.quote is not None:
            # Imported here, so that a case without quotes need not wait for it.
            from verifykit_quotes.checking import check_quote

            yield check_quote(item, item.quote, case, options)
