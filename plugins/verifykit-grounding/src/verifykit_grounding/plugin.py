"""The hooks of the plug-in."""

from __future__ import annotations

from verifykit import hookimpl
from verifykit_grounding.checker import GroundingChecker

NAME = "grounding"
verifykit_api = "1"


@hookimpl
def verifykit_checkers() -> tuple[GroundingChecker]:
    """Return the one checker."""
    return (GroundingChecker(),)
