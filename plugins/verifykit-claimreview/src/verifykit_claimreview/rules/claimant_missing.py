"""CLR007: a claim of nobody."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from verifykit_claimreview.plain import item_reviewed, named
from verifykit_claimreview.rules import CLAIMANT_MISSING
from verifykit_claimreview.rules.fault import Fault, InReviews


def faults(review: Mapping[str, Any]) -> Iterator[Fault]:
    """Yield the fault if there is no claimant with a name."""
    item = item_reviewed(review)
    if named(item.get("author")) is None:
        where = ("itemReviewed", "author")
        yield Fault(where, "itemReviewed.author names nobody: who made the claim?")


find = InReviews(CLAIMANT_MISSING, faults)
