"""CLR001: a review that does not say what was claimed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from verifykit import Rule
from verifykit.ratings import text
from verifykit_claimreview.rules.example import GOOD, example
from verifykit_claimreview.rules.fault import Fault

RULE = Rule(
    code="CLR001",
    name="claim-reviewed-missing",
    severity="error",
    checks="Does the review state the claim that it is about, in claimReviewed?",
    why=(
        "claimReviewed is required: without it nobody can tell what was found true or false, "
        "and search engines show nothing."
    ),
    fix=(
        "Put the claim into claimReviewed, in one short sentence and in the words of the claimant."
    ),
    bad=example(
        """\
url: https://desk.example/bridge
reviewRating: {alternateName: "False", ratingValue: 1}
author: {name: Check Desk}
itemReviewed: {author: {name: The mayor}}
"""
    ),
    good=GOOD,
)


def find(review: Mapping[str, Any]) -> Iterator[Fault]:
    """Yield the fault if claimReviewed is absent or blank."""
    if text(review.get("claimReviewed")) is None:
        yield Fault(("claimReviewed",), "claimReviewed is missing: what was claimed?")
