"""assess(case, settings) -> Report: selection, isolation, waivers."""

from verifykit.engine.assess import Assessed, assess, assess_with_scoring, scoring_of
from verifykit.engine.builtins import plugin_manager, shared_plugin_manager
from verifykit.engine.rules import RULES

__all__ = [
    "RULES",
    "Assessed",
    "assess",
    "assess_with_scoring",
    "plugin_manager",
    "scoring_of",
    "shared_plugin_manager",
]
