"""The reference of the options: where each is set, what it means, and which commands take it."""

from __future__ import annotations

from collections.abc import Iterator

import click

from verifykit.cli.main import root
from verifykit.config.option import Option
from verifykit.config.options import OPTIONS

_INTRODUCTION = """\
# Options

Every option that a configuration file, the environment or the command line can set.
[Configuration](configuration.md) says which goes before which. A key with a dot stands in a table:
`corpus.scope` is `scope` in `[corpus]`. An empty cell means that the option is not set there.
"""
_HEAD = """\
| option | on the command line | in the environment | absent means | says |
|---|---|---|---|---|"""


def pages() -> dict[str, str]:
    """Return the text of the page by its path."""
    lines = [_INTRODUCTION, _HEAD, *map(_row, OPTIONS), "", *_commands()]
    return {"using/options.md": "\n".join(lines) + "\n"}


def _row(option: Option) -> str:
    cells = (
        f"`{option.name}`",
        " ".join(f"`{way}`" for way in _ways(option)),
        f"`{option.variable}`" if option.variable else "",
        _absent(option),
        option.meaning.replace("|", "\\|"),
    )
    return f"| {' | '.join(cells)} |"


def _ways(option: Option) -> Iterator[str]:
    """How it is written on the command line, each way with what stands for the value."""
    value = f" {option.placeholder}" if option.placeholder else ""
    for way in (option.on_command_line or "").split("/") if option.on_command_line else ():
        yield (way + value).replace("|", "\\|")


def _absent(option: Option) -> str:
    if option.otherwise:
        return option.otherwise
    match option.default:
        case None | () | {}:
            return "nothing"
        case bool():
            return "yes" if option.default else "no"
        case tuple():
            return ", ".join(f"`{one}`" for one in option.default)
        case _:
            return f"`{option.default}`"


def _commands() -> Iterator[str]:
    """Which commands take which options, from the commands themselves."""
    yield "## Which commands take them\n"
    yield "| command | takes |\n|---|---|"
    context = click.Context(root)
    for name in root.list_commands(context):
        command = root.get_command(context, name)
        assert command is not None
        there = {parameter.name for parameter in command.params if parameter.name}
        taken = [option for option in OPTIONS if option.parameter in there and _is(option, command)]
        if taken:
            yield f"| `{name}` | {', '.join(f'`{option.name}`' for option in taken)} |"


def _is(option: Option, command: click.Command) -> bool:
    """Whether the command's parameter of that name is this option and no other of the same name."""
    [parameter] = [one for one in command.params if one.name == option.parameter]
    return isinstance(parameter, click.Option) and (parameter.help or "").startswith(option.meaning)
