"""What the rating words of fact-checkers mean: true, false, or not settled."""

from verifykit.ratings.table import (
    LABELS,
    UNRATED,
    Label,
    RatingTable,
    built_in,
    normalised,
    read_ratings,
)

__all__ = [
    "LABELS",
    "UNRATED",
    "Label",
    "RatingTable",
    "built_in",
    "normalised",
    "read_ratings",
]
