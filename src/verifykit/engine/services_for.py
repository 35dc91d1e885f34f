"""The services of a plug-in whose code is called from Python, and not through a hook."""

from __future__ import annotations

from verifykit.config.settings import Settings
from verifykit.engine.builtins import shared_plugin_manager
from verifykit.services import Services


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
