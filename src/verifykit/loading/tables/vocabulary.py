"""What each column of a list is for: its words where they are closed, and what the schema says."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from verifykit.loading.tables.columns import column_names, item_schema, resolved
from verifykit.parts import frozen

_TYPES = {
    "string": "text",
    "number": "number",
    "integer": "whole number",
    "boolean": "true or false",
    "array": "list, separated by semicolons",
    "object": "JSON",
}


@frozen
class ColumnNote:
    """A column by its name, what it may hold, and what it means.

    `words` are the only ones that it takes; none where it takes others.
    """

    name: str
    required: bool
    holds: str
    words: tuple[str, ...]
    meaning: str


def column_notes(list_name: str) -> Iterator[ColumnNote]:
    """Yield a note on every column that a list can have, in the order of the schema."""
    whole = item_schema(list_name)
    for name in column_names(list_name):
        outer, _, inner = name.partition(".")
        raw = whole["properties"][outer]
        if inner:
            raw = resolved(raw)["properties"][inner]
        words = tuple(_words(raw))
        yield ColumnNote(
            name=name,
            required=name in whole.get("required", ()),
            holds=", ".join(words) if words else _holds(raw),
            words=words,
            meaning=raw.get("description") or resolved(raw).get("description", ""),
        )


def _words(raw: Mapping[str, Any]) -> Iterator[str]:
    whole = resolved(raw)
    if whole.get("type") == "boolean":
        yield from ("true", "false")
    elif "enum" in whole:
        yield from map(str, whole["enum"])


def _holds(raw: Mapping[str, Any]) -> str:
    whole = resolved(raw)
    if "anyOf" in whole:
        return " or ".join(dict.fromkeys(_holds(branch) for branch in whole["anyOf"]))
    return _TYPES[whole["type"]]
