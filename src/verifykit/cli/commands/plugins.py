"""`verifykit plugins`: every plug-in that is built in or installed here, and what became of it."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import click

from verifykit.cli.failures import print_plugin_failures
from verifykit.cli.listing import FORMAT, print_data, print_lines
from verifykit.cli.options import configured
from verifykit.cli.request import Request
from verifykit.engine import shared_plugin_manager
from verifykit.errors import ExitCode
from verifykit.plugin import Plugin, RegisteredChecker
from verifykit.reporting.table import Column, render

_COLUMNS = (
    Column("plug-in"),
    Column("version"),
    Column("distribution"),
    Column("state"),
    Column("checkers", limit=60),
    Column("hooks", limit=100),
)


@click.command("plugins", short_help="List the plug-ins.")
@FORMAT
@configured()
def command(request: Request, format_name: str) -> ExitCode:
    """List the plug-ins: built in, installed, blocked and failed, and what each contributes.

    With the configuration of the working directory. Ends with 3 if a plug-in failed.
    """
    settings = request.configuration(Path()).assessment_settings()
    manager = shared_plugin_manager(settings)
    registry = manager.checkers(settings)
    failures = (*manager.failures, *registry.failures)
    print_plugin_failures(failures)
    if format_name == "json":
        print_data([_data(plugin, registry.checkers) for plugin in manager.plugins])
    else:
        rows = [_row(_data(plugin, registry.checkers)) for plugin in manager.plugins]
        print_lines(render(_COLUMNS, rows))
    return ExitCode.FAILURE if failures else ExitCode.OK


def _data(plugin: Plugin, checkers: Iterable[RegisteredChecker]) -> dict[str, Any]:
    """What there is to say of one plug-in."""
    own = [one for one in checkers if one.plugin.name == plugin.name]
    return {
        "name": plugin.name,
        "version": plugin.version,
        "distribution": plugin.distribution,
        "builtin": plugin.builtin,
        "state": plugin.state,
        "reason": plugin.reason,
        "hooks": list(plugin.hooks),
        "checkers": [one.name for one in own],
        "rules": sorted(rule.code for one in own for rule in one.rules),
    }


def _row(data: dict[str, Any]) -> list[str]:
    return [
        data["name"],
        data["version"] or "",
        data["distribution"] or "",
        data["state"],
        " ".join(data["checkers"]),
        " ".join(hook.removeprefix("verifykit_") for hook in data["hooks"]),
    ]
