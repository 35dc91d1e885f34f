"""What a rating says about a claim: from its word, else from its number."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from verifykit.ratings import Label, built_in, scale_of
from verifykit_claimreview.review import review_of

STANCES: Mapping[Label | None, str] = {
    "true": "supports",
    "false": "refutes",
    "unknown": "questions",
    None: "reports",
}
"""The stance of a checker by what the rating means; None where it rates nothing."""


def knows(word: str) -> bool:
    """Whether the word is in verifykit's table of ratings."""
    return built_in().knows(word)


def meaning_of_word(word: str | None) -> Label | None:
    """Return what a word means; None for one that rates nothing, and for a stranger."""
    return built_in().label(word) if word is not None and knows(word) else None


def stance_of(data: Mapping[str, Any]) -> str:
    """Return the stance of the checker towards the claim: the word goes before the number."""
    word = review_of(data).rating
    if word is not None and knows(word):
        return STANCES[meaning_of_word(word)]
    return STANCES[scale_of(data).label]
