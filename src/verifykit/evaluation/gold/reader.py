"""Choosing the reader of a file of gold labels."""

from __future__ import annotations

import json
from pathlib import Path

from verifykit.errors import InputError
from verifykit.evaluation.gold.rows import TABLES, ending, read_rows, read_text
from verifykit.evaluation.gold.table import gold_of_rows, unknown_ratings
from verifykit.evaluation.labels import Gold
from verifykit.ratings import RatingTable, built_in, find_reviews, rating_of, scale_of, text
from verifykit.tables.roles import Columns

CLAIM_REVIEWS = (".json", ".jsonld")


def read_gold(
    path: Path, columns: Columns | None = None, ratings: RatingTable | None = None
) -> list[Gold]:
    """Return the gold labels of a file: CSV, TSV or JSON Lines, or ClaimReview JSON.

    Raise InputError if the file cannot be read as what its ending says, or says nothing.
    """
    ratings = ratings or built_in()
    kind = ending(path)
    if kind in CLAIM_REVIEWS:
        found = _read_claim_reviews(path, ratings)
    elif kind in TABLES:
        found = gold_of_rows(read_rows(path), path, columns or Columns({}), ratings)
    else:
        endings = ", ".join((*TABLES, *CLAIM_REVIEWS))
        raise InputError(f"{path}: gold labels are read from files that end in {endings}")
    if not found:
        raise InputError(f"{path}: there is no gold label in it")
    return found


def _read_claim_reviews(path: Path, ratings: RatingTable) -> list[Gold]:
    """Return the labels of all ClaimReviews in a JSON file; raise InputError.

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
    for number, review in enumerate(find_reviews(data), start=1):
        place = f"{path}: ClaimReview {number}"
        claim = text(review.data.get("claimReviewed"))
        if claim is None:
            continue
        word = text(rating_of(review.data).get("alternateName")) or ""
        if word and ratings.knows(word):
            label = ratings.label(word)
        else:
            label = scale_of(review.data).label
            if label is None and word:
                unknown.setdefault(word, place)
        if label is not None:
            found.append(Gold(label=label, text=claim, rating=word, place=place))
    if unknown:
        raise unknown_ratings(unknown)
    return found
