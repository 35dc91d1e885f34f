"""What the ratings of fact-checkers mean, and where ClaimReview has them."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from verifykit.ratings.packing import ClaimReview, find_reviews, is_review
    from verifykit.ratings.plain import as_list, first, number, text, without_none
    from verifykit.ratings.scale import (
        DEFAULT_BEST,
        DEFAULT_WORST,
        NO_RATING,
        Scale,
        rating_of,
        scale_of,
    )
    from verifykit.ratings.table import (
        LABELS,
        UNRATED,
        Label,
        RatingTable,
        built_in,
        normalised,
        read_ratings,
    )

_HOMES = {
    "packing": "ClaimReview find_reviews is_review",
    "plain": "as_list first number text without_none",
    "scale": "DEFAULT_BEST DEFAULT_WORST NO_RATING Scale rating_of scale_of",
    "table": "LABELS UNRATED Label RatingTable built_in normalised read_ratings",
}
_HOME = {name: module for module, names in _HOMES.items() for name in names.split()}

__all__ = [
    "DEFAULT_BEST",
    "DEFAULT_WORST",
    "LABELS",
    "NO_RATING",
    "UNRATED",
    "ClaimReview",
    "Label",
    "RatingTable",
    "Scale",
    "as_list",
    "built_in",
    "find_reviews",
    "first",
    "is_review",
    "normalised",
    "number",
    "rating_of",
    "read_ratings",
    "scale_of",
    "text",
    "without_none",
]


def __getattr__(name: str) -> Any:
    # Imported when first used: a case without ratings need not wait for their table.
    if name not in _HOME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOME[name]}"), name)
