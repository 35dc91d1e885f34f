"""CLR004: a rating that is off its scale."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from verifykit.ratings import NO_RATING, number, rating_of, scale_of
from verifykit_claimreview.rules import RATING_OFF_SCALE
from verifykit_claimreview.rules.fault import Fault, InReviews

_ENDS = ("ratingValue", "worstRating", "bestRating")


def faults(review: Mapping[str, Any]) -> Iterator[Fault]:
    """Yield a fault for what is no number, a scale that is none, and a number off its scale."""
    rating = rating_of(review)
    for name in _ENDS:
        if rating.get(name) is not None and number(rating[name]) is None:
            yield Fault(("reviewRating", name), f"{name} is not a number")
    if number(rating.get("ratingValue")) == NO_RATING:
        message = "ratingValue is -1; leave it out where nothing is rated"
        yield Fault(("reviewRating", "ratingValue"), message)
    scale = scale_of(review)
    if not scale.sound:
        value = "no value" if scale.value is None else f"{scale.value:g}"
        yield Fault(
            ("reviewRating",),
            f"{value} on a scale from {scale.worst:g} to {scale.best:g}: worstRating must be at "
            "least 1, bestRating greater, and ratingValue between them",
        )


find = InReviews(RATING_OFF_SCALE, faults)
