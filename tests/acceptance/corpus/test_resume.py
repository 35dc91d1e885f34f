"""A run that was killed goes on where it was, and ends with the same bytes."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from generated_corpora import corpus
from verifykit.cli import main
from verifykit.corpus import Inputs, Options, score
from verifykit.corpus.options import MEBIBYTE

LONGEST = 60
SMALL = ["--memory", "1M"]
"""So little memory that everything goes to files."""


@pytest.fixture
def statements(tmp_path: Path) -> Path:
    path = tmp_path / "c.csv"
    rows = corpus(2, sources=20, objects=2500, exact=0.9)
    lines = [f"s{s},o{o},v{v}" for s, o, v, _ in rows]
    path.write_text("\n".join(["source,subject,value", *lines]) + "\n")
    return path


def killed_when(condition, arguments: list[str], folder: Path) -> None:
    """Start the command and kill it as soon as the condition holds."""
    command = [sys.executable, "-m", "verifykit", *arguments]
    process = subprocess.Popen(command, cwd=folder, stderr=subprocess.DEVNULL)
    end = time.monotonic() + LONGEST
    while process.poll() is None and not condition() and time.monotonic() < end:
        time.sleep(0.005)
    if process.poll() is None:
        os.kill(process.pid, signal.SIGKILL)
    process.wait()
    assert process.returncode == -signal.SIGKILL, "it was over before it was killed"


def test_killed_while_learning_and_while_scoring(statements: Path, tmp_path: Path) -> None:
    calm, shaken = tmp_path / "calm.parquet", tmp_path / "shaken.parquet"
    assert main(["score", str(statements), "-o", str(calm), *SMALL]) == 0
    work = tmp_path / ".shaken.parquet.work"
    arguments = ["score", str(statements), "-o", str(shaken), *SMALL]

    def has_read() -> bool:
        manifest = work / "manifest.json"
        return manifest.exists() and bool(json.loads(manifest.read_text())["finished"])

    killed_when(has_read, arguments, tmp_path)
    assert not shaken.exists()
    read = sorted(path.stat().st_mtime_ns for path in (work / "read").rglob("*"))
    killed_when(lambda: any(work.glob("parts/*.scores")), arguments, tmp_path)
    assert not shaken.exists()
    assert sorted(path.stat().st_mtime_ns for path in (work / "read").rglob("*")) == read
    assert main(arguments) == 0
    assert shaken.read_bytes() == calm.read_bytes()
    assert not work.exists()


def test_a_strict_run_does_not_go_on_from_one_that_let_rows_pass(
    statements: Path, tmp_path: Path, capsys
) -> None:
    with statements.open("a") as stream:
        stream.write("a,,1\n")
    arguments = ["score", str(statements), "-o", str(tmp_path / "out.csv"), *SMALL]
    killed_when(lambda: any((tmp_path / ".out.csv.work").glob("parts/*")), arguments, tmp_path)
    assert main([*arguments, "--strict"]) == 4
    assert "subject is missing" in capsys.readouterr().err


def test_another_input_starts_afresh(statements: Path, tmp_path: Path) -> None:
    output = tmp_path / "out.csv"
    work = tmp_path / ".out.csv.work"
    arguments = ["score", str(statements), "-o", str(output), *SMALL]
    killed_when(lambda: any(work.glob("parts/*.scores")), arguments, tmp_path)
    statements.write_text("source,subject,value\na,x,1\n")
    assert main(arguments) == 0
    assert len(output.read_text().splitlines()) == 2


@pytest.mark.parametrize("damaged", ["read/about.json", "read/records/*", "parts/part-000.scores"])
def test_damaged_files_of_a_killed_run_are_made_anew(
    statements: Path, tmp_path: Path, damaged: str
) -> None:
    def stopped(what: str, share: float) -> None:
        if what == "scoring":
            raise KeyboardInterrupt

    inputs, options = Inputs(corpus=(statements,)), Options(memory=MEBIBYTE)
    calm, work = tmp_path / "calm.csv", tmp_path / "work"
    score(inputs, calm, options, work=tmp_path / "other")
    with pytest.raises(KeyboardInterrupt):
        score(inputs, tmp_path / "out.csv", options, work=work, progress=stopped)
    victim = max(work.glob(damaged), key=lambda path: path.stat().st_size)
    victim.write_bytes(victim.read_bytes()[: victim.stat().st_size // 2])
    score(inputs, tmp_path / "out.csv", options, work=work)
    assert (tmp_path / "out.csv").read_bytes() == calm.read_bytes()
