"""Which columns the table of a list can have, and what their cells mean, read off the schema."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

from verifykit.parts import frozen
from verifykit.schema import schema


@frozen
class Kind:
    """How the text of a cell is read.

    `json`: it is JSON if it begins with [ or {. `split`: it is a list, separated by semicolons.
    `guess`: it is a number, true or false if it looks like one; `null` likewise. `date`: a number
    is a year, whatever a spreadsheet or pandas made of it.
    """

    json: bool = False
    split: bool = False
    guess: bool = False
    null: bool = False
    date: bool = False


TEXT = Kind()
ANYTHING = Kind(json=True, guess=True, null=True)
"""For x- columns, of which the schema says nothing."""
TEXT_OR_LIST = Kind(json=True)
"""For values of a predicate that takes text: no guessing, but several values as JSON."""


@frozen
class Column:
    """A column: the path of keys it fills in an item, and the kind of its cells."""

    name: str
    path: tuple[str, ...]
    kind: Kind


@cache
def find_column(list_name: str, name: str) -> Column | None:
    """Return the column of a list by its name, such as `capture.path`; None if there is none."""
    if name.startswith("x-"):
        return Column(name, (name,), ANYTHING)
    properties = _properties(list_name)
    if name in properties:
        return Column(name, (name,), _kind(properties[name]))
    outer, dot, inner = name.partition(".")
    if not dot or outer not in properties:
        return None
    whole = resolved(properties[outer])
    if "additionalProperties" in whole:
        return Column(name, (outer, inner), _kind(whole["additionalProperties"]))
    if "object" in _types(whole) and "properties" in whole:
        if inner in whole["properties"]:
            return Column(name, (outer, inner), _kind(whole["properties"][inner]))
        if inner.startswith("x-"):
            return Column(name, (outer, inner), ANYTHING)
    return None


@cache
def column_names(list_name: str) -> tuple[str, ...]:
    """Return the columns of a list in the schema's order, nested ones dotted."""
    names = []
    for key, raw in _properties(list_name).items():
        whole = resolved(raw)
        names.append(key)
        names += [f"{key}.{inner}" for inner in whole.get("properties", ())]
    return tuple(names)


@cache
def header_kind(key: str) -> Kind | None:
    """Return the kind of a key of the case's header; None if there is no such key."""
    if key.startswith("x-"):
        return ANYTHING
    raw = schema("case-1")["properties"]["case"]["properties"].get(key)
    return None if raw is None else _kind(raw)


@cache
def header_keys() -> tuple[str, ...]:
    """Return the keys of the case's header in the schema's order."""
    return tuple(schema("case-1")["properties"]["case"]["properties"])


def item_schema(list_name: str) -> Mapping[str, Any]:
    """Return the schema of the items of a list."""
    return resolved(schema("case-1")["properties"][list_name]["items"])


def _properties(list_name: str) -> Mapping[str, Any]:
    properties: Mapping[str, Any] = item_schema(list_name)["properties"]
    return properties


def _kind(raw: Mapping[str, Any]) -> Kind:
    types = _types(raw)
    if types == {"array"}:
        return Kind(json=True, split=True)
    if types == {"string", "integer"}:
        return Kind(guess=True, date=True)
    return Kind(
        json=bool(types & {"array", "object"}),
        guess="string" not in types or bool(types & {"number", "boolean"}),
    )


def _types(raw: Mapping[str, Any]) -> set[str]:
    whole = resolved(raw)
    if "anyOf" in whole:
        return set().union(*(_types(branch) for branch in whole["anyOf"]))
    return {whole["type"]}


def resolved(raw: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return a schema, or what it refers to."""
    while "$ref" in raw:
        raw = schema("case-1")["$defs"][raw["$ref"].rpartition("/")[2]]
    return raw
