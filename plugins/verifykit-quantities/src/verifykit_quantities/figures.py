"""The figures of a case: in the structure and the texts of its claims, and in its quotes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from verifykit import Case, Claim, Context, Evidence, Finding, Rule

if TYPE_CHECKING:
    from verifykit_quantities.quantity import Quantity

_DIGIT = re.compile(r"\d")
_TELLS_MORE = re.compile(r"\(|from|von|de|du|[^\x00-\x7f]", re.I)
"""What is in every text with a figure in brackets, and in every one with a change ("from 3 to 5"):
how the words of `words.FROM` begin; in other than ASCII they may be written in other ways."""


class TextWithFigures(NamedTuple):
    """A text with its figures. `owner` says whose it is: "the quote of e-1"."""

    owner: str
    text: str
    pointer: str
    quantities: tuple[Quantity, ...]
    claim: str
    item: Evidence | None = None

    def finding(self, rule: Rule, message: str, *told: Quantity) -> Finding:
        """Return a finding at this text, with the figures that it is about as its data."""
        return rule.finding(
            f"{self.owner} {message}",
            claim=self.claim,
            pointer=self.pointer,
            data={"quantities": [one.data() for one in told]},
        )


def claim_figures(context: Context) -> dict[str, TextWithFigures]:
    """Return the texts of claims that have figures, by the id of the claim, worked out once.

    Left out are claims whose figures nothing is compared with: no value, no quote, no change.
    """
    return context.once(_claim_figures)


def quote_figures(context: Context) -> tuple[TextWithFigures, ...]:
    """Return the quotes that have figures and are about claims with figures, worked out once."""
    return context.once(_quote_figures)


def _claim_figures(context: Context) -> dict[str, TextWithFigures]:
    case = context.case
    quoted = {item.claim for item in case.evidence if item.quote is not None}
    found = (
        read_claim(case, claim)
        for claim in case.claims
        if claim.id in quoted or structured(claim) is not None or _TELLS_MORE.search(claim.text)
    )
    return {one.claim: one for one in found if one is not None}


def read_claim(case: Case, claim: Claim) -> TextWithFigures | None:
    """Return the text of a claim with its figures; None if it has none."""
    if _DIGIT.search(claim.text) is None and not _is_counted(case, claim):
        return None
    pointer = f"{case.pointer(claim)}/text"
    return _read(case, f"the text of {claim.id}", claim.text, pointer, claim.id, None)


def _is_counted(case: Case, claim: Claim) -> bool:
    """Whether a claim has a number in its structure, or is to have one, and so maybe in words."""
    if isinstance(claim.value, int | float) and not isinstance(claim.value, bool):
        return True
    predicate = case.predicates_by_id.get(claim.predicate or "")
    return predicate is not None and predicate.value == "number"


def _quote_figures(context: Context) -> tuple[TextWithFigures, ...]:
    return tuple(_quotes(context))


def _quotes(context: Context) -> Iterator[TextWithFigures]:
    case, claims = context.case, claim_figures(context)
    for item in case.evidence:
        claim = case.claims_by_id[item.claim]
        if item.quote is None or (item.claim not in claims and structured(claim) is None):
            continue
        owner, pointer = f"the quote of {item.id}", f"{case.pointer(item)}/quote/exact"
        read = _read(case, owner, item.quote.exact, pointer, item.claim, item)
        if read is not None:
            yield read


def _read(
    case: Case, owner: str, text: str, pointer: str, claim: str, item: Evidence | None
) -> TextWithFigures | None:
    # Imported here: a case without figures need not wait for what reads them.
    from verifykit_quantities.reading import quantities

    found = quantities(text, case.language)
    if not found:
        return None
    return TextWithFigures(
        owner=owner, text=text, pointer=pointer, quantities=found, claim=claim, item=item
    )


def structured(claim: Claim) -> tuple[Decimal, str | None] | None:
    """Return the number that is the value of a claim, and its unit; None if it has none."""
    value = claim.value
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    return Decimal(repr(value)), claim.unit


def unit_of(case: Case, claim: Claim) -> str | None:
    """Return the unit of a claim's value: its own, else that of its predicate."""
    predicate = case.predicates_by_id.get(claim.predicate or "")
    return claim.unit or (predicate.unit if predicate is not None else None)
