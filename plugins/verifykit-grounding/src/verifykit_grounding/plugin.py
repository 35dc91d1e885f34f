"""The hooks of the plug-in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from verifykit import Settings, hookimpl
from verifykit_grounding.checker import GroundingChecker

if TYPE_CHECKING:
    from click import Command

verifykit_api = "1"


@hookimpl
def verifykit_checkers() -> tuple[GroundingChecker]:
    """Return the one checker."""
    return (GroundingChecker(),)


@hookimpl
def verifykit_commands(settings: Settings) -> tuple[Command, Command]:
    """Return the subcommands `ground` and `mcp`."""
    # Imported here: splitting sentences and reading Markdown are not needed for other cases.
    from verifykit_grounding.command import command_for, mcp_command

    return command_for(settings), mcp_command
