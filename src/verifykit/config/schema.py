"""The schema of a configuration file, made from the table of options."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from verifykit.config.option import TEXT, Option
from verifykit.config.options import OPTIONS

_CODE = {
    "description": "The code of a rule, or how it begins: capital letters, then digits.",
    "type": "string",
    "pattern": "^[A-Z]{1,4}[0-9]{0,3}$",
}
_DEFINITIONS = {
    "code": _CODE,
    "codes": {"type": "array", "items": {"$ref": "#/$defs/code"}},
    "names": {"type": "array", "items": TEXT},
}
_TABLES = {"corpus": "How `learn`, `score` and `evaluate` read a corpus."}
"""What the tables are for whose keys are options of their own."""


def config_schema() -> dict[str, Any]:
    """Return the JSON Schema `config-1`, which is published as `schemas/config-1.json`."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "urn:verifykit:schema:config-1",
        "title": "verifykit configuration, version 1",
        "description": "The file verifykit.toml, or the table [tool.verifykit] of pyproject.toml.",
        **_mapping(_properties("") | {name: _table(name) for name in _TABLES}),
        "$defs": _DEFINITIONS,
    }


def _table(name: str) -> dict[str, Any]:
    return {"description": _TABLES[name], **_mapping(_properties(name))}


def _properties(table: str) -> dict[str, Any]:
    """The properties of the options in a table; the empty name is the file itself."""
    return {option.key: _property(option) for option in OPTIONS if option.table == table}


def _mapping(properties: Mapping[str, Any]) -> dict[str, Any]:
    return {"type": "object", "additionalProperties": False, "properties": properties}


def _property(option: Option) -> dict[str, Any]:
    absent = f" Absent: {option.otherwise}." if option.otherwise else ""
    relative = " Relative to this file." if option.kind == "path" else ""
    return {"description": option.meaning + relative + absent, **option.holds}
