"""CLR005: a rating whose word and number say opposite things."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from verifykit import Rule
from verifykit.ratings import rating_of, scale_of, text
from verifykit_claimreview.rating import meaning_of_word
from verifykit_claimreview.rules.example import GOOD, example
from verifykit_claimreview.rules.fault import Fault

RULE = Rule(
    code="CLR005",
    name="rating-contradicts-itself",
    severity="warning",
    checks="Do the word and the number of the rating point the same way?",
    why=(
        "5 of 5 means true. A scale that counts from true to false, or a number left over from "
        "a template, makes programs read the opposite of what people read."
    ),
    fix="Turn the scale round, so that bestRating is true, or correct the word.",
    bad=example(
        """\
url: https://desk.example/bridge
claimReviewed: The bridge was closed in May.
reviewRating: {alternateName: "False", ratingValue: 5, bestRating: 5, worstRating: 1}
author: {name: Check Desk}
itemReviewed: {author: {name: The mayor}}
"""
    ),
    good=GOOD,
)


def find(review: Mapping[str, Any]) -> Iterator[Fault]:
    """Yield the fault if the one means true and the other false."""
    word = text(rating_of(review).get("alternateName"))
    scale = scale_of(review)
    if {meaning_of_word(word), scale.label} == {"true", "false"}:
        yield Fault(
            ("reviewRating",),
            f"the word says {word}, and {scale.value:g} on a scale from {scale.worst:g} to "
            f"{scale.best:g} says the opposite",
        )
