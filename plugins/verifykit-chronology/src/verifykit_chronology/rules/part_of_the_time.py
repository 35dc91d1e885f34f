"""CHR004: said of most or all of a time, and borne out for a small part of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from verifykit import Case, Claim, Context, Finding, Span, span_of
from verifykit_chronology.rules import PART_OF_THE_TIME
from verifykit_chronology.texts import DatedText, dated_claims, dated_texts

if TYPE_CHECKING:
    from verifykit_chronology.expression import Expression


def find(case: Case, context: Context) -> Iterator[Finding]:
    """Yield a finding for each claim about most of a time whose `when` or quotes have less.

    "Most of 2020" is not borne out by "January 2020", unless all that speaks for the claim
    together covers half of the time.
    """
    texts = dated_claims(context)
    quotes: dict[str, list[DatedText]] = {}
    for text in dated_texts(context):
        if text.item is not None and text.item.stance == "supports" and not text.item.partial:
            quotes.setdefault(text.item.claim, []).append(text)
    for claim in case.claims:
        time = _time(claim, texts.get(claim.id))
        if time is None:
            continue
        whole, during, said = time
        if claim.when is not None and claim.id in texts and claim.during is None:
            own = span_of(claim.when)
            if whole.covers(own) and _length([own]) * 2 < _length([whole]):
                message = f"says “{said}”, its `when` is {claim.when} only"
                yield texts[claim.id].finding(
                    PART_OF_THE_TIME, message, *texts[claim.id].expressions
                )
        parts = [(text, one) for text in quotes.get(claim.id, ()) for one in _parts(text, claim)]
        spans = [span for _, one in parts for span in one.spans]
        inside = all(whole.covers(span) for span in spans)
        if parts and inside and _length(spans) * 2 < _length([whole]):
            text, one = parts[0]
            message = f"is of “{one.text}”, the claim of {during} of {said}"
            yield text.finding(PART_OF_THE_TIME, message, one)


def _time(claim: Claim, text: DatedText | None) -> tuple[Span, str, str] | None:
    """The time of which a claim says something of most or all, and the words for both."""
    if text is not None and len(text.expressions) == 1:
        [one] = text.expressions
        if one.during is not None and len(one.spans) == 1:
            return one.spans[0], one.during, f"{one.during} of {one.text}"
    if claim.when is not None and claim.during in ("most", "all"):
        return span_of(claim.when), claim.during, claim.when
    return None


def _parts(text: DatedText, claim: Claim) -> Sequence[Expression]:
    from verifykit_chronology.clauses import is_about

    if text.orders_events or any(
        one.during or one.edge or not one.spans for one in text.expressions
    ):
        return ()
    return [one for one in text.expressions if is_about(text.text, one, claim.text, text.language)]


def _length(spans: Sequence[Span]) -> int:
    """The days that some spans have together; without a beginning or an end no days are known."""
    from verifykit_chronology.days import days_of

    return len(set().union(*map(days_of, spans)))
