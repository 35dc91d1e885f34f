"""CLR007: a claim of nobody."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from verifykit import Rule
from verifykit_claimreview.plain import item_reviewed, named
from verifykit_claimreview.rules.fault import Fault, InReviews

RULE = Rule.from_page(__file__, code="CLR007", name="claimant-missing", severity="warning")


def faults(review: Mapping[str, Any]) -> Iterator[Fault]:
    """Yield the fault if there is no claimant with a name."""
    item = item_reviewed(review)
    if named(item.get("author")) is None:
        where = ("itemReviewed", "author")
        yield Fault(where, "itemReviewed.author names nobody: who made the claim?")


find = InReviews(RULE, faults)
