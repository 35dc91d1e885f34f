"""The subcommands of the plug-in, one a file."""

from __future__ import annotations

from collections.abc import Iterator
from copy import copy
from importlib import import_module

import click

from verifykit import Settings
from verifykit.services import Services

_COMMANDS = ("ground", "draft", "capture", "mcp")


def subcommands(settings: Settings, services: Services) -> Iterator[click.Command]:
    """Yield the subcommands; each finds the services, which know the settings, in its context."""
    for name in _COMMANDS:
        module = import_module(f"{__name__}.{name}")
        made = copy(getattr(module, f"{name}_command"))
        made.context_settings = {**made.context_settings, "obj": (settings, services)}
        yield made
