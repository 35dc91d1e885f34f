"""The entry point: runs a subcommand and turns whatever happens into an exit code."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Sequence
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any

import click

from verifykit.cli import commands
from verifykit.cli.terminal import discard_output
from verifykit.errors import ConfigError, ExitCode, PluginError, VerifykitError
from verifykit.version import __version__

_FULL = (errno.ENOSPC, errno.EDQUOT)
_UNUSABLE = (errno.ENAMETOOLONG, errno.EACCES, errno.EPERM, errno.EROFS, errno.ELOOP)
"""What the system says of a name that somebody gave, rather than of a fault of ours."""
_SHOWN = 200
"""Characters of such a name that a message shows."""

_OF_GROUNDING = frozenset({"capture", "draft", "ground", "mcp"})
"""Subcommands of the package that the documentation names first: whoever lacks it is told."""

_SECTIONS = {
    "Check a case": ("check", "score", "explain", "report", "validate"),
    "Work with cases": ("init", "convert", "diff", "proposals", "accept"),
    "Learn and evaluate": ("learn", "merge", "evaluate", "calibrate"),
    "Show what is there": ("rule", "rules", "checkers", "plugins", "schema", "config"),
    "Set up": ("new-plugin", "completion"),
}
"""All subcommands, as the help lists them."""
_NAMES = tuple(name for names in _SECTIONS.values() for name in names)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run `verifykit` with these arguments (those of the process by default).

    Return the exit code. Set VERIFYKIT_TRACEBACK=1 to see the traceback of an internal failure.
    """
    try:
        return int(root.main(arguments, prog_name="verifykit", standalone_mode=False) or 0)
    except click.exceptions.UsageError as error:
        error.show()
        return ExitCode.USAGE
    except click.ClickException as error:
        return _fail(error.format_message(), ExitCode.USAGE)
    except ConfigError as error:
        # One fault a line, and each is a message of its own.
        return _fail("\nverifykit: ".join(str(error).splitlines()), error.exit_code)
    except VerifykitError as error:
        return _fail(str(error), error.exit_code)
    except (click.Abort, KeyboardInterrupt):
        return _fail("interrupted", ExitCode.INTERRUPTED)
    except SystemExit:
        return _fail("something ended the run before it was finished", ExitCode.FAILURE)
    except Exception as error:
        if isinstance(error.__cause__, KeyboardInterrupt):
            # Python hides it where it comes while a class is made.
            return _fail("interrupted", ExitCode.INTERRUPTED)
        if isinstance(error, OSError) and error.errno in _FULL:
            return _fail(f"cannot write the output: {error.strerror}", ExitCode.USAGE)
        if isinstance(error, OSError) and error.errno in _UNUSABLE and error.filename:
            name = os.fsdecode(error.filename)
            shown = name if len(name) <= _SHOWN else f"{name[:_SHOWN]}…"
            return _fail(f"{shown}: {error.strerror}", ExitCode.USAGE)
        if os.environ.get("VERIFYKIT_TRACEBACK"):
            raise
        return _fail(
            f"internal failure: {type(error).__name__}: {error}\n"
            "This is a fault of verifykit, not of the case; or of a plug-in, if "
            "VERIFYKIT_DISABLE_PLUGIN_AUTOLOAD=1 makes it go away. "
            "VERIFYKIT_TRACEBACK=1 shows where it happened.",
            ExitCode.FAILURE,
        )


def _fail(message: str, code: int) -> int:
    # What a message quotes may be anybody's text, which must not steer the terminal.
    from verifykit.reporting.visible import escape

    lines = "\n".join(map(escape, message.split("\n")))
    click.echo(f"verifykit: {lines}", err=True)
    return code


class _LazyGroup(click.Group):
    """A group whose subcommand `a-b` is the attribute `command` of the module `commands.a_b`."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of all subcommands, in the order of the help."""
        return list(_NAMES)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import the subcommand; None if there is none of that name."""
        return _own(cmd_name) if cmd_name in _NAMES else foreign_commands().get(cmd_name)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Return the subcommand that is meant; of a misspelled one its error names the nearest."""
        name = args[0]
        if name not in _NAMES and name[:1].isalpha() and not ctx.resilient_parsing:
            if name in (others := foreign_commands()):
                return name, others[name], args[1:]
            from verifykit.schema import did_you_mean

            if name in _OF_GROUNDING:
                ctx.fail(f"There is no command {name!r} here: pip install verifykit-grounding")
            ctx.fail(f"There is no command {name!r}{did_you_mean(name, [*_NAMES, *others])}")
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the subcommands with one line each, in sections."""
        sections = {title: {name: _own(name) for name in _SECTIONS[title]} for title in _SECTIONS}
        for title, found in {**sections, "Of plug-ins": foreign_commands()}.items():
            rows = [(name, one.get_short_help_str(formatter.width)) for name, one in found.items()]
            if rows:
                with formatter.section(title):
                    formatter.write_dl(rows)

    def invoke(self, ctx: click.Context) -> int:
        """Run the subcommand and return its exit code, also where the reader of the output left."""
        try:
            code = super().invoke(ctx)
            sys.stdout.flush()
        except BrokenPipeError:
            discard_output()
            return ExitCode.BROKEN_PIPE
        return int(code or ExitCode.OK)


@click.group(
    cls=_LazyGroup,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    no_args_is_help=True,
)
@click.version_option(__version__, prog_name="verifykit")
def root() -> None:
    """Check factual claims: who got it from whom, what contradicts what, and why it scores so."""


def _own(name: str) -> click.Command:
    command: click.Command = import_module(f"{commands.__name__}.{name.replace('-', '_')}").command
    return command


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
        found, failures = manager.commands(settings, _NAMES)
    except (ConfigError, PluginError):
        return {}
    print_plugin_failures((*manager.failures, *failures))
    return {name: _contained(name, plugin, command) for name, (plugin, command) in found.items()}


def _contained(name: str, plugin: str, command: Any) -> click.Command:
    """A subcommand whose failures name the plug-in."""

    def run(context: click.Context) -> Any:
        try:
            with command.make_context(f"verifykit {name}", context.args) as own:
                return command.invoke(own)
        except (click.ClickException, click.exceptions.Exit, click.Abort, VerifykitError):
            raise
        except (Exception, SystemExit) as error:
            if isinstance(error, OSError) and error.errno in (errno.EPIPE, *_FULL, *_UNUSABLE):
                raise
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
