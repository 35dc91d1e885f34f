"""assess(case, settings) -> Report: selection, isolation, waivers."""

from verifykit.engine.assess import assess
from verifykit.engine.builtins import plugin_manager, shared_plugin_manager
from verifykit.engine.rules import RULES

__all__ = ["RULES", "assess", "plugin_manager", "shared_plugin_manager"]
