"""Subcommands that plug-ins add."""

from __future__ import annotations

import os
import pkgutil
from functools import cache
from pathlib import Path
from typing import Any

import click

from verifykit.errors import ConfigError, PluginError, VerifykitError


@cache
def foreign_commands() -> dict[str, click.Command]:
    """Return the subcommands of the plug-ins of the working directory's configuration, by name.

    What is wrong with one is said on standard error, and it is left out. With a configuration that
    makes no sense there are none: the subcommand that needs it says why.
    """
    from verifykit.cli.failures import print_plugin_failures
    from verifykit.config.configuration import configure
    from verifykit.engine import shared_plugin_manager

    try:
        settings = configure(Path(), environment=os.environ).assessment_settings()
        manager = shared_plugin_manager(settings)
        settings = manager.complete_settings(settings)
        found, failures = manager.commands(settings, _own_names())
    except (ConfigError, PluginError):
        return {}
    print_plugin_failures((*manager.failures, *failures))
    return {name: _contained(name, plugin, command) for name, (plugin, command) in found.items()}


def _own_names() -> frozenset[str]:
    from verifykit.cli import commands

    modules = pkgutil.iter_modules(commands.__path__)
    return frozenset(module.name.replace("_", "-") for module in modules)


def _contained(name: str, plugin: str, command: Any) -> click.Command:
    """A subcommand whose failures name the plug-in."""

    def run(context: click.Context) -> Any:
        try:
            return command.main(context.args, prog_name=f"verifykit {name}", standalone_mode=False)
        except (click.ClickException, click.Abort, VerifykitError, BrokenPipeError):
            raise
        except (Exception, SystemExit) as error:
            from verifykit.plugin.failures import describe

            raise PluginError(
                f"the subcommand {name!r} of the plug-in {plugin!r} failed: {describe(error)}",
                plugin,
            ) from error

    return click.Command(
        name,
        callback=click.pass_context(run),
        help=command.get_short_help_str(200),
        add_help_option=False,
        context_settings={"ignore_unknown_options": True, "allow_extra_args": True},
    )
