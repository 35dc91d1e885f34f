"""Gold labels from a table: one row per claim, or many with the same label."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from verifykit.errors import InputError
from verifykit.evaluation.labels import Gold
from verifykit.ratings import RatingTable
from verifykit.tables.roles import Columns
from verifykit.tables.rows import Row

ROLES = (
    "case",
    "group",
    "claim",
    "text",
    "verdict",
    "source",
    "document",
    "title",
    "stance",
    "derived_from",
)
"""What a column can mean; a column of that very name needs no mapping."""


def gold_of_rows(
    rows: Sequence[Row], path: Path, columns: Columns, ratings: RatingTable
) -> list[Gold]:
    """Return the labels of the rows; raise InputError for rating words nobody explained.

    A row names its claim by id (`claim`) or by its words (`text`), and its rating (`verdict`);
    labels of one `group` are never parted.
    Rows whose rating is none are passed over.
    """
    if not rows:
        return []
    columns.require(rows, path, "verdict")
    columns.require(rows, path, "claim", "text")
    found = []
    unknown: dict[str, str] = {}
    for row in rows:
        rating = columns.value(row, "verdict") or ""
        if not ratings.knows(rating):
            unknown.setdefault(rating, row.place)
            continue
        label = ratings.label(rating)
        claim, text = columns.value(row, "claim"), columns.value(row, "text")
        if claim is None and text is None:
            raise InputError(f"{row.place}: the row names no claim, neither by id nor by text")
        if label is not None:
            found.append(
                Gold(
                    label=label,
                    claim=claim,
                    text=text,
                    case=columns.value(row, "case"),
                    group=columns.value(row, "group"),
                    rating=rating,
                    place=row.place,
                )
            )
    if unknown:
        raise unknown_ratings(unknown)
    return found


def unknown_ratings(places: dict[str, str]) -> InputError:
    """Return the complaint about rating words, each with the first place where it stands."""
    words = "; ".join(f"{word!r} ({place})" for word, place in sorted(places.items()))
    return InputError(
        f"rating words that no table explains: {words}. Put them under true, false, unknown or "
        "unrated in a TOML file, and name it: --ratings FILE"
    )
