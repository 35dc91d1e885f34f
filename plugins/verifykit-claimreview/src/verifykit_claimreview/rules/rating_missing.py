"""CLR002: a review without a rating in words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from verifykit.ratings import first, rating_of, text
from verifykit_claimreview.rules import RATING_MISSING
from verifykit_claimreview.rules.fault import Fault, InReviews


def faults(review: Mapping[str, Any]) -> Iterator[Fault]:
    """Yield the fault if there is no rating, or no word in it."""
    if first(review.get("reviewRating")) is None:
        yield Fault(("reviewRating",), "reviewRating is missing: what was found?")
    elif text(rating_of(review).get("alternateName")) is None:
        where = ("reviewRating", "alternateName")
        yield Fault(where, "reviewRating has no alternateName: the rating in words is required")


find = InReviews(RATING_MISSING, faults)
