"""Each claim with a figure held against its own text, and against the quotes that support it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, NamedTuple

from verifykit import Case, Claim, Context, Finding, Rule
from verifykit_quantities.figures import (
    TextWithFigures,
    claim_figures,
    quote_figures,
    structured,
    unit_of,
)
from verifykit_quantities.quantity import Quantity

Outcome = Literal["thousand", "points", "text", "quote"]


class Difference(NamedTuple):
    """A text whose figure is not that of the claim.

    `outcome` names the slip ("thousand", "points"), or says whose figure differs: that of the
    claim's own "text" from its value, or that of a "quote".
    """

    outcome: Outcome
    text: TextWithFigures
    found: Quantity
    said: str

    def finding(self, rule: Rule, why: str) -> Finding:
        """Return a finding at the text."""
        message = f"has “{self.found.text}”, {self.said}: {why}"
        return self.text.finding(rule, message, self.found)


def compared(context: Context) -> tuple[Difference, ...]:
    """Return what differs, worked out once."""
    return context.once(_compared)


def _compared(context: Context) -> tuple[Difference, ...]:
    case, texts = context.case, claim_figures(context)
    found = [one for claim in case.claims for one in _own_text(case, claim, texts.get(claim.id))]
    for quote in quote_figures(context):
        item = quote.item
        if item is not None and item.stance == "supports" and not item.partial:
            claim = case.claims_by_id[quote.claim]
            found += _quote(case, claim, texts.get(claim.id), quote)
    return tuple(found)


def _own_text(case: Case, claim: Claim, text: TextWithFigures | None) -> Iterator[Difference]:
    given = structured(claim)
    if given is None or text is None:
        return
    from verifykit_quantities.structure import Value

    unit = unit_of(case, claim)
    value = Value(number=given[0], unit=unit, approximate=claim.approximate)
    comparable = [one for one in text.quantities if value.in_unit_of(one) is not None]
    if not comparable or any(value.agrees(one) for one in comparable):
        return
    said = f"its `value` is {claim.value}{f' {unit}' if unit else ''}"
    for one in comparable:
        if value.is_thousand_times(one):
            yield Difference(outcome="thousand", text=text, found=one, said=said)
            return
    if len(text.quantities) == 1 and not comparable[0].sense:
        yield Difference(outcome="text", text=text, found=comparable[0], said=said)


def _quote(
    case: Case, claim: Claim, text: TextWithFigures | None, quote: TextWithFigures
) -> Iterator[Difference]:
    if text is None or claim.negated:
        return
    from verifykit_quantities.agreement import agree, conversion, slip

    pairs = [(said, found) for said in text.quantities for found in quote.quantities]
    if any(agree(said, found) for said, found in pairs) or _value_agrees(case, claim, quote):
        return
    for said, found in pairs:
        kind = slip(said, found)
        if kind is not None:
            told = f"the claim “{said.text}”"
            yield Difference(outcome=kind, text=quote, found=found, said=told)
            return
    if len(pairs) == 1 and conversion(pairs[0][1], pairs[0][0]) is not None:
        from verifykit_quantities.likeness import says_the_same

        [(said, found)] = pairs
        if says_the_same(quote.text, text.text, case.language):
            yield Difference(
                outcome="quote", text=quote, found=found, said=f"the claim “{said.text}”"
            )


def _value_agrees(case: Case, claim: Claim, quote: TextWithFigures) -> bool:
    given = structured(claim)
    if given is None:
        return False
    from verifykit_quantities.structure import Value

    value = Value(number=given[0], unit=unit_of(case, claim), approximate=claim.approximate)
    return any(value.agrees(one) for one in quote.quantities)
