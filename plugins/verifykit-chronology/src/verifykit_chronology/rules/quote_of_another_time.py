"""CHR005: what a quote says happened at another time than the claim says."""

from __future__ import annotations

from collections.abc import Iterator

from verifykit import Case, Context, Finding, span_of
from verifykit_chronology.rules import QUOTE_OF_ANOTHER_TIME
from verifykit_chronology.texts import dated_texts, dates_of_claims


def find(case: Case, context: Context) -> Iterator[Finding]:
    """Yield a finding for each supporting quote whose one date cannot be that of the claim.

    A relative one ("last Tuesday") is counted from the day on which the item was said.
    """
    dates = dates_of_claims(context)
    for text in dated_texts(context):
        if text.item is None or text.item.stance != "supports" or text.item.partial:
            continue
        claim = case.claims_by_id[text.item.claim]
        when = claim.when or dates.get(claim.id)
        if when is None or claim.negated or len(text.expressions) != 1 or text.orders_events:
            continue
        [one] = text.expressions
        if not one.spans or one.edge or one.may_meet([span_of(when)]):
            continue
        if one.absolute and not text.is_of_all(one):
            continue
        from verifykit_chronology.clauses import is_about

        if is_about(text.text, one, claim.text, text.language):
            meant = " or ".join(one.readings)
            words = f"“{one.text}”" if one.absolute else f"“{one.text}”, that is {meant}"
            yield text.finding(QUOTE_OF_ANOTHER_TIME, f"says {words}, the claim {when}", one)
