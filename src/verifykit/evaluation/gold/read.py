"""Choosing the reader of a file of gold labels."""

from __future__ import annotations

from pathlib import Path

from verifykit.errors import InputError
from verifykit.evaluation.gold.claim_review import read_claim_reviews
from verifykit.evaluation.gold.rows import TABLES, ending, read_rows
from verifykit.evaluation.gold.table import gold_of_rows
from verifykit.evaluation.labels import Gold
from verifykit.ratings import RatingTable, built_in
from verifykit.tables.roles import Columns

CLAIM_REVIEWS = (".json", ".jsonld")


def read_gold(
    path: Path, columns: Columns | None = None, ratings: RatingTable | None = None
) -> list[Gold]:
    """Return the gold labels of a file: CSV, TSV or JSON Lines, or ClaimReview JSON.

    Raises InputError if the file cannot be read as what its ending says, or says nothing.
    """
    ratings = ratings or built_in()
    kind = ending(path)
    if kind in CLAIM_REVIEWS:
        found = read_claim_reviews(path, ratings)
    elif kind in TABLES:
        found = gold_of_rows(read_rows(path), path, columns or Columns({}), ratings)
    else:
        endings = ", ".join((*TABLES, *CLAIM_REVIEWS))
        raise InputError(f"{path}: gold labels are read from files that end in {endings}")
    if not found:
        raise InputError(f"{path}: there is no gold label in it")
    return found
