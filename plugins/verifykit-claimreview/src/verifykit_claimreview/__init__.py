"""Reads ClaimReview as it is found, checks it, and writes it. A plug-in of verifykit."""

from verifykit_claimreview.review import Review, review_of
from verifykit_claimreview.shapes import Found, find_reviews

__all__ = ["Found", "Review", "find_reviews", "review_of"]
