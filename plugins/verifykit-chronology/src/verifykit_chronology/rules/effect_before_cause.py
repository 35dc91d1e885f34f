"""CHR009: an effect is dated before its cause."""

from __future__ import annotations

import json
from collections.abc import Iterator

from verifykit import Case, Claim, Context, Finding, Related, Span, span_of
from verifykit_chronology.rules import EFFECT_BEFORE_CAUSE
from verifykit_chronology.texts import DatedText, dated_claims, dated_texts

KEY = "x-because-of"
"""The key of a claim that names the claims whose matter brought about its own."""


def find(case: Case, context: Context) -> Iterator[Finding]:
    """Yield a finding for each sentence and each pair of claims with an effect before its cause.

    Sentences count only where they leave no doubt which dates are meant: "fell on 10 May after
    the vote on 12 May", "the strike of 12 May led to the closure on 10 May".
    """
    for text in dated_texts(context):
        if len(text.absolute) > 1:
            from verifykit_chronology.causes import effects_first

            for effect, cause in effects_first(text):
                message = (
                    f"has “{effect.text}” as after or because of “{cause.text}”, which was later"
                )
                yield text.finding(EFFECT_BEFORE_CAUSE, message, effect, cause)
    texts = dated_claims(context)
    for claim in case.claims:
        for cause_id in _causes(claim):
            named = case.claims_by_id.get(cause_id)
            if named is None:
                continue
            first, later = _time(claim, texts), _time(named, texts)
            if first is not None and later is not None and first.before(later):
                yield EFFECT_BEFORE_CAUSE.finding(
                    f"{claim.id} is because of {named.id}, and was before it",
                    claim=claim.id,
                    pointer=case.pointer(claim),
                    related=(Related(pointer=case.pointer(named), message="the cause"),),
                )


def _causes(claim: Claim) -> tuple[str, ...]:
    """The ids under `x-because-of`: one, or a list of them."""
    for key, text in claim.extensions:
        if key == KEY:
            said = json.loads(text)
            named = said if isinstance(said, list) else [said]
            return tuple(one for one in named if isinstance(one, str))
    return ()


def _time(claim: Claim, texts: dict[str, DatedText]) -> Span | None:
    if claim.when is not None:
        return span_of(claim.when)
    text = texts.get(claim.id)
    if text is None or len(text.expressions) != 1 or text.orders_events:
        return None
    [one] = text.expressions
    return one.spans[0] if one.introduced and len(one.spans) == 1 else None
