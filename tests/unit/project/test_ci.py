"""The run of everything says what it could not look at, and goes on."""

import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]

pytestmark = [
    pytest.mark.checkout,
    pytest.mark.skipif(shutil.which("bash") is None, reason="it is a script for bash"),
]


def run(script):
    done = subprocess.run(
        ["bash", "-c", f"set -euo pipefail; . .ci/steps.sh; {script}; tell_what_was_skipped"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_without_root_what_is_missing_is_skipped_and_told():
    script = "id() { echo 1000; }; dpkg() { return 1; }; debian_packages chromium libicu-dev"
    told = run(script)
    assert told.count("what needs chromium libicu-dev: only root can install them") == 2


def test_on_another_system_what_is_here_is_used():
    told = run('command() { [ "$2" != dpkg ]; }; debian_packages chromium')
    assert "this is another system" in told.partition("Not looked at here:")[2]


def test_where_everything_is_there_nothing_is_told():
    assert run("dpkg() { return 0; }; debian_packages chromium") == ""


def test_every_step_is_a_function_or_a_target():
    steps = (ROOT / ".ci" / "steps.sh").read_text(encoding="utf-8")
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    for line in (ROOT / ".ci" / "run").read_text(encoding="utf-8").splitlines():
        if line.startswith("beside "):
            assert f"\n{line.split()[1]}() {{" in steps
        if line.startswith("step "):
            words = line.rpartition('" ')[2].split()
            if words[0] == "make":
                for word in words[1:]:
                    name, set_to, _ = word.partition("=")
                    assert f"\n{name}{' ?' if set_to else ':'}" in makefile
            else:
                assert f"\n{words[0]}() {{" in steps, words[0]
