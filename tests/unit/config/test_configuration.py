"""Where options come from: discovery, precedence, files, environment, and what is refused."""

import json
import os

import click
import pytest

from verifykit.cli.main import root
from verifykit.config.configuration import configure, find_config
from verifykit.config.layers import nested, violations
from verifykit.config.options import OPTIONS
from verifykit.config.schema import config_schema
from verifykit.errors import ConfigError
from verifykit.schema import schema


def test_the_published_schema_is_the_one_that_the_table_of_options_makes():
    assert schema("config-1") == config_schema()


def test_every_default_keeps_to_the_schema():
    defaults = {option.name: option.default for option in OPTIONS if option.default is not None}
    plain = json.loads(json.dumps(nested(defaults)))
    assert violations(plain) == []


def test_every_option_of_the_table_is_taken_by_a_command():
    context = click.Context(root)
    commands = [root.get_command(context, name) for name in root.list_commands(context)]
    given = {flag for command in commands for one in command.params for flag in one.opts}
    for option in OPTIONS:
        if option.on_command_line is not None:
            flag = option.on_command_line.split("/")[0].split()[0]
            assert flag in given, option.name


def test_the_defaults_need_no_file(tmp_path):
    configuration = configure(tmp_path / "case.yaml")
    assert configuration.file is None
    assert configuration["fail-on"] == ("error",)
    assert {setting.origin for setting in configuration.settings.values()} == {"default"}


def test_the_nearest_file_is_found_from_the_path_upwards(tmp_path):
    inner = tmp_path / "a" / "b"
    inner.mkdir(parents=True)
    outer = tmp_path / "verifykit.toml"
    outer.write_text("")
    assert find_config(inner / "case.yaml") == outer
    nearer = tmp_path / "a" / "pyproject.toml"
    nearer.write_text("[tool.verifykit]\n")
    assert find_config(inner / "case.yaml") == nearer
    own = tmp_path / "a" / "verifykit.toml"
    own.write_text("")
    assert find_config(inner / "case.yaml") == own


def test_a_pyproject_without_the_table_is_passed_over(tmp_path):
    folder = tmp_path / "a"
    folder.mkdir()
    (folder / "pyproject.toml").write_text('[project]\nname = "about-verifykit"\n')
    (tmp_path / "verifykit.toml").write_text("")
    assert find_config(folder) == tmp_path / "verifykit.toml"


def test_the_command_line_goes_before_the_environment_before_the_file(tmp_path):
    file = tmp_path / "verifykit.toml"
    file.write_text('select = ["SRC"]\nignore = ["COR"]\nformat = "json"\n')
    environment = {"VERIFYKIT_IGNORE": "CON, SRC001", "VERIFYKIT_FORMAT": "jsonl"}
    found = configure(tmp_path, environment=environment, command_line={"format": "sarif"})
    assert found["select"] == ["SRC"]
    assert found["ignore"] == ["CON", "SRC001"]
    assert found["format"] == "sarif"
    origins = {name: found.settings[name].origin for name in ("select", "ignore", "format")}
    assert origins == {
        "select": f"{file}:1",
        "ignore": "environment variable VERIFYKIT_IGNORE",
        "format": "command line",
    }


def test_isolated_looks_for_no_file(tmp_path):
    (tmp_path / "verifykit.toml").write_text('select = ["SRC"]\n')
    assert configure(tmp_path, isolated=True)["select"] == ()


def test_a_named_file_replaces_the_search(tmp_path):
    (tmp_path / "verifykit.toml").write_text('select = ["SRC"]\n')
    other = tmp_path / "other.toml"
    other.write_text('select = ["CON"]\n')
    assert configure(tmp_path, config=other)["select"] == ["CON"]


def test_lists_can_be_extended(tmp_path):
    (tmp_path / "verifykit.toml").write_text('disable = ["a"]\n')
    found = configure(tmp_path, extend={"disable": ["b"]})
    assert found["disable"] == ["a", "b"]
    assert found.settings["disable"].origin.endswith("verifykit.toml:1, command line")


def test_all_options_of_an_assessment_reach_its_settings(tmp_path):
    (tmp_path / "p.toml").write_text("discount = 0.5\n")
    (tmp_path / "verifykit.toml").write_text(
        'select = ["SRC"]\nignore = ["SRC001"]\naccept = ["echo"]\ndisable = ["x"]\n'
        'require = ["y"]\nprefer-profile = true\nchecker-timeout = 2.5\nparameters = "p.toml"\n'
        "[plugins.echo]\nthreshold = 0.3\n"
    )
    settings = configure(tmp_path / "case.yaml").assessment_settings()
    assert settings.select == ("SRC",)
    assert settings.ignore == ("SRC001",)
    assert settings.accept == ("echo",)
    assert settings.disable == ("x",)
    assert settings.require == ("y",)
    assert settings.prefer_profile
    assert settings.checker_timeout == 2.5
    assert settings.parameters.discount == 0.5
    assert settings.plugins["echo"]["threshold"] == 0.3


def test_a_table_in_pyproject_has_its_own_lines(tmp_path):
    file = tmp_path / "pyproject.toml"
    file.write_text('[project]\nname = "x"\n\n[tool.verifykit]\nselect = ["SRC"]\n')
    assert configure(tmp_path).settings["select"].origin == f"{file}:5"


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("select = [\n", 0, "is not valid TOML"),
        ('\nselct = ["SRC"]\n', 2, "did you mean select?"),
        ('ignore = []\nselect = "SRC"\n', 2, "select must be a list"),
        ('select = ["src"]\n', 1, "src"),
        ('fail-on = ["warnin"]\n', 1, "cannot be 'warnin', only note, warning, error or the code"),
        ('fail-on = ["warnin"]\n', 1, "did you mean warning?"),
        ("checker-timeout = 0\n", 1, "more than 0"),
        ("[plugins]\necho = 3\n", 2, "echo"),
        ("fail-under = 1.5\n", 1, "at most 1"),
        ('color = "red"\n', 1, "red"),
        ("checker-timeout = inf\n", 1, "must be a number"),
        ("checker-timeout = 1e9\n", 1, "at most 1000000"),
        (f"plugin-timeout = {'9' * 400}\n", 1, "at most 1000000"),
    ],
)
def test_a_faulty_file_is_refused_with_its_line(tmp_path, text, line, words):
    file = tmp_path / "verifykit.toml"
    file.write_text(text)
    with pytest.raises(ConfigError) as refused:
        configure(tmp_path)
    assert str(refused.value).startswith(f"{file}:{line}: " if line else f"{file}: ")
    assert words in str(refused.value)


def test_every_fault_of_a_file_is_told_at_once(tmp_path):
    (tmp_path / "verifykit.toml").write_text("selct = []\nfail-under = 2\n")
    with pytest.raises(ConfigError) as refused:
        configure(tmp_path)
    assert len(str(refused.value).splitlines()) == 2


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("VERIFYKIT_FAIL_UNDER", "much"),
        ("VERIFYKIT_FAIL_UNDER", "2"),
        ("VERIFYKIT_FAIL_UNDER", "nan"),
        ("VERIFYKIT_EXIT_ZERO", "perhaps"),
        ("VERIFYKIT_SELECT", "src"),
        ("VERIFYKIT_COLOR", "red"),
    ],
)
def test_a_faulty_variable_is_refused_by_name(tmp_path, name, value):
    with pytest.raises(ConfigError, match=name):
        configure(tmp_path, environment={name: value})


def test_a_faulty_command_line_is_refused(tmp_path):
    with pytest.raises(ConfigError, match=r"command line: .*'src'"):
        configure(tmp_path, command_line={"select": ["src"]})


def test_an_empty_variable_is_not_set(tmp_path):
    assert configure(tmp_path, environment={"VERIFYKIT_SELECT": ""})["select"] == ()


@pytest.mark.parametrize("missing", ["config", "parameters", "profile"])
def test_a_named_file_that_is_not_there_is_refused(tmp_path, missing):
    gone = tmp_path / "gone.toml"
    named = {"config": gone} if missing == "config" else {"command_line": {missing: str(gone)}}
    with pytest.raises(ConfigError, match=r"gone\.toml: cannot be read"):
        configure(tmp_path, **named).assessment_settings()


def test_paths_in_a_file_are_relative_to_it(tmp_path):
    folder = tmp_path / "conf"
    folder.mkdir()
    (folder / "verifykit.toml").write_text('profile = "learned.json"\n')
    assert configure(folder / "deeper" / "case.yaml")["profile"] == str(folder / "learned.json")


def test_a_file_that_is_not_text_is_refused(tmp_path):
    (tmp_path / "verifykit.toml").write_bytes(b"\xff\xfe")
    with pytest.raises(ConfigError, match="not UTF-8"):
        configure(tmp_path)


def test_a_table_of_the_file_is_read_key_by_key_and_joined_with_the_command_line(tmp_path):
    file = tmp_path / "verifykit.toml"
    file.write_text('[corpus]\nscope = ["year"]\n[corpus.values]\nage = "number"\nname = "text"\n')
    given = {"corpus.values": {"age": "number~5%"}, "corpus.columns": {"source": "dataset"}}
    found = configure(tmp_path, command_line=given)
    assert found["corpus.scope"] == ["year"]
    assert found.settings["corpus.scope"].origin == f"{file}:2"
    assert found["corpus.values"] == {"age": "number~5%", "name": "text"}
    assert found.settings["corpus.values"].origin == f"{file}:3, command line"
    assert found["corpus.columns"] == {"source": "dataset"}


def test_a_list_of_a_table_can_stand_in_the_environment(tmp_path):
    found = configure(tmp_path, environment={"VERIFYKIT_CORPUS_SCOPE": "year, region"})
    assert found["corpus.scope"] == ["year", "region"]


@pytest.mark.skipif(not os.path.exists("/dev/zero"), reason="there is no such device here")
@pytest.mark.parametrize("name", ["parameters", "profile"])
def test_a_named_file_without_end_is_refused(tmp_path, name):
    with pytest.raises(ConfigError, match="cannot be read: it is a pipe or a device"):
        configure(tmp_path, command_line={name: "/dev/zero"}).assessment_settings()


def test_a_file_that_is_too_large_is_refused(tmp_path):
    (tmp_path / "p.toml").write_bytes(b"#" * 1_000_001)
    with pytest.raises(ConfigError, match="larger than 1 MB"):
        configure(
            tmp_path, command_line={"parameters": str(tmp_path / "p.toml")}
        ).assessment_settings()
