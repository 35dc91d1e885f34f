"""A plug-in's own config table against the schema that the plug-in supplies."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

from verifykit.errors import ConfigError
from verifykit.model.table import thaw
from verifykit.plugin.containment import contained
from verifykit.plugin.failures import HOOK_FAILED
from verifykit.plugin.plugin import Implementation, Plugin
from verifykit.reporting.result import Failure
from verifykit.schema.foreign import violations


def complete_options(
    plugin: Plugin,
    table: Mapping[str, Any],
    schema: Implementation | None,
    folder: Path | None,
    given: Mapping[str, Any] | None = None,
) -> Mapping[str, Any] | Failure:
    """Return a plug-in's table with the defaults of its schema, and its relative paths resolved.

    A path is what the schema gives `"format": "path"`; it starts from `folder`. What is `given`
    beside the table, by the command line or the environment, goes before it; its text is read as
    the schema says. Raise ConfigError
    if the table breaks the schema, or if the plug-in takes no options. Return a failure if the
    schema is no schema: then nobody can say what the table means.
    """
    if schema is None:
        if table or given:
            raise ConfigError(f"plugins.{plugin.name}: {plugin} takes no options")
        return table
    failures: list[Failure] = []
    found: tuple[str, ...] = ()
    whole: Any = table
    with contained(HOOK_FAILED.reporter(failures.append, plugin.name, "verifykit_options_schema")):
        known = schema()
        if not isinstance(known, Mapping):
            raise TypeError(f"it returned a {type(known).__name__} and no mapping")
        read = {key: _read(text, known, key) for key, text in (given or {}).items()}
        merged = {**table, **read}
        found = violations(thaw(merged), known)
        whole = found or _completed(merged, known, folder)
    if found:
        raise ConfigError(f"plugins.{plugin.name}: " + "; ".join(found))
    return failures[0] if failures else whole


def _read(text: Any, schema: Mapping[str, Any], key: str) -> Any:
    """What the text of an option means by its schema; text that means nothing stays text."""
    if not isinstance(text, str):
        return text
    described = schema.get("properties", {}).get(key, {})
    kinds = described.get("type") if isinstance(described, Mapping) else None
    kinds = [kinds] if isinstance(kinds, str) else kinds or []
    if "array" in kinds:
        return [part.strip() for part in text.split(";") if part.strip()]
    if "boolean" in kinds and text.lower() in ("true", "false"):
        return text.lower() == "true"
    for kind, number in (("integer", int), ("number", float)):
        if kind in kinds:
            with suppress(ValueError):
                return number(text)
    return text


def _completed(value: Any, schema: Mapping[str, Any], folder: Path | None) -> Any:
    """A value with what its schema says of it, at every depth that the schema describes."""
    if isinstance(value, str) and schema.get("format") == "path" and folder is not None:
        return str(folder / value)
    if isinstance(value, tuple | list) and isinstance(schema.get("items"), Mapping):
        return [_completed(item, schema["items"], folder) for item in value]
    if not isinstance(value, Mapping):
        return value
    properties = schema.get("properties", {})
    defaults = {
        name: one["default"]
        for name, one in properties.items()
        if isinstance(one, Mapping) and "default" in one
    }
    return {
        name: _completed(item, properties.get(name, {}), folder)
        for name, item in {**defaults, **value}.items()
    }
