"""QUO007: the page does not have the quote from whom the item says."""

from __future__ import annotations

from collections.abc import Iterator

from verifykit import Case, Context, Finding
from verifykit_quotes.quote_check import QuoteCheck
from verifykit_quotes.quotes import checked_quotes
from verifykit_quotes.rules import QUOTE_OF_SOMEBODY_ELSE


def find(case: Case, context: Context) -> Iterator[Finding]:
    """Yield a finding for each quote of a person whom the page does not name, or not beside it."""
    for checked in checked_quotes(context):
        if checked.evidence.attributed_to is not None and checked.located is not None:
            message = _question(checked, case)
            if message is not None:
                yield checked.finding(QUOTE_OF_SOMEBODY_ELSE, message, case)


def _question(checked: QuoteCheck, case: Case) -> str | None:
    # Imported here, so that a case without speakers need not wait for it.
    from verifykit_quotes.surroundings import can_name, has_full_name, is_named, sentence

    speaker = case.source(checked.evidence.attributed_to)
    located, page, whole = checked.located, checked.page, checked.whole
    if speaker is None or located is None or page is None or whole is None or not located.passage:
        return None
    if not has_full_name(speaker) or not can_name(speaker, whole):
        return None
    before, behind = sentence(page, located)
    inside = [one for one in page.tokens if located.start <= one.start < located.end]
    if is_named(speaker, case, [*before, *inside, *behind]):
        return None
    beside = [
        case.source_name(one.id)
        for one in case.sources
        if one.id != speaker.id and has_full_name(one) and is_named(one, case, [*before, *behind])
    ]
    name, others = case.source_name(speaker.id), " and ".join(beside)
    if not is_named(speaker, case, whole.tokens):
        more = f"; beside it stands {others}" if beside else ""
        return f"is given to {name}, whom the page does not name{more}"
    return f"is given to {name}; beside it the page names {others}" if beside else None
