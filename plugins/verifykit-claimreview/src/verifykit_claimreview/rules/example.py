"""The case around the reviews that the rules show as their examples."""

from __future__ import annotations

from textwrap import indent

_CASE = """\
sources:
  - {id: desk, name: Check Desk}
documents:
  - {id: page, source: desk}
claims:
  - {id: bridge-closed, text: The bridge was closed in May.}
evidence:
  - id: review
    claim: bridge-closed
    document: page
    stance: refutes
    x-claimreview:
      "@type": ClaimReview
"""


def example(review: str) -> str:
    """Return a case in which a review, given in YAML, is evidence as it is after reading."""
    return _CASE + indent(review, " " * 6)


GOOD = example(
    """\
url: https://desk.example/bridge
claimReviewed: The bridge was closed in May.
datePublished: 2024-05-31
author: {"@type": Organization, name: Check Desk}
reviewRating:
  {"@type": Rating, alternateName: "False", ratingValue: 1, bestRating: 5, worstRating: 1}
itemReviewed:
  "@type": Claim
  author: {"@type": Person, name: The mayor}
  appearance: [{"@type": CreativeWork, url: "https://daily.example/mayor"}]
"""
)
"""A review without any fault."""
