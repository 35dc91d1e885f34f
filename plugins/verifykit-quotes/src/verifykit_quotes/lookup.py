"""Checks the quote of one item of evidence against the capture of its document."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

from verifykit import Case, Document, Evidence, Quote
from verifykit.captures import CapturedText, UnreadableCapture
from verifykit_quotes.location import OUTCOMES
from verifykit_quotes.options import QuoteOptions
from verifykit_quotes.page import Page
from verifykit_quotes.quote_check import QuoteCheck
from verifykit_quotes.search import locate_in

_FEWEST_WORDS = 3
"""A page with fewer words than this was not captured, only its empty frame was."""


def check_quote(
    evidence: Evidence,
    quote: Quote,
    case: Case,
    options: QuoteOptions,
    read: Callable[[Case, Document], CapturedText],
) -> QuoteCheck:
    """Return what became of the quote of an item of evidence.

    The quote is looked for in the main text of the page first, then in all that is visible.
    """
    document = None if evidence.document is None else case.documents_by_id.get(evidence.document)
    if document is None:
        return QuoteCheck(evidence=evidence, reason="the evidence names no document")
    if document.capture is None:
        return QuoteCheck(evidence=evidence, reason=_without_capture(document))
    try:
        captured = read(case, document)
    except UnreadableCapture as error:
        return QuoteCheck(evidence=evidence, reason=f"its capture cannot be read: {error}")
    reason = _too_long(quote, captured.whole, options)
    if reason is not None:
        return QuoteCheck(evidence=evidence, reason=reason)
    whole = _page(captured.whole, case.language)
    if len(whole.tokens) < _FEWEST_WORDS:
        return QuoteCheck(evidence=evidence, reason="its capture has no text in it")
    page = _page(captured.main, case.language)
    found = locate_in(quote, page, context=options.context)
    if not found.holds and captured.main != captured.whole:
        elsewhere = locate_in(quote, whole, context=options.context)
        if OUTCOMES.index(elsewhere.outcome) < OUTCOMES.index(found.outcome):
            page, found = whole, elsewhere
    return QuoteCheck(evidence=evidence, located=found, page=page, whole=whole)


def _too_long(quote: Quote, text: str, options: QuoteOptions) -> str | None:
    if len(text) > options.longest_page:
        most = f"{options.longest_page:,} are searched (`longest_page`)"
        return f"its capture has {len(text):,} characters, at most {most}"
    words = len(quote.exact.split())
    if words > options.longest_quote:
        return f"it has {words:,} words, at most {options.longest_quote:,} count (`longest_quote`)"
    return None


def _without_capture(document: Document) -> str:
    if not document.consulted:
        return f"nobody here has read {document.id}"
    return f"{document.id} has no capture"


@lru_cache(maxsize=16)
def _page(text: str, language: str | None) -> Page:
    return Page.of(text, default=language)
