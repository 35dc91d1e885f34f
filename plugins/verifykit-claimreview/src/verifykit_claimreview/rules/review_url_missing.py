"""CLR003: a review without the address of its page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from verifykit.ratings import text
from verifykit_claimreview.plain import is_url, urls
from verifykit_claimreview.rules import REVIEW_URL_MISSING
from verifykit_claimreview.rules.fault import Fault, InReviews


def faults(review: Mapping[str, Any]) -> Iterator[Fault]:
    """Yield the fault if url is absent, relative, or several."""
    address = text(review.get("url"))
    if address is None:
        yield Fault(("url",), "url is missing: where can the review be read?")
    elif not is_url(address) or len(urls(review.get("url"))) > 1:
        yield Fault(("url",), f"url is not one absolute web address: {address[:80]}")


find = InReviews(REVIEW_URL_MISSING, faults)
