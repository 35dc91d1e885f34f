"""CLR008: appearances that are not what they are called."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from verifykit_claimreview.plain import item_reviewed, urls
from verifykit_claimreview.rules import APPEARANCES_MIXED_UP
from verifykit_claimreview.rules.fault import Fault, InReviews


def faults(review: Mapping[str, Any]) -> Iterator[Fault]:
    """Yield a fault for several first ones, a first one among the copies, the review itself."""
    item = item_reviewed(review)
    origins, copies = urls(item.get("firstAppearance")), urls(item.get("appearance"))
    if len(origins) > 1:
        message = f"firstAppearance holds {len(origins)} pages: only one can be the first"
        yield Fault(("itemReviewed", "firstAppearance"), message)
    if set(origins) & set(copies):
        message = f"{origins[0]} is the first appearance and a copy as well"
        yield Fault(("itemReviewed", "appearance"), message)
    own = set(urls(review.get("url")))
    for name, pages in (("firstAppearance", origins), ("appearance", copies)):
        if own & set(pages):
            yield Fault(("itemReviewed", name), f"{name} holds the page of the review itself")


find = InReviews(APPEARANCES_MIXED_UP, faults)
