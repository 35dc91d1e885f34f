"""A plug-in's own config table against the schema that the plug-in supplies."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from verifykit.config.table import thaw
from verifykit.errors import ConfigError
from verifykit.model.report import Failure
from verifykit.plugin.containment import contained
from verifykit.plugin.failures import HOOK_FAILED, describe
from verifykit.plugin.plugin import Implementation, Plugin
from verifykit.schema.foreign import violations


def check_options(
    plugin: Plugin, table: Mapping[str, Any], schema: Implementation | None
) -> Failure | None:
    """Raise ConfigError if `table` breaks the plug-in's schema, or if it takes no options.

    Returns a failure if the schema is no schema: then nobody can say what the table means.
    """
    if schema is None:
        if table:
            raise ConfigError(f"plugins.{plugin.name}: {plugin} takes no options")
        return None
    failures: list[Failure] = []

    def failed(error: BaseException) -> None:
        message = f"verifykit_options_schema: {describe(error)}"
        failures.append(HOOK_FAILED.failure(message, plugin=plugin.name))

    found: tuple[str, ...] = ()
    with contained(failed):
        given = schema()
        if not isinstance(given, Mapping):
            raise TypeError(f"it returned a {type(given).__name__} and no mapping")
        found = violations(thaw(table), given)
    if found:
        raise ConfigError(f"plugins.{plugin.name}: " + "; ".join(found))
    return failures[0] if failures else None
