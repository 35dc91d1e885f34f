"""The pages on using verifykit agree with what is there."""

import re
import shlex
import tomllib
from pathlib import Path

import click
import pytest
import yaml

from verifykit.cli.main import root
from verifykit.config.layers import violations
from verifykit.config.options import OPTIONS
from verifykit.errors import ExitCode
from verifykit.loading.readers.choose import ENDINGS
from verifykit.reporting.registry import FORMATS

REPOSITORY = Path(__file__).parents[3]
USING = REPOSITORY / "docs" / "using"
COMMANDS = {name: root.get_command(click.Context(root), name) for name in root.list_commands(
    click.Context(root)
)}  # fmt: skip


def page(name):
    return (USING / name).read_text(encoding="utf-8")


def blocks(text, language):
    return re.findall(rf"```{language}\n(.*?)```", text, re.DOTALL)


def test_every_option_is_documented_with_its_variable():
    # A command may be called as an option is; the table of options comes first.
    rows = {row.split(" | ")[0]: row for row in reversed(page("options.md").splitlines())}
    for option in OPTIONS:
        row = rows[f"| `{option.name}`"]
        assert option.variable is None or f"`{option.variable}`" in row


def test_the_example_of_a_configuration_is_valid():
    [example] = blocks(page("configuration.md"), "toml")
    assert violations(tomllib.loads(example)) == []


def test_every_format_is_documented():
    for name in FORMATS:
        assert f"| `{name}` |" in page("output.md")


def test_every_ending_of_a_case_is_documented():
    told = set(re.findall(r"`(\.[a-z]+)`", page("case.md")))
    assert set(ENDINGS) - told == set()


def test_the_option_names_every_format():
    [row] = re.findall(r"^\| `format` \|.*$", page("options.md"), re.MULTILINE)
    assert {name for name in FORMATS if f" {name}," not in row} == set()


def test_every_exit_code_is_documented():
    documented = {int(code) for code in re.findall(r"^\| (\d+) \|", page("ci.md"), re.MULTILINE)}
    assert documented == {int(code) for code in ExitCode}


def test_the_recipes_are_yaml():
    recipes = blocks(page("ci.md"), "yaml")
    assert len(recipes) == 7
    for recipe in recipes:
        assert yaml.safe_load(recipe)


def test_hooks_of_pre_commit_run_commands_that_exist():
    hooks = yaml.safe_load((REPOSITORY / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    for hook in hooks:
        program, command, *_ = hook["entry"].split()
        assert program == "verifykit"
        if "files" not in hook:
            # One for another kind of file; its package tests it.
            assert hook["types"] == ["markdown"]
            continue
        assert command in COMMANDS
        assert re.search(hook["files"], "stories/bridge/case.yaml")
        assert not re.search(hook["files"], "docker-compose.yaml")


@pytest.mark.parametrize("path", sorted(USING.glob("*.md")), ids=lambda path: path.name)
def test_every_command_on_a_page_exists_with_its_options(path):
    lines = re.findall(r"(?<![-\w/])verifykit ([a-z][a-z-]*[^`\n|]*)", path.read_text("utf-8"))
    for line in lines:
        words = shlex.split(line.replace("…", ""), comments=True)
        if words[0] not in COMMANDS:
            continue  # the word is part of a sentence
        known = {name for parameter in COMMANDS[words[0]].params for name in parameter.opts}
        known |= {n for p in COMMANDS[words[0]].params for n in p.secondary_opts}
        assert {word for word in words if word.startswith("--")} <= known
