"""What the number of a ClaimReview's rating means, by its place on its scale."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from verifykit.parts import frozen
from verifykit.ratings.plain import first, number, text

if TYPE_CHECKING:
    from verifykit.ratings.table import Label

DEFAULT_WORST, DEFAULT_BEST = 1.0, 5.0
"""The scale that holds where none is stated (schema.org): 5 is true."""
NO_RATING = -1.0
"""The number that some write where they give none."""
_TRUE_FROM, _FALSE_UP_TO = 0.75, 0.25


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

    @property
    def label(self) -> Label | None:
        """What the number means; None if there is none on the scale, or no scale."""
        if self.value is None or not self.worst <= self.value <= self.best:
            return None
        if self.worst == self.best:
            return None
        share = (self.value - self.worst) / (self.best - self.worst)
        if share >= _TRUE_FROM:
            return "true"
        return "false" if share <= _FALSE_UP_TO else "unknown"


def rating_of(review: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return the rating of a review; a text that stands for it is its word."""
    rating = first(review.get("reviewRating"))
    if isinstance(rating, dict) and "@value" not in rating:
        return rating
    word = text(rating)
    return {} if word is None else {"alternateName": word}


def scale_of(review: Mapping[str, Any]) -> Scale:
    """Return the number of a review's rating; -1 stands for none."""
    rating = rating_of(review)
    value = number(rating.get("ratingValue"))
    worst, best = number(rating.get("worstRating")), number(rating.get("bestRating"))
    return Scale(
        value=None if value == NO_RATING else value,
        worst=DEFAULT_WORST if worst is None else worst,
        best=DEFAULT_BEST if best is None else best,
    )
