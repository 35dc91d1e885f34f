"""CLR010: a rating word that verifykit does not know."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from verifykit import Rule
from verifykit.ratings import rating_of, scale_of, text
from verifykit_claimreview.rating import knows
from verifykit_claimreview.rules.fault import Fault, InReviews

RULE = Rule.from_page(
    __file__, code="CLR010", name="rating-word-unknown", severity="note", kind="open"
)


def faults(review: Mapping[str, Any]) -> Iterator[Fault]:
    """Yield the fault if the word is a stranger."""
    word = text(rating_of(review).get("alternateName"))
    if word is not None and not knows(word):
        number = scale_of(review).label
        read = "as a mere report" if number is None else f"by its number, as {number}"
        yield Fault(
            ("reviewRating", "alternateName"), f"the rating {word[:80]!r} is unknown; read {read}"
        )


find = InReviews(RULE, faults)
