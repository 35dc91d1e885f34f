"""A statement: one dataset says one value of one property of one entity."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from attrs import frozen

from verifykit_ftm.formats import NEEDED

COLUMNS = (
    "canonical_id",
    "entity_id",
    "prop",
    "prop_type",
    "schema",
    "value",
    "dataset",
    "origin",
    "lang",
    "original_value",
    "external",
    "first_seen",
    "last_seen",
    "id",
)
"""The columns of a CSV file of statements, in the order in which FollowTheMoney writes them."""

ID = "id"
"""The property of synthetic statements: that the entity exists, with a checksum as value."""

_TRUE = frozenset({"t", "true", "yes", "y", "1"})


@frozen(kw_only=True)
class Statement:
    """A statement. What is unknown is None; `external`: found elsewhere, not yet confirmed.

    `canonical_id` is the entity after duplicates were merged, `entity_id` the one that the
    dataset knows. `first_seen` and `last_seen` say when it was observed, not when it held.
    """

    canonical_id: str
    entity_id: str
    prop: str
    schema: str
    value: str
    dataset: str
    prop_type: str | None = None
    origin: str | None = None
    lang: str | None = None
    original_value: str | None = None
    external: bool = False
    first_seen: str | None = None
    last_seen: str | None = None
    id: str | None = None

    @property
    def synthetic(self) -> bool:
        """Whether it only says that the entity exists."""
        return self.prop == ID


def missing(row: Mapping[str, Any]) -> tuple[str, ...]:
    """Return the columns that a row needs and does not have, or not as text."""
    return tuple(
        name for name in NEEDED if not isinstance(row.get(name), str) or not row[name].strip()
    )


def from_row(row: Mapping[str, Any]) -> Statement:
    """Return the statement of a row in which nothing is missing; an empty cell is unknown."""
    known = {name: row[name] for name in COLUMNS if row.get(name) not in (None, "")}
    external = known.get("external", False)
    known["external"] = external is True or str(external).lower() in _TRUE
    known.setdefault("canonical_id", known["entity_id"])
    return Statement(**known)
