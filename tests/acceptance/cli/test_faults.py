"""What the machine does to a run: it ends with its code and a sentence, and no half of a file."""

import errno
import os
import shutil
import signal
import subprocess
import sys
import textwrap
import time

import pytest

from verifykit.cli import main

STATEMENTS = "source,subject,value\n" + "".join(
    f"s{at % 7},x{at % 11},{'ab'[at % 3 == 0]}\n" for at in range(200)
)
_SLOWEST = 60


def spoilt(monkeypatch, spoil):
    """Let something happen when the corpus has been read, before that is noted."""
    from verifykit.corpus.runs import preparation

    def ingest(*given, **named):
        rows = preparation_ingest(*given, **named)
        spoil()
        return rows

    preparation_ingest = preparation.ingest
    monkeypatch.setattr(preparation, "ingest", ingest)


@pytest.fixture
def corpus(folder):
    pytest.importorskip("duckdb")
    (folder / "c.csv").write_text(STATEMENTS, encoding="utf-8")
    (folder / "out.csv").write_text("old", encoding="utf-8")
    return folder


SCORE = ["score", "c.csv", "-o", "out.csv", "--work", "work", "--isolated"]


def test_a_disk_that_is_full_while_working(corpus, monkeypatch, capsys):
    def full():
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    spoilt(monkeypatch, full)
    assert main(SCORE) == 2
    assert "what is finished is kept there" in capsys.readouterr().err
    assert (corpus / "out.csv").read_text("utf-8") == "old"


def test_a_work_folder_that_vanishes(corpus, monkeypatch, capsys):
    with monkeypatch.context() as patch:
        spoilt(patch, lambda: shutil.rmtree(corpus / "work"))
        assert main(SCORE) == 2
    assert "what it held is gone: remove it and start again" in capsys.readouterr().err
    assert (corpus / "out.csv").read_text("utf-8") == "old"
    shutil.rmtree(corpus / "work", ignore_errors=True)
    assert main(SCORE) == 0


def test_a_corpus_that_changes_while_it_is_read(corpus, monkeypatch, capsys):
    with monkeypatch.context() as patch:
        spoilt(patch, lambda: (corpus / "c.csv").write_text(STATEMENTS + "t,x1,a\n", "utf-8"))
        assert main(SCORE) == 4
    assert "c.csv changed while it was read" in capsys.readouterr().err
    assert (corpus / "out.csv").read_text("utf-8") == "old"
    assert main(SCORE) == 0


@pytest.mark.skipif(not os.path.isdir("/sys/kernel"), reason="no folder is read-only for everybody")
@pytest.mark.parametrize(
    "more", [["-o", "/sys/kernel/out.csv"], ["-o", "n.csv", "--work", "/sys/w"]]
)
def test_a_folder_that_nobody_can_write(corpus, more, capsys):
    assert main(["score", "c.csv", *more, "--isolated"]) == 2
    assert "cannot be worked in" in capsys.readouterr().err


def test_a_clock_that_jumps(corpus, monkeypatch):
    """The result has no time in it, and nothing waits for a time to come."""
    assert main(SCORE) == 0
    calm = (corpus / "out.csv").read_bytes()
    jumps = iter(range(10**9))

    def clock():
        return 2e9 + (-1) ** next(jumps) * 1e8

    monkeypatch.setattr(time, "time", clock)
    assert main(SCORE) == 0
    assert (corpus / "out.csv").read_bytes() == calm


@pytest.mark.apart
@pytest.mark.skipif(sys.platform == "win32", reason="no environment is that empty there")
def test_an_environment_with_nothing_in_it(folder):
    """No HOME, no place for temporary files, and a locale that knows ASCII alone."""
    (folder / "case.yaml").write_text(
        "verifykit: 1\nclaims: [{id: c, text: Ağrı’da kar yağdı.}]\n", encoding="utf-8"
    )
    bare = {"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0", "TMPDIR": "/proc/none",
            "VERIFYKIT_DISABLE_PLUGIN_AUTOLOAD": "1"}  # fmt: skip
    done = subprocess.run(
        [sys.executable, "-m", "verifykit", "check", "case.yaml", "--output", "json=out.json"],
        env=bare, cwd=folder, capture_output=True, timeout=_SLOWEST, check=False,
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (0, b"")
    assert '"id": "c"' in (folder / "out.json").read_text("utf-8")
    assert b"kar" in done.stdout


@pytest.mark.skipif(sys.platform == "win32", reason="signals are another matter there")
def test_a_request_to_terminate_ends_with_143_and_no_half_of_a_file(folder):
    (folder / "out.json").write_text("old", encoding="utf-8")
    code = """
        import os, signal, sys, threading
        from pathlib import Path
        from verifykit.__main__ import run
        from verifykit.reporting.json import JsonWriter

        def write(self, reports, stream):
            stream.write("half of it")
            os.kill(os.getpid(), signal.SIGTERM)
            signal.pause()

        JsonWriter.write = write
        sys.argv[1:] = ["check", "case.yaml", "--output", "json=out.json"]
        sys.exit(run())
    """
    (folder / "case.yaml").write_text("verifykit: 1\nclaims: [{id: c, text: A.}]\n", "utf-8")
    done = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(code)],
        cwd=folder, capture_output=True, timeout=_SLOWEST, check=False,
        env={**os.environ, "VERIFYKIT_DISABLE_PLUGIN_AUTOLOAD": "1"},
    )  # fmt: skip
    assert done.returncode == 128 + signal.SIGTERM
    assert b"interrupted" in done.stderr
    assert (folder / "out.json").read_text("utf-8") == "old"
    assert [path.name for path in folder.iterdir() if "out.json" in path.name] == ["out.json"]
