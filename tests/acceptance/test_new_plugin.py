"""`verifykit new-plugin`: the package it writes passes its own tests in a fresh environment.

Nothing is fetched: what is built and installed into that environment is the new package alone.
"""

import json
import re
import subprocess
import sys

import pytest

from fresh_environment import FreshEnvironment
from verifykit.plugin.scaffold import KINDS

pytest.importorskip("hatchling", reason="builds the package with the backend that it names")
pytest.importorskip("editables", reason="hatchling needs it for an editable install")

NAME = "loaded-words"


@pytest.fixture(scope="module")
def package(tmp_path_factory):
    folder = tmp_path_factory.mktemp("new")
    done = subprocess.run(
        [sys.executable, "-m", "verifykit", "new-plugin", NAME],
        cwd=folder, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return folder / f"verifykit-{NAME}"


@pytest.mark.apart
def test_its_tests_pass_after_an_editable_install(package, tmp_path):
    environment = FreshEnvironment(tmp_path / "fresh")
    environment.install("-e", str(package))
    done = environment.run("pytest", "-q", "-p", "no:cacheprovider", cwd=package)
    assert done.returncode == 0, done.stdout + done.stderr
    passed = re.search(r"(\d+) passed", done.stdout)
    assert passed is not None
    assert int(passed[1]) >= 26
    assert "skipped" not in done.stdout


@pytest.mark.apart
def test_installed_from_a_wheel_it_does_what_its_readme_says(package, tmp_path):
    environment = FreshEnvironment(tmp_path / "fresh")
    wheel = environment.wheel(package, tmp_path)
    environment.install(str(wheel))

    case = tmp_path / "case.yaml"
    case.write_text("verifykit: 1\nclaims: [{id: c, text: It is always late.}]\n")
    for command in _commands(package / "README.md"):
        done = environment.run("verifykit", *command, cwd=tmp_path)
        assert done.returncode == 0, f"{command}: {done.stderr}"
        blocked = "-p" in command or "--ignore" in command
        if command[0] == "check":
            assert ("LOA001" in done.stdout) is not blocked, command
    listed = environment.run("verifykit", "plugins", "--format", "json", cwd=tmp_path)
    (plugin,) = [one for one in json.loads(listed.stdout) if one["name"] == NAME]
    assert (plugin["state"], plugin["version"]) == ("active", "0.1.0")
    # The table of the README, which does not look for "always" alone.
    (table,) = re.findall(r"    (\[tool\.verifykit\.plugins.*\]\n    words = .*\n)", _read(package))
    (tmp_path / "pyproject.toml").write_text(re.sub("^ +", "", table, flags=re.M))
    assert environment.run("verifykit", "check", "case.yaml", cwd=tmp_path).returncode == 0


def _read(package):
    return (package / "README.md").read_text()


def _commands(readme):
    lines = [line.split() for line in readme.read_text().splitlines()]
    return [words[1:] for words in lines if words[:1] == ["verifykit"]]


def test_a_folder_that_holds_something_is_left_alone(run_verifykit, tmp_path):
    (tmp_path / "verifykit-x").mkdir()
    (tmp_path / "verifykit-x" / "mine.txt").write_text("mine")
    done = run_verifykit("new-plugin", "x", cwd=tmp_path)
    assert done.exit_code == 2
    assert "not empty" in done.stderr
    assert [path.name for path in (tmp_path / "verifykit-x").iterdir()] == ["mine.txt"]


@pytest.mark.parametrize(
    "arguments", [["Loaded Words"], ["../up"], ["x", "--code", "VK"], ["x", "--code", "toolong"]]
)
def test_names_that_cannot_be_are_refused(arguments, run_verifykit, tmp_path):
    done = run_verifykit("new-plugin", *arguments, cwd=tmp_path)
    assert done.exit_code == 2
    assert list(tmp_path.iterdir()) == []


def test_the_name_of_a_builtin_plugin_is_refused(run_verifykit, tmp_path):
    done = run_verifykit("new-plugin", "verifykit-source-count", cwd=tmp_path)
    assert done.exit_code == 2
    assert "source-count is verifykit's own" in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_the_names_of_a_package_follow_from_one(run_verifykit, tmp_path):
    done = run_verifykit(
        "new-plugin", "verifykit-country-codes", "--folder", "here", "--code", "CTRY", cwd=tmp_path
    )
    assert done.exit_code == 0, done.stderr
    rules = tmp_path / "here" / "src" / "verifykit_country_codes" / "rules"
    assert (rules / "CTRY001.md").exists()
    # COU would do; CON is verifykit's own.
    assert run_verifykit("new-plugin", "contracts", cwd=tmp_path).exit_code == 0
    rules = tmp_path / "verifykit-contracts" / "src" / "verifykit_contracts" / "rules"
    assert (rules / "CONX001.md").exists()


@pytest.mark.apart
@pytest.mark.parametrize("kind", sorted(set(KINDS) - {"checker"}))
def test_every_kind_passes_its_tests_at_once(kind, tmp_path):
    done = subprocess.run(
        [sys.executable, "-m", "verifykit", "new-plugin", NAME, "--kind", kind],
        cwd=tmp_path, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    package = tmp_path / f"verifykit-{NAME}"
    environment = FreshEnvironment(tmp_path / "fresh")
    environment.install("-e", str(package))
    tested = environment.run("pytest", "-q", "-p", "no:cacheprovider", cwd=package)
    assert tested.returncode == 0, tested.stdout + tested.stderr
    assert re.search(r"[1-9][0-9]* passed", tested.stdout)
