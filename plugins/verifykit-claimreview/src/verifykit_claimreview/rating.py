"""What a rating says about a claim: from its word, else from its number."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal

from attrs import frozen

from verifykit.ratings import built_in
from verifykit_claimreview.plain import number
from verifykit_claimreview.review import rating_of, review_of

Meaning = Literal["true", "false", "unknown"]
DEFAULT_WORST, DEFAULT_BEST = 1.0, 5.0
"""The scale that holds where none is stated (schema.org): 5 is true."""
NO_RATING = -1.0
"""The number that some write where they give none."""
_TRUE_FROM, _FALSE_UP_TO = 0.75, 0.25

STANCES: Mapping[Meaning | None, str] = {
    "true": "supports",
    "false": "refutes",
    "unknown": "questions",
    None: "reports",
}
"""The stance of a checker by what the rating means; None where it rates nothing."""


@frozen(kw_only=True)
class Scale:
    """A rating's number, and the ends of its scale."""

    value: float | None
    worst: float
    best: float

    @property
    def sound(self) -> bool:
        """Whether the scale is one, and the number on it."""
        ends = 1 <= self.worst < self.best
        return ends and (self.value is None or self.worst <= self.value <= self.best)


def scale_of(data: Mapping[str, Any]) -> Scale:
    """Return the number of a review's rating; -1 stands for none."""
    rating = rating_of(data)
    value = number(rating.get("ratingValue"))
    worst, best = number(rating.get("worstRating")), number(rating.get("bestRating"))
    return Scale(
        value=None if value == NO_RATING else value,
        worst=DEFAULT_WORST if worst is None else worst,
        best=DEFAULT_BEST if best is None else best,
    )


def knows(word: str) -> bool:
    """Whether the word is in verifykit's table of ratings."""
    return built_in().knows(word)


def meaning_of_word(word: str | None) -> Meaning | None:
    """Return what a word means; None for one that rates nothing, and for a stranger."""
    return built_in().label(word) if word is not None and knows(word) else None


def meaning_of_number(scale: Scale) -> Meaning | None:
    """Return what a number means by its place on its scale; None if there is no sound one."""
    if scale.value is None or not scale.worst <= scale.value <= scale.best:
        return None
    if scale.worst == scale.best:
        return None
    share = (scale.value - scale.worst) / (scale.best - scale.worst)
    if share >= _TRUE_FROM:
        return "true"
    return "false" if share <= _FALSE_UP_TO else "unknown"


def stance_of(data: Mapping[str, Any]) -> str:
    """Return the stance of the checker towards the claim: the word goes before the number."""
    word = review_of(data).rating
    if word is not None and knows(word):
        return STANCES[meaning_of_word(word)]
    return STANCES[meaning_of_number(scale_of(data))]
