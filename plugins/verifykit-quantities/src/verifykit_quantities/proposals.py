"""Proposals: the figure that the text of a claim gives, and its unit."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from verifykit import Basis, Case, Claim, Proposal
from verifykit_quantities.figures import TextWithFigures, read_claim
from verifykit_quantities.quantity import Quantity
from verifykit_quantities.words import FALLS

_SENTENCE = re.compile(r"[.!?]\s+\w")


def proposed(case: Case) -> Iterator[Proposal]:
    """Yield proposals of `value`, `unit` and `approximate` of claims without a value.

    Only a text with one figure, in one sentence, that can be read in one way gives any; a count
    ("eight trainers") only where the predicate asks for a number. "More than 20" is a range.
    """
    for claim in case.claims:
        if claim.value is None and claim.says is None and _may_be_a_number(case, claim):
            text = read_claim(case, claim)
            if text is not None:
                yield from _of_claim(case, claim, text)


def _may_be_a_number(case: Case, claim: Claim) -> bool:
    predicate = case.predicates_by_id.get(claim.predicate or "")
    return predicate is None or predicate.value in (None, "number")


def _of_claim(case: Case, claim: Claim, text: TextWithFigures) -> Iterator[Proposal]:
    if len(text.quantities) != 1 or _SENTENCE.search(text.text) or _tells_of_a_fall(text.text):
        return
    [one] = text.quantities
    predicate = case.predicates_by_id.get(claim.predicate or "")
    if len(one.values) != 1 or (one.kind == "count" and predicate is None) or one.begins_change:
        return
    yield _edit(claim, one, "value", _value(one))
    if one.unit and claim.unit is None and (predicate is None or predicate.unit is None):
        yield _edit(claim, one, "unit", one.unit)
    if one.sense == "about" and not claim.approximate and not one.to:
        yield _edit(claim, one, "approximate", True)


def _tells_of_a_fall(text: str) -> bool:
    """Whether a figure may be meant as one below zero: "output fell by 1 percent"."""
    return any(word.casefold() in FALLS for word in re.findall(r"[^\W\d_]+", text))


def _edit(claim: Claim, one: Quantity, key: str, value: Any) -> Proposal:
    return Proposal(
        kind="field",
        within="claims",
        item=claim.id,
        key=key,
        value=value,
        reason=f"its text says “{one.text}”",
        rests_on=(Basis(start=one.start, end=one.end, text=one.text),),
    )


def _value(one: Quantity) -> Any:
    number = _plain(min(one.values))
    if one.to:
        return {"min": number, "max": _plain(max(one.to))}
    if one.sense in ("more", "less"):
        return {"min" if one.sense == "more" else "max": number}
    return number


def _plain(number: Decimal) -> int | float:
    return int(number) if number == number.to_integral_value() else float(number)
