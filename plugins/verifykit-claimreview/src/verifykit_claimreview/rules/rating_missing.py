"""CLR002: a review without a rating in words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from verifykit import Rule
from verifykit.ratings import first, rating_of, text
from verifykit_claimreview.rules.example import GOOD, example
from verifykit_claimreview.rules.fault import Fault

RULE = Rule(
    code="CLR002",
    name="rating-missing",
    severity="error",
    checks="Is there a reviewRating, with the rating in words as its alternateName?",
    why=(
        "reviewRating and its alternateName are required. The word is what readers see; a "
        "number alone means something else on every scale."
    ),
    fix="Add reviewRating with alternateName, such as False or Half true.",
    bad=example(
        """\
url: https://desk.example/bridge
claimReviewed: The bridge was closed in May.
reviewRating: {ratingValue: 1, bestRating: 5, worstRating: 1}
author: {name: Check Desk}
itemReviewed: {author: {name: The mayor}}
"""
    ),
    good=GOOD,
)


def find(review: Mapping[str, Any]) -> Iterator[Fault]:
    """Yield the fault if there is no rating, or no word in it."""
    if first(review.get("reviewRating")) is None:
        yield Fault(("reviewRating",), "reviewRating is missing: what was found?")
    elif text(rating_of(review).get("alternateName")) is None:
        where = ("reviewRating", "alternateName")
        yield Fault(where, "reviewRating has no alternateName: the rating in words is required")
