"""The command group: every module is a command with help, completion offers what is there."""

from pkgutil import iter_modules

import click
import pytest
from click.shell_completion import ShellComplete

from verifykit.cli import commands
from verifykit.cli.main import root

NAMES = root.list_commands(click.Context(root))


@pytest.mark.parametrize("name", NAMES)
def test_every_command_has_help_for_itself_and_for_every_option(name):
    command = root.get_command(click.Context(root), name)
    assert command.name == name
    assert command.help
    assert len(command.get_short_help_str(80)) < 60
    missing = [
        parameter.name
        for parameter in command.params
        if isinstance(parameter, click.Option) and not parameter.help
    ]
    assert missing == []


def test_every_module_of_a_command_is_in_a_section_of_the_help():
    modules = [module.name.replace("_", "-") for module in iter_modules(commands.__path__)]
    assert sorted(NAMES) == sorted(modules)


def test_an_unknown_command_is_none():
    context = click.Context(root)
    assert root.get_command(context, "nothing") is None
    assert root.get_command(context, "__init__") is None


def completed(*words, start=""):
    complete = ShellComplete(root, {}, "verifykit", "_VERIFYKIT_COMPLETE")
    return [(item.value, item.help) for item in complete.get_completions(list(words), start)]


def test_the_shell_completes_claims_with_their_text(tmp_path):
    case = tmp_path / "case.yaml"
    case.write_text("verifykit: 1\nclaims: [{id: ab, text: A.}, {id: c, text: C.}]\n")
    assert completed("explain", str(case), start="a") == [("ab", "A.")]
    assert completed("explain", str(tmp_path / "gone.yaml"), start="a") == []
    assert completed("explain", "-") == []


def test_the_shell_completes_rules_and_formats():
    assert ("SRC004", "echo") in completed("rule", start="src")
    assert completed("check", "--format", start="js") == [("json", None), ("jsonl", None)]
    assert ("never", None) in completed("check", "--color")
