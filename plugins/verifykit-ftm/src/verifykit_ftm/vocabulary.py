"""What is known of schemata and properties: from the FollowTheMoney library where it is there.

The library knows every schema, its ancestors and the labels of its properties. Without it the
types that statements carry themselves, and the names of the commonest schemata, have to do.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any

KINDS: Mapping[str, str] = {
    "Person": "person",
    "Organization": "organisation",
    "Company": "organisation",
    "PublicBody": "organisation",
    "Address": "place",
    "Event": "event",
    "Vehicle": "object",
    "Vessel": "object",
    "Airplane": "object",
    "Asset": "object",
    "RealEstate": "object",
    "Document": "object",
}
"""The kind of entity that a schema, or one that descends from it, describes; first match."""

ONE_VALUE = frozenset(
    {"birthDate", "deathDate", "incorporationDate", "dissolutionDate", "buildDate"}
)
"""Properties of which there can be only one true value; FollowTheMoney itself allows many."""

NAMES = ("name", "alias", "previousName", "weakAlias")
"""Properties that name an entity, the best first."""

CAPTIONS = ("name", "title", "fileName", "full")
"""Properties whose value stands for an entity in a sentence, the best first."""


@cache
def library() -> Any:
    """Return the model of the FollowTheMoney library, or None where it cannot be imported."""
    try:
        from followthemoney import model
    except ImportError:
        return None
    return model


def kind_of(schemata: Iterable[str]) -> str:
    """Return the kind of an entity that is described by these schemata."""
    names = {name for schema in schemata for name in _with_ancestors(schema)}
    return next((kind for schema, kind in KINDS.items() if schema in names), "other")


def label_of(schema: str, prop: str) -> str | None:
    """Return what people call a property, as "Birth date"; None if unknown."""
    found = _property(schema, prop)
    return None if found is None else str(found.label)


def type_of(schema: str, prop: str) -> str | None:
    """Return the type of a property, as "date"; None if unknown."""
    found = _property(schema, prop)
    return None if found is None else str(found.type.name)


def _with_ancestors(schema: str) -> Iterable[str]:
    found = library() and library().get(schema)
    return [one.name for one in found.schemata] if found else [schema]


def _property(schema: str, prop: str) -> Any:
    found = library() and library().get(schema)
    return found.get(prop) if found else None
