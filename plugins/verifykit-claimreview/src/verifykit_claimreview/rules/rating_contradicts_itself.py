"""CLR005: a rating whose word and number say opposite things."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from verifykit.ratings import rating_of, scale_of, text
from verifykit_claimreview.rules import RATING_CONTRADICTS_ITSELF
from verifykit_claimreview.rules.fault import Fault, InReviews


def faults(review: Mapping[str, Any]) -> Iterator[Fault]:
    """Yield the fault if the one means true and the other false."""
    # A case without reviews need not wait for the words of ratings.
    from verifykit_claimreview.rating import known_words

    word = text(rating_of(review).get("alternateName"))
    scale = scale_of(review)
    saying = known_words().saying(word) if word is not None else None
    opposite = {("supports", "false"), ("refutes", "true")}
    if word is not None and (saying, scale.label) in opposite:
        yield Fault(
            ("reviewRating",),
            f"the word says {word}, and {scale.value:g} on a scale from {scale.worst:g} to "
            f"{scale.best:g} says the opposite",
        )


find = InReviews(RATING_CONTRADICTS_ITSELF, faults)
