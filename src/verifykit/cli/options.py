"""Options that several subcommands share, and what they ask for."""

from __future__ import annotations

import functools
import os
from collections.abc import Callable, Collection, Mapping, Sequence
from pathlib import Path
from typing import Any, ParamSpec, TypeVar

import click

from verifykit.atomic import STANDARD_OUTPUT
from verifykit.config.configuration import Configuration, configure
from verifykit.errors import UsageError
from verifykit.parts import part

F = TypeVar("F", bound=Callable[..., Any])
P = ParamSpec("P")
R = TypeVar("R")

FILE = click.Path(path_type=Path, dir_okay=False)
"""The type of an option that names a file, which need not be there."""


class _Output(click.Path):
    def convert(self, value: Any, parameter: click.Parameter | None, context: Any) -> Any:
        return output_path(Path(os.fsdecode(super().convert(value, parameter, context))))


OUTPUT = _Output(path_type=Path, dir_okay=False)
"""The type of an option that names a file to be written; `-` is standard output."""


def output_path(path: Path) -> Path:
    """Return where an output goes; `-` is standard output."""
    return STANDARD_OUTPUT if path == Path("-") else path


@part(kw_only=True)
class Request:
    """What the command line asks for, beside the paths; goes before environment and file."""

    values: Mapping[str, Any]
    extend: Mapping[str, Sequence[str]]
    config: Path | None = None
    isolated: bool = False

    def configuration(self, path: Path) -> Configuration:
        """Return the configuration that holds for a path; raises ConfigError."""
        return configure(
            path,
            command_line=self.values,
            environment=os.environ,
            config=self.config,
            isolated=self.isolated,
            extend=self.extend,
        )


def comma_separated(
    context: click.Context, parameter: click.Parameter, values: Sequence[str]
) -> list[str]:
    """Split each value of a repeatable option at its commas."""
    return [part.strip() for value in values for part in value.split(",") if part.strip()]


def with_options(*options: Callable[[Any], Any]) -> Callable[[F], F]:
    """Return what gives a subcommand these options, in the order of its help."""

    def give(function: F) -> F:
        for option in reversed(options):
            function = option(function)
        return function

    return give


def _list_option(name: str, metavar: str, text: str) -> Callable[[Any], Any]:
    return click.option(
        name, multiple=True, callback=comma_separated, metavar=f"{metavar},…", help=text
    )


def _file_option(name: str, text: str) -> Callable[[Any], Any]:
    return click.option(name, type=click.Path(), metavar="FILE", help=text)


PATHS = click.argument("paths", nargs=-1, required=True, type=click.Path(allow_dash=True))
PATH = click.argument("path", type=click.Path(allow_dash=True))
STDIN_FILENAME = click.option(
    "--stdin-filename", metavar="NAME", help="Name of what comes from standard input (PATH -)."
)
COLOR = click.option(
    "--color",
    type=click.Choice(["auto", "always", "never"]),
    help="Colours; auto: on a terminal, unless NO_COLOR or FORCE_COLOR is set.",
)

_CONFIG = (
    click.option(
        "--config",
        type=click.Path(path_type=Path),
        metavar="FILE",
        help="The configuration file.",
    ),
    click.option("--isolated", is_flag=True, help="Look for no configuration file."),
)
_PLUGINS = click.option(
    "-p",
    "plugins",
    multiple=True,
    metavar="[no:]NAME",
    help="Block a plug-in (no:NAME), or demand one (NAME).",
)
_ASSESSMENT = (
    _list_option(
        "--select", "CODE", "Codes of rules, or how they begin, to report. [default: all]"
    ),
    _list_option("--ignore", "CODE", "Codes of rules, or how they begin, to leave out."),
    _list_option("--accept", "NAME", "Plug-ins whose proposals about evidence take effect."),
    _PLUGINS,
    _file_option("--parameters", "File with fitted parameters of the formula."),
    _file_option("--profile", "File with learned reliabilities of sources."),
    click.option(
        "--prefer-profile/--prefer-grades",
        default=None,
        help="Whether the profile goes before the grades of the case.",
    ),
    click.option(
        "--checker-timeout",
        type=click.FloatRange(min=0, min_open=True),
        metavar="SECONDS",
        help="How long a checker may take; each then runs in a process of its own.",
    ),
)
_BESIDES = ("config", "isolated", "plugins")
_NAMES = ("select", "ignore", "accept", "parameters", "profile", "prefer_profile",
          "checker_timeout")  # fmt: skip
FOR_CHECKERS = frozenset(_NAMES) - {"profile"}
"""Parameters that mean nothing where no checker is asked, as on a corpus without `--checks`."""


def plugin_options(*names: str) -> Callable[[Callable[P, R]], Callable[..., R]]:
    """Give a subcommand the options about configuration and plug-ins, as `request`.

    `names` are as for `assessment_options`.
    """
    return lambda function: _with(function, (_PLUGINS, *_CONFIG), names)


def assessment_options(*names: str) -> Callable[[Callable[P, R]], Callable[..., R]]:
    """Give a subcommand the options of an assessment; it gets them as `request`.

    `names` are further parameters of the subcommand that can also stand in a configuration.
    """
    return lambda function: _with(function, (*_ASSESSMENT, *_CONFIG), (*_NAMES, *names))


def _with(
    function: Callable[P, R], options: Sequence[Callable[[Any], Any]], names: Sequence[str]
) -> Callable[..., R]:
    @functools.wraps(function)
    def collect(*args: Any, **given: Any) -> R:
        besides = {name: given.pop(name) for name in _BESIDES}
        values = {name: given.pop(name) for name in names}
        request = Request(
            # An empty list is an option that was not given.
            values={
                name.replace("_", "-"): value
                for name, value in values.items()
                if value is not None and value != []
            },
            extend=_plugins(besides["plugins"]),
            config=besides["config"],
            isolated=besides["isolated"],
        )
        return function(*args, request=request, **given)  # type: ignore[arg-type]  # click's names

    return with_options(*options)(collect)


def _plugins(given: Sequence[str]) -> dict[str, list[str]]:
    blocked = [name.removeprefix("no:") for name in given if name.startswith("no:")]
    demanded = [name for name in given if not name.startswith("no:")]
    if not all(blocked) or not all(demanded):
        raise UsageError("-p needs the name of a plug-in: -p NAME or -p no:NAME")
    extend = {"disable": blocked, "require": demanded}
    return {name: names for name, names in extend.items() if names}


def refuse(names: Collection[str], why: str) -> None:
    """Raise UsageError, the option and why, if one of these was given on the command line.

    `names` are parameters of the subcommand that runs.
    """
    context = click.get_current_context()
    for parameter in context.command.params:
        given = context.get_parameter_source(parameter.name or "")
        if parameter.name in names and given is click.core.ParameterSource.COMMANDLINE:
            raise UsageError(f"{parameter.opts[-1]} {why}")
