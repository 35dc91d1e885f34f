"""The reference of the case format: every key of every list, from the published schema."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from verifykit.schema import schema

_INTRODUCTION = """\
# The keys of a case

Every key of the case format, version 1, with what it may hold. [A case in practice](case.md) shows
how they work together. `verifykit schema` prints the same as JSON Schema, for editors and programs.
Keys that begin with `x-` are your own: they are kept word for word and never interpreted. Every
other key that is not here is a mistake, and is told.
"""
_TYPES = {
    "string": "text",
    "number": "number",
    "integer": "whole number",
    "boolean": "true or false",
    "object": "mapping",
    "array": "list",
}
_KINDS = {"id": "id", "date": "date", "derivation": "id, or mapping of `from` and `how`"}
"""Definitions of the schema that have a name among people."""


def pages() -> dict[str, str]:
    """Return the text of the page by its path."""
    return {"using/case-keys.md": "\n".join([_INTRODUCTION, *_sections()])}


def _sections() -> Iterator[str]:
    whole = schema("case-1")
    for name, raw in whole["properties"].items():
        if name == "verifykit":
            continue
        item = _resolved(raw.get("items", raw))
        yield f"## {name}\n\n{raw['description']}\n"
        yield "| key | holds | says |\n|---|---|---|"
        yield from _rows(item)
        yield ""


def _rows(item: Mapping[str, Any], before: str = "") -> Iterator[str]:
    required = item.get("required", ())
    mark = " (required there)" if before else " (required)"
    for key, raw in item["properties"].items():
        whole = _resolved(raw)
        name = f"`{before}{key}`{mark if key in required else ''}"
        says = whole["description"].replace("|", "\\|")
        if "default" in whole:
            says += f" Absent means {_shown(whole['default'])}."
        yield f"| {name} | {_holds(whole)} | {says} |"
        if "properties" in whole:
            yield from _rows(whole, f"{before}{key}.")


def _holds(whole: Mapping[str, Any]) -> str:
    """What a value is: the words it may be one of, else its types."""
    if "kind" in whole:
        return str(whole["kind"])
    if "enum" in whole:
        return ", ".join(f"`{word}`" for word in whole["enum"])
    if "anyOf" in whole:
        return " or ".join(dict.fromkeys(_holds(_resolved(branch)) for branch in whole["anyOf"]))
    kind = _TYPES[whole["type"]]
    if whole["type"] == "array" and "items" in whole:
        return f"list of {_holds(_resolved(whole['items']))}"
    return kind


def _resolved(raw: Mapping[str, Any]) -> Mapping[str, Any]:
    """A schema with what it refers to; its own words go before those of what it refers to."""
    if "$ref" not in raw:
        return raw
    name = raw["$ref"].rpartition("/")[2]
    found = {**_resolved(schema("case-1")["$defs"][name]), **raw}
    del found["$ref"]
    return found | ({"kind": _KINDS[name]} if name in _KINDS else {})


def _shown(default: Any) -> str:
    return f"`{str(default).lower() if isinstance(default, bool) else default}`"
