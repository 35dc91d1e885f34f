"""Reads ClaimReview as it is found, checks it, and writes it. A plug-in of verifykit."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from verifykit.ratings import ClaimReview, find_reviews
    from verifykit_claimreview.review import Review, review_of

_HOMES = {
    "ClaimReview": "verifykit.ratings",
    "find_reviews": "verifykit.ratings",
    "Review": "verifykit_claimreview.review",
    "review_of": "verifykit_claimreview.review",
}

__all__ = ["ClaimReview", "Review", "find_reviews", "review_of"]


def __getattr__(name: str) -> Any:
    # Imported when first used: a case without reviews need not wait for what reads them.
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)
