"""CHR006: told as something past, in what is older than what it tells."""

from __future__ import annotations

from collections.abc import Iterator

from verifykit import Case, Context, Evidence, Finding, Span
from verifykit_chronology.rules import TOLD_BEFORE_IT_HAPPENED
from verifykit_chronology.texts import (
    DatedText,
    dated_claims,
    dated_texts,
    listed,
    said_on,
    surely_after,
)


def find(case: Case, context: Context) -> Iterator[Finding]:
    """Yield a finding for each quote, and each item, that is older than the dates it tells of.

    What looks ahead (will, planned, announced, …) is passed over. A claim's `when` is for SRC012;
    here the text of a claim without one is held against what supports it.
    """
    quoted = {text.item.id: text for text in dated_texts(context) if text.item is not None}
    claims = dated_claims(context)
    for item in case.evidence:
        said = said_on(case, item)
        text = quoted.get(item.id)
        if said is None or item.stance not in ("supports", "reports"):
            continue
        if text is not None:
            if _is_later(text, said):
                told = listed(text.absolute)
                message = f"tells of {told}, but is from {_date(case, item)}: "
                yield text.finding(TOLD_BEFORE_IT_HAPPENED, message + _MAY_BE, *text.absolute)
            continue
        text = claims.get(item.claim)
        if text is None or item.quote is not None or case.claims_by_id[item.claim].when is not None:
            continue
        if len(text.expressions) == 1 and _is_later(text, said):
            told = listed(text.absolute)
            yield TOLD_BEFORE_IT_HAPPENED.finding(
                f"{item.id} is from {_date(case, item)}, and {text.owner} tells of {told}: "
                + _MAY_BE,
                claim=item.claim,
                pointer=case.pointer(item),
                data={"expressions": [one.data() for one in text.absolute]},
            )


_MAY_BE = "a forecast, or a date that is wrong"


def _is_later(text: DatedText, said: Span) -> bool:
    """Whether every date of a text, in every reading, lies after the day on which it was said."""
    told = text.expressions
    if any(one.edge or not one.absolute or not one.spans for one in told):
        return False
    if not all(surely_after(span, said) for one in told for span in one.spans):
        return False
    return any(text.tells_as_past(one) for one in told)


def _date(case: Case, item: Evidence) -> str:
    document = case.documents_by_id.get(item.document or "")
    return item.when or (document.published if document is not None else None) or "before"
