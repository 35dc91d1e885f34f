"""Reads ClaimReview as it is found, checks it, and writes it. A plug-in of verifykit."""

from verifykit.ratings import ClaimReview, find_reviews
from verifykit_claimreview.review import Review, review_of

__all__ = ["ClaimReview", "Review", "find_reviews", "review_of"]
