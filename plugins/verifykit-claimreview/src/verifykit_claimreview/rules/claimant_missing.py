"""CLR007: a claim of nobody."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from verifykit import Rule
from verifykit_claimreview.plain import named
from verifykit_claimreview.review import item_reviewed
from verifykit_claimreview.rules.example import GOOD, example
from verifykit_claimreview.rules.fault import Fault

RULE = Rule(
    code="CLR007",
    name="claimant-missing",
    severity="warning",
    checks="Does itemReviewed.author name whoever made the claim?",
    why=(
        "A claim that nobody is said to have made cannot be followed to its origin, and reviews "
        "of the same person's claims cannot be found together."
    ),
    fix=(
        "Name the claimant in itemReviewed.author, or say Social media users or Unknown where "
        "it is so."
    ),
    bad=example(
        """\
url: https://desk.example/bridge
claimReviewed: The bridge was closed in May.
reviewRating: {alternateName: "False", ratingValue: 1}
author: {name: Check Desk}
"""
    ),
    good=GOOD,
)


def find(review: Mapping[str, Any]) -> Iterator[Fault]:
    """Yield the fault if there is no claimant with a name."""
    item = item_reviewed(review)
    if named(item.get("author")) is None:
        where = ("itemReviewed", "author")
        yield Fault(where, "itemReviewed.author names nobody: who made the claim?")
