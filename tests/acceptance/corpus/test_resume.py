"""A run that was killed goes on where it was, and ends with the same bytes."""

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from generated_corpora import corpus
from verifykit.cli import main
from verifykit.corpus import Inputs, Options, score
from verifykit.corpus.options import MEBIBYTE

SMALL = ["--memory", "1M"]
"""So little memory that everything goes to files."""
KILLED = """
import os, signal, sys
from pathlib import Path
from verifykit.corpus import Inputs, Options, score
from verifykit.corpus.options import MEBIBYTE

statements, output, work = map(Path, sys.argv[1:4])

def killed(what, share):
    if what == "scoring" and share >= float(sys.argv[4]):
        os.kill(os.getpid(), signal.SIGKILL)

score(Inputs(corpus=(statements,)), output, Options(memory=MEBIBYTE), work=work, progress=killed)
"""


def written(folder: Path) -> Path:
    path = folder / "c.csv"
    rows = corpus(2, sources=20, objects=2500, exact=0.9)
    lines = [f"s{s},o{o},v{v}" for s, o, v, _ in rows]
    path.write_text("\n".join(["source,subject,value", *lines]) + "\n")
    return path


@pytest.fixture
def statements(tmp_path: Path) -> Path:
    return written(tmp_path)


@pytest.fixture(scope="module")
def calm(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """What a run that nobody disturbs makes of them."""
    folder = tmp_path_factory.mktemp("calm")
    output = folder / "calm.csv"
    score(Inputs(corpus=(written(folder),)), output, Options(memory=MEBIBYTE), work=folder / "work")
    return output.read_bytes()


def stopped(what: str, share: float) -> None:
    if what == "scoring":
        raise KeyboardInterrupt


def left_behind(statements: Path, output: Path) -> Path:
    """Begin a run as the command does, and end it while it scores; return its work folder."""
    work = output.with_name(f".{output.name}.work")
    with pytest.raises(KeyboardInterrupt):
        score(
            Inputs(corpus=(statements,)),
            output,
            Options(memory=MEBIBYTE),
            work=work,
            progress=stopped,
        )
    assert any(work.glob("read/*"))
    return work


@pytest.mark.apart
@pytest.mark.skipif(sys.platform == "win32", reason="nothing kills like SIGKILL there")
def test_killed_while_scoring(statements: Path, tmp_path: Path) -> None:
    calm, shaken = tmp_path / "calm.parquet", tmp_path / "shaken.parquet"
    assert main(["score", str(statements), "-o", str(calm), *SMALL]) == 0
    work = tmp_path / ".shaken.parquet.work"
    command = [sys.executable, "-c", KILLED, statements, shaken, work, "0.5"]
    done = subprocess.run(command, stderr=subprocess.DEVNULL, check=False)
    assert done.returncode == -signal.SIGKILL
    assert not shaken.exists()
    read = sorted(path.stat().st_mtime_ns for path in (work / "read").rglob("*"))
    assert read
    left_behind(statements, shaken)
    assert sorted(path.stat().st_mtime_ns for path in (work / "read").rglob("*")) == read
    assert main(["score", str(statements), "-o", str(shaken), *SMALL]) == 0
    assert shaken.read_bytes() == calm.read_bytes()
    assert not work.exists()


def test_a_strict_run_does_not_go_on_from_one_that_let_rows_pass(
    statements: Path, tmp_path: Path, capsys
) -> None:
    with statements.open("a") as stream:
        stream.write("a,,1\n")
    left_behind(statements, tmp_path / "out.csv")
    assert (
        main(["score", str(statements), "-o", str(tmp_path / "out.csv"), *SMALL, "--strict"]) == 4
    )
    assert "subject is missing" in capsys.readouterr().err


def test_another_input_starts_afresh(statements: Path, tmp_path: Path) -> None:
    output = tmp_path / "out.csv"
    left_behind(statements, output)
    statements.write_text("source,subject,value\na,x,1\n")
    assert main(["score", str(statements), "-o", str(output), *SMALL]) == 0
    assert len(output.read_text().splitlines()) == 2


@pytest.mark.parametrize("damaged", ["read/about.json", "read/records/*", "parts/part-000.scores"])
def test_damaged_files_of_a_killed_run_are_made_anew(
    statements: Path, calm: bytes, tmp_path: Path, damaged: str
) -> None:
    work = left_behind(statements, tmp_path / "out.csv")
    victim = max(work.glob(damaged), key=lambda path: path.stat().st_size)
    victim.write_bytes(victim.read_bytes()[: victim.stat().st_size // 2])
    score(Inputs(corpus=(statements,)), tmp_path / "out.csv", Options(memory=MEBIBYTE), work=work)
    assert (tmp_path / "out.csv").read_bytes() == calm
