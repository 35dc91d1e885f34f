"""assess(case, settings) -> Report: selection, isolation, waivers."""

from verifykit.engine.acceptance import accept, is_accepted
from verifykit.engine.assess import assess, propose, scoring_of
from verifykit.engine.builtins import plugin_manager, shared_plugin_manager
from verifykit.engine.rules import RULES

__all__ = [
    "RULES",
    "accept",
    "assess",
    "is_accepted",
    "plugin_manager",
    "propose",
    "scoring_of",
    "shared_plugin_manager",
]
