"""Options that several subcommands share, and what they ask for."""

from __future__ import annotations

import functools
import os
from collections.abc import Callable, Collection, Mapping, Sequence
from pathlib import Path
from typing import Any, ParamSpec, TypeVar

import click

from verifykit.atomic import STANDARD_OUTPUT
from verifykit.cli import completing
from verifykit.cli.request import READ, Request, of_plugins
from verifykit.config.option import Option
from verifykit.config.options import BY_NAME
from verifykit.errors import UsageError
from verifykit.parts import field_names

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


def asked_as(name: str, kind: type[Any], *options: Callable[[Any], Any]) -> Callable[[F], F]:
    """Return what gives a subcommand options whose values it gets together.

    They come as a value of the class `kind` under `name`; its fields are the options' parameters.
    """
    parameters = field_names(kind)

    def give(function: F) -> F:
        @functools.wraps(function)
        def collect(*args: Any, **given: Any) -> Any:
            values = {parameter: given.pop(parameter) for parameter in parameters}
            return function(*args, **{name: kind(**values)}, **given)

        return with_options(*options)(collect)  # type: ignore[return-value]  # as its signature

    return give


REDACT = click.option(
    "--redact",
    is_flag=True,
    help="Leave out what the case marks with x-private: true. No score changes.",
)
PATHS = click.argument("paths", nargs=-1, required=True, type=click.Path(allow_dash=True))
PATH = click.argument("path", type=click.Path(allow_dash=True))
FOLDERS = click.argument("paths", nargs=-1, type=click.Path(allow_dash=True))
"""Paths that may be folders with cases in them; none is the working directory."""
STDIN_FILENAME = click.option(
    "--stdin-filename", metavar="NAME", help="Name of what comes from standard input (PATH -)."
)
_CONFIG = click.option(
    "--config",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="The configuration file.",
)
_ISOLATED = click.option("--isolated", is_flag=True, help="Look for no configuration file.")
_PLUGINS = click.option(
    "-p",
    "plugins",
    multiple=True,
    metavar="[no:]NAME|FILE",
    help="Block a plug-in (no:NAME), demand one (NAME), or add one that is a file (checks.py).",
)
_BESIDES = ("config", "isolated", "plugins")
ASSESSMENT = (
    "select",
    "ignore",
    "accept",
    "asserted",
    "parameters",
    "prior",
    "profile",
    "prefer-profile",
    "checker-timeout",
)
"""The options of every assessment."""
GATE = ("fail-on", "fail-under", "baseline", "exit-zero")
"""The options about what makes a check fail."""
LOOK = (
    "statistics",
    "output-format",
    "group-by",
    "summary",
    "verbose",
    "traceback",
    "color",
)
"""The options about how reports look to people."""
FOR_PLUGINS = (
    "option",
    "online",
    "recordings",
    "cache",
    "share-private",
    "plugin-timeout",
    "plugin-limit",
)
"""The options of everything that asks plug-ins."""
DISCOVERY = ("include", "exclude")
"""The options about which files in a folder are cases."""
CORPUS = ("corpus.columns", "corpus.scope", "corpus.values")
"""The options about how a corpus is read."""
FOR_CHECKERS = frozenset(BY_NAME[name].parameter for name in ASSESSMENT) - {"profile"}
"""Parameters that mean nothing where no checker is asked, as on a corpus without `--checks`."""


def configured(*names: str) -> Callable[[Callable[P, R]], Callable[..., R]]:
    """Give a subcommand options of the table by name, as `request`, with those for plug-ins."""
    names = (*names, *(name for name in FOR_PLUGINS if name not in names))
    options = [
        *(_option(BY_NAME[name]) for name in names),
        _PLUGINS,
        _CONFIG,
        _ISOLATED,
    ]
    parameters = {BY_NAME[name].parameter: name for name in names}

    def give(function: Callable[P, R]) -> Callable[..., R]:
        @functools.wraps(function)
        def collect(*args: Any, **given: Any) -> R:
            besides = {name: given.pop(name) for name in _BESIDES}
            values = {name: given.pop(parameter) for parameter, name in parameters.items()}
            request = Request(
                # An empty list is an option that was not given.
                values={
                    name: value for name, value in values.items() if value not in (None, [], {})
                },
                extend=of_plugins(besides["plugins"]),
                config=besides["config"],
                isolated=besides["isolated"],
            )
            return function(*args, request=request, **given)  # type: ignore[arg-type]  # click's

        return with_options(*options)(collect)

    return give


def _option(option: Option) -> Callable[[Any], Any]:
    """The option of the command line that a row of the table asks for."""
    assert option.on_command_line is not None
    return click.option(
        option.on_command_line,
        option.parameter,
        help=_help(option),
        shell_complete=completing.COMPLETIONS.get(option.name),
        **_how(option),
    )


def _how(option: Option) -> dict[str, Any]:
    """How click reads what is given."""
    match option.kind:
        case "list":
            metavar = f"{option.placeholder},…"
            return {"multiple": True, "callback": comma_separated, "metavar": metavar}
        case "pairs":
            return {
                "multiple": True,
                "callback": lambda context, parameter, values: READ[option.name](values),
                "metavar": option.placeholder,
            }
        case "number":
            return {"type": _range(option.holds), "metavar": option.placeholder}
        case "choice":
            return {"type": click.Choice(option.holds["enum"])}
        case "flag":
            return {"default": None}
        case _:
            return {"type": str, "metavar": option.placeholder}


def _range(holds: Mapping[str, Any]) -> click.FloatRange:
    above = holds.get("exclusiveMinimum")
    return click.FloatRange(
        holds.get("minimum", above), holds.get("maximum"), min_open=above is not None
    )


def _help(option: Option) -> str:
    default = option.otherwise or (", ".join(option.default) if option.kind == "list" else "")
    return option.meaning + (f" [default: {default}]" if default else "")


def refuse(names: Collection[str], why: str) -> None:
    """Raise UsageError, the option and why, if one of these was given on the command line.

    `names` are parameters of the subcommand that runs.
    """
    context = click.get_current_context()
    for parameter in context.command.params:
        given = context.get_parameter_source(parameter.name or "")
        if parameter.name in names and given is click.core.ParameterSource.COMMANDLINE:
            raise UsageError(f"{parameter.opts[-1]} {why}")
