"""The extension that carries an item of a case, word for word, on the STIX object made of it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID, uuid5

_NAMESPACE = UUID("6f1b6b9e-51a5-5b0e-9a53-0f6d3c1c1d7e")
"""Ids are made in it from the names of things, so that they are the same every time."""
KEPT = "x-stix"
"""The key of a case that holds what a bundle said and a case has no place for."""

_FELL = "revoked_with_document"


def stix_id(kind: str, *names: str) -> str:
    """Return the STIX id of what is called so: the same every time."""
    return f"{kind}--{uuid5(_NAMESPACE, chr(0).join(names))}"


EXTENSION = stix_id("extension-definition", "verifykit")


def definition(at: str) -> dict[str, Any]:
    """Return the object that defines the extension, as STIX wants one in every bundle."""
    author = identity_of_tool(at)
    return {
        "type": "extension-definition",
        "spec_version": "2.1",
        "id": EXTENSION,
        "created_by_ref": author["id"],
        "created": at,
        "modified": at,
        "name": "verifykit case",
        "description": "The item of a verifykit case (format 1) that an object was made of.",
        "schema": "the JSON Schema `case-1` that verifykit publishes",
        "version": "1.0.0",
        "extension_types": ["property-extension"],
    }


def identity_of_tool(at: str) -> dict[str, Any]:
    """Return who the definition is by."""
    return {
        "type": "identity",
        "spec_version": "2.1",
        "id": stix_id("identity", "verifykit"),
        "created": at,
        "modified": at,
        "name": "verifykit",
        "identity_class": "system",
        "extensions": carrying("tool"),
    }


def carrying(
    within: str, item: Mapping[str, Any] | None = None, *, fell: bool = False
) -> dict[str, Any]:
    """Return the extensions of an object that was made of an item of a list.

    `fell` marks an object that is revoked since the item's document was taken back.
    """
    told: dict[str, Any] = {"extension_type": "property-extension", "list": within}
    if fell:
        told[_FELL] = True
    return {EXTENSION: told if item is None else {**told, "item": dict(item)}}


def fell_with_document(thing: Mapping[str, Any]) -> bool:
    """Whether an object is revoked since the document of its item was taken back."""
    extensions = thing.get("extensions")
    told = extensions.get(EXTENSION) if isinstance(extensions, Mapping) else None
    return isinstance(told, Mapping) and told.get(_FELL) is True


def carried(thing: Mapping[str, Any]) -> tuple[str, dict[str, Any]] | None:
    """Return the list and the item that an object was made of, None for other tools' objects."""
    if thing.get("id") == EXTENSION:
        return "tool", {}
    extensions = thing.get("extensions")
    told = extensions.get(EXTENSION) if isinstance(extensions, Mapping) else None
    if not isinstance(told, Mapping) or not isinstance(told.get("list"), str):
        return None
    item = told.get("item", {})
    return told["list"], dict(item) if isinstance(item, Mapping) else {}
