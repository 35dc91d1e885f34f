"""What Windows and macOS do otherwise, as far as this system can be made to do it, too."""

import os
import signal
import subprocess
import sys
from collections import Counter
from pathlib import Path, PureWindowsPath

import pytest

from verifykit import time_limit
from verifykit.cli import main

ROOT = Path(__file__).parents[2]
CASES = ROOT / "docs" / "cases"

RESERVED = {"con", "prn", "aux", "nul"} | {
    f"{port}{n}" for port in ("com", "lpt") for n in range(10)
}
"""Names that Windows keeps for devices, whatever ending they have."""

pytestmark = pytest.mark.checkout


@pytest.fixture
def printed(capsys, monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)

    def run(*arguments):
        code = main([*map(str, arguments), "--isolated"])
        assert code in (0, 1)
        return capsys.readouterr().out

    return run


def in_both(folder, name, text):
    """The same file with the ends of lines of both systems, each in a folder of its own."""
    for end, home in (("\n", folder / "unix"), ("\r\n", folder / "windows")):
        home.mkdir(exist_ok=True)
        (home / name).write_bytes(text.replace("\n", end).encode())


def test_ends_of_lines_change_nothing(tmp_path, printed, monkeypatch):
    text = (CASES / "two-vintages" / "case.yaml").read_text(encoding="utf-8")
    in_both(tmp_path, "case.yaml", text)
    in_both(tmp_path, "verifykit.toml", 'ignore = ["SRC009"]\n')
    for folder in ("unix", "windows"):
        (tmp_path / folder / "captures").mkdir()
        for path in (CASES / "two-vintages" / "captures").iterdir():
            words = path.read_bytes().replace(b"\n", b"\r\n" if folder == "windows" else b"\n")
            (tmp_path / folder / "captures" / path.name).write_bytes(words)
    found = {}
    for folder in ("unix", "windows"):
        monkeypatch.chdir(tmp_path / folder)
        found[folder] = [main(["check", "case.yaml", "--output", "json=../out.json"])]
        found[folder].append((tmp_path / "out.json").read_bytes())
    assert found["unix"] == found["windows"]
    assert b"SRC009" not in found["unix"][1]


def test_lists_from_a_spreadsheet_of_windows_are_read(tmp_path, printed):
    printed("convert", CASES / "running-toll" / "case.yaml", "lists")
    before = printed("check", "lists", "--format", "json")
    for path in (tmp_path / "lists").glob("*.csv"):
        plain = path.read_bytes().replace(b"\r\n", b"\n")
        path.write_bytes(b"\xef\xbb\xbf" + plain.replace(b"\n", b"\r\n"))
    assert printed("check", "lists", "--format", "json") == before


def test_a_console_without_unicode_is_printed_to():
    case = CASES / "running-toll" / "case.yaml"
    done = subprocess.run(
        [sys.executable, "-m", "verifykit", "explain", "--isolated", case, "excess-2975"],
        env=os.environ | {"PYTHONIOENCODING": "cp437", "PYTHONUTF8": "0"},
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert b"George Washington University" in done.stdout


def test_without_alarms_and_groups_of_processes_a_check_is_a_check(printed, monkeypatch):
    case = CASES / "recantation" / "case.yaml"
    before = printed("check", case, "--format", "json")
    monkeypatch.setattr(time_limit.CLOCK, "seconds", None)
    for module, name in (
        (signal, "setitimer"),
        (signal, "SIGALRM"),
        (os, "killpg"),
        (os, "setsid"),
    ):
        monkeypatch.delattr(module, name, raising=False)
    time_limit.limit_time()
    assert time_limit.CLOCK.seconds is None
    assert printed("check", case, "--format", "json") == before


def tracked():
    listed = subprocess.run(
        ["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    if listed.returncode:
        pytest.skip("this is no checkout of git")
    return listed.stdout.splitlines()


def test_every_file_can_be_there_on_every_system():
    names = tracked()
    assert [name for name, often in Counter(map(str.lower, names)).items() if often > 1] == []
    for name in names:
        assert len(name) < 160, name
        for part in PureWindowsPath(name).parts:
            assert part.partition(".")[0].lower() not in RESERVED, name
            assert not set(part) & set('<>:"|?*'), name
            assert part == part.rstrip(". "), name


def test_bytes_are_the_same_in_every_checkout():
    attributes = (ROOT / ".gitattributes").read_text(encoding="utf-8")
    assert "* text=auto eol=lf" in attributes.splitlines()
