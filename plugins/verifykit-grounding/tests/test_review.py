"""Where texts are reviewed: the hook of pre-commit, and the action that comments."""

import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parents[3]
TEXT = "Gold exports rose by 21 percent in 2019 [1].\n\n[1]: https://gazette.example/a\n"

pytestmark = pytest.mark.skipif(not (ROOT / "action.yml").is_file(), reason="needs the source tree")


def hook():
    hooks = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    return next(one for one in hooks if one["id"] == "verifykit-ground")


def test_the_hook_fails_on_a_text_that_its_citation_contradicts(write, library, run_verifykit):
    _, *arguments = shlex.split(hook()["entry"])
    text = write("text.md", TEXT)
    assert run_verifykit(*arguments, "--documents", library, text).exit_code == 1
    right = write("right.md", TEXT.replace("21", "12"))
    assert run_verifykit(*arguments, "--documents", library, right).exit_code == 0
    empty = write("empty.md", "# Nothing\n")
    assert run_verifykit(*arguments, "--documents", library, empty).exit_code == 0


def test_the_hook_installs_what_it_needs_of_this_repository():
    named = hook()["additional_dependencies"]
    ours = {"verifykit-grounding"}
    for path in named:
        text = (ROOT / path / "pyproject.toml").read_text(encoding="utf-8")
        ours |= set(re.findall(r'"(verifykit-[a-z]+)', text)) - {"verifykit-core"}
    assert ours == {Path(path).name for path in named}


@pytest.mark.long
def test_the_hook_runs_from_a_clone_as_pre_commit_installs_it(tmp_path, library, monkeypatch):
    monkeypatch.syspath_prepend(ROOT / "tests")
    from fresh_environment import FreshEnvironment

    clone = tmp_path / "clone"
    subprocess.run(["git", "clone", "-q", ROOT, clone], check=True)
    shutil.copy(ROOT / ".pre-commit-hooks.yaml", clone)
    environment = FreshEnvironment(tmp_path / "environment")
    environment.install(".", *hook()["additional_dependencies"], cwd=clone)
    text = tmp_path / "text.md"
    text.write_text(TEXT, encoding="utf-8")
    program, *arguments = shlex.split(hook()["entry"])
    done = subprocess.run(
        [environment.scripts / program, *arguments, "--documents", library, text],
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 1, done.stderr
    assert "document  “12”" in done.stdout


def step(name):
    action = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
    return next(one for one in action["runs"]["steps"] if one.get("name") == name)


FAKE_GH = """\
#!/usr/bin/env bash
printf '%s\\n' "$*" >> "$GH_LOG"
case "$*" in *--jq*) printf '%s' "$GH_FOUND";; esac
"""


@pytest.mark.skipif(sys.platform == "win32", reason="the step runs in bash")
@pytest.mark.parametrize(("found", "method"), [("", "POST"), ("17\n18", "PATCH")])
def test_the_action_comments_once_and_ends_as_the_command_does(
    tmp_path, write, library, found, method
):
    tools = tmp_path / "tools"
    tools.mkdir()
    for name, text in {
        "gh": FAKE_GH,
        "verifykit": f'#!/usr/bin/env bash\nexec "{sys.executable}" -m verifykit "$@"\n',
    }.items():
        (tools / name).write_text(text, encoding="utf-8")
        (tools / name).chmod(0o755)
    environment = {
        **os.environ,
        "PATH": f"{tools}{os.pathsep}{os.environ['PATH']}",
        "RUNNER_TEMP": str(tmp_path),
        "GITHUB_STEP_SUMMARY": str(tmp_path / "summary.md"),
        "GITHUB_REPOSITORY": "desk/stories",
        "GH_LOG": str(tmp_path / "log"),
        "GH_FOUND": found,
        "HERE": str(ROOT),
        "TEXTS": str(write("text.md", TEXT)),
        "DOCUMENTS": str(library),
        "ARGUMENTS": "--fail-on contradicted",
        "COMMENT": "true",
        "NUMBER": "5",
    }
    done = subprocess.run(
        ["bash", "-e", "-o", "pipefail", "-c", step("Hold texts against what they cite")["run"]],
        env=environment,
        cwd=tmp_path,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 1, done.stderr
    summary = (tmp_path / "summary.md").read_text(encoding="utf-8")
    assert "| ❌ contradicted | Gold exports rose by 21 percent in 2019." in summary
    *_, last = (tmp_path / "log").read_text(encoding="utf-8").splitlines()
    assert f"--method {method}" in last
    assert ("comments/17" in last) == (method == "PATCH")
    assert "verifykit-ground.md" in last
