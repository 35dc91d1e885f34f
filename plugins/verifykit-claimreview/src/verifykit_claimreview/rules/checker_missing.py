"""CLR006: a review of nobody, or of the claimant."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from verifykit import Rule
from verifykit_claimreview.plain import named
from verifykit_claimreview.review import review_of
from verifykit_claimreview.rules.example import GOOD, example
from verifykit_claimreview.rules.fault import Fault

RULE = Rule(
    code="CLR006",
    name="checker-missing",
    severity="warning",
    checks="Does author name whoever checked the claim, and not whoever made it?",
    why=(
        "author of the review is the checker; the claimant is author of itemReviewed. The two "
        "are easily swapped, and then the checker seems to have made the claim."
    ),
    fix=(
        "Put the name of the fact-checking desk into author, and the claimant into "
        "itemReviewed.author."
    ),
    bad=example(
        """\
url: https://desk.example/bridge
claimReviewed: The bridge was closed in May.
reviewRating: {alternateName: "False", ratingValue: 1}
author: {name: The mayor}
itemReviewed: {author: {name: The mayor}}
"""
    ),
    good=GOOD,
)


def find(review: Mapping[str, Any]) -> Iterator[Fault]:
    """Yield the fault if author is absent, nameless, or the claimant as well."""
    checker = named(review.get("author"))
    claimant = review_of(review).claimant
    if checker is None:
        yield Fault(("author",), "author names nobody: who checked the claim?")
    elif claimant is not None and claimant.casefold() == checker.casefold():
        message = f"{checker} is named as the checker and as the claimant"
        yield Fault(("author",), message)
