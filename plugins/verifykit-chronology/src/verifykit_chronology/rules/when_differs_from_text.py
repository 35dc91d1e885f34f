"""CHR003: the `when` of a claim is not the date that its text gives."""

from __future__ import annotations

from collections.abc import Iterator

from verifykit import Case, Context, Finding, span_of
from verifykit_chronology.rules import WHEN_DIFFERS_FROM_TEXT
from verifykit_chronology.texts import dated_claims


def find(case: Case, context: Context) -> Iterator[Finding]:
    """Yield a finding for each claim whose `when` and whose text differ in year, month or day.

    Only a text that gives one date, says that something was then, and says nothing of before or
    after is held against `when`.
    """
    from verifykit_chronology.slips import slip

    for name, text in dated_claims(context).items():
        when = case.claims_by_id[name].when
        if when is None or len(text.expressions) != 1 or text.orders_events:
            continue
        [one] = text.expressions
        if not text.is_of_all(one) or one.may_meet([span_of(when)]):
            continue
        slips = [slip(reading, when) for reading in one.readings]
        if slips and None not in slips:
            differs = " or ".join(dict.fromkeys(filter(None, slips)))
            yield text.finding(
                WHEN_DIFFERS_FROM_TEXT,
                f"says “{one.text}”, its `when` {when}: the {differs} differs",
                one,
            )
