"""Gold labels from ClaimReview (schema.org JSON-LD), as dirty as it is found in the wild."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from verifykit.errors import InputError
from verifykit.evaluation.gold.rows import read_text
from verifykit.evaluation.gold.table import unknown_ratings
from verifykit.evaluation.labels import Gold, Label
from verifykit.ratings import RatingTable

TRUE_FROM = 0.75
FALSE_UP_TO = 0.25
"""Where a rating number lies on the scale from worst (0) to best (1); between them: unknown."""
DEFAULT_WORST = 1
DEFAULT_BEST = 5
"""The scale that schema.org takes where a review states none."""


def read_claim_reviews(path: Path, ratings: RatingTable) -> list[Gold]:
    """Return the labels of all ClaimReviews in a JSON file; raises InputError.

    The claim is named by what the review says it is about (`claimReviewed`). The rating is its
    word (`alternateName`), and where no table explains that one, its number on its own scale;
    a number outside of its scale is no rating.
    """
    try:
        data = json.loads(read_text(path))
    except (ValueError, RecursionError) as error:
        raise InputError(f"{path}: is not valid JSON: {error}") from error
    found = []
    unknown: dict[str, str] = {}
    for number, review in enumerate(_reviews(data), start=1):
        place = f"{path}: ClaimReview {number}"
        text = _text(review.get("claimReviewed"))
        rating = _first(review.get("reviewRating"))
        if text is None or not isinstance(rating, dict):
            continue
        word = _text(rating.get("alternateName")) or ""
        if word and ratings.knows(word):
            label = ratings.label(word)
        else:
            label = _by_number(rating)
            if label is None and word:
                unknown.setdefault(word, place)
        if label is not None:
            found.append(Gold(label=label, text=text, rating=word, place=place))
    if unknown:
        raise unknown_ratings(unknown)
    return found


def _reviews(data: Any) -> Iterator[dict[str, Any]]:
    if isinstance(data, list):
        for entry in data:
            yield from _reviews(entry)
    elif isinstance(data, dict):
        kinds = data.get("@type")
        if "ClaimReview" in (kinds if isinstance(kinds, list) else [kinds]):
            yield data
        for key in ("@graph", "itemListElement", "item", "claimReview"):
            yield from _reviews(data.get(key))


def _by_number(rating: dict[str, Any]) -> Label | None:
    value = _number(rating.get("ratingValue"))
    worst = _number(rating.get("worstRating", DEFAULT_WORST))
    best = _number(rating.get("bestRating", DEFAULT_BEST))
    if (
        value is None
        or worst is None
        or best is None
        or not worst <= value <= best
        or worst == best
    ):
        return None
    share = (value - worst) / (best - worst)
    if share >= TRUE_FROM:
        return "true"
    return "false" if share <= FALSE_UP_TO else "unknown"


def _first(value: Any) -> Any:
    return value[0] if isinstance(value, list) and value else value


def _text(value: Any) -> str | None:
    value = _first(value)
    if isinstance(value, dict):
        value = value.get("@value")
    return value.strip() or None if isinstance(value, str) else None


def _number(value: Any) -> float | None:
    value = _first(value)
    if isinstance(value, dict):
        value = value.get("@value")
    try:
        return None if isinstance(value, bool) else float(value)
    except (TypeError, ValueError):
        return None
