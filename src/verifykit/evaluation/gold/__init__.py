"""Reading gold labels: CSV, JSON Lines, ClaimReview; one format per file."""

from verifykit.evaluation.gold.reader import read_gold

__all__ = ["read_gold"]
