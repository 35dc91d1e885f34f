"""The built-in plug-ins, and a manager that has them: no look into what is installed is needed."""

from __future__ import annotations

from functools import lru_cache
from importlib import import_module

from verifykit.config.settings import Settings
from verifykit.plugin import PluginManager
from verifykit.services import Services
from verifykit.time_limit import set_limit
from verifykit.version import __version__

BUILTINS = {
    "source-count": "verifykit.checkers.source_count",
    "corroboration": "verifykit.checkers.corroboration",
    "contradiction": "verifykit.checkers.contradiction",
}
"""The built-in plug-ins: the name of each, and the module that implements its hooks."""


def plugin_manager(settings: Settings, *, installed: bool = True) -> PluginManager:
    """Return a new manager with the built-in plug-ins and, if `installed`, with those found here.

    Raise PluginError if a plug-in that the settings require is missing or broken, ConfigError if
    it is disabled as well.
    """
    manager = PluginManager(
        disable=settings.disable, require=settings.require, local=settings.local_plugins
    )
    for name, module in BUILTINS.items():
        if name not in settings.disable:
            manager.register(
                import_module(module),
                name,
                distribution="verifykit-core",
                version=__version__,
                builtin=True,
            )
    if installed:
        manager.discover()
    return manager


@lru_cache(maxsize=8)
def _shared(
    disable: tuple[str, ...], require: tuple[str, ...], local: tuple[str, ...]
) -> PluginManager:
    return plugin_manager(Settings(disable=disable, require=require, local_plugins=local))


def shared_plugin_manager(settings: Settings) -> PluginManager:
    """Return the process's manager for these settings; plug-ins are looked for only once."""
    set_limit(settings.plugin_timeout)
    return _shared(settings.disable, settings.require, settings.local_plugins)


def services_for(plugin: str, settings: Settings | None = None) -> Services:
    """Return what verifykit does for the plug-in of this name, as a hook would be given it.

    Captures are read with the readers of all plug-ins that `settings` do not leave out.
    """
    settings = settings or Settings()
    manager = shared_plugin_manager(settings)
    version = next((one.version for one in manager.plugins if one.name == plugin), None)
    return Services(
        plugin=plugin,
        version=version or "",
        settings=manager.complete_settings(settings),
        readers=manager.formats.capture_readers(),
    )
