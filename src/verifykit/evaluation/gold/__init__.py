"""Reading gold labels: CSV, JSON Lines, ClaimReview; one format per file."""
