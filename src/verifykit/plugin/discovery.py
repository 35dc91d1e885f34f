"""Finds installed plug-ins: entry points of the group `verifykit`, not yet imported."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from attrs import field, frozen

from verifykit.plugin.plugin import Plugin

GROUP = "verifykit"
NO_AUTOLOAD = "VERIFYKIT_DISABLE_PLUGIN_AUTOLOAD"


@frozen
class Candidate:
    """An installed plug-in that has not been imported; `load` imports it and may raise."""

    plugin: Plugin
    load: Callable[[], object] = field(repr=False)


def find_installed() -> tuple[Candidate, ...]:
    """Return the installed plug-ins, sorted by name and distribution.

    Costs a look into every installed distribution (0.02 to 0.05 s), so only commands that need
    plug-ins call it.
    """
    from importlib.metadata import entry_points

    found = []
    for entry in entry_points(group=GROUP):
        distribution = entry.dist
        plugin = Plugin(
            name=entry.name,
            distribution=distribution.name if distribution else None,
            version=distribution.version if distribution else None,
        )
        found.append(Candidate(plugin, entry.load))
    return tuple(sorted(found, key=lambda one: (one.plugin.name, one.plugin.distribution or "")))


def autoload_disabled(environ: Mapping[str, str]) -> bool:
    """Whether the environment forbids loading plug-ins that nobody requires by name."""
    return environ.get(NO_AUTOLOAD, "") not in ("", "0")
