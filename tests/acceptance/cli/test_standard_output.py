"""`-` is standard output wherever a file is written; on it is nothing but what was asked for."""

import csv
import json
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from labelled_claims import labelled_case
from verifykit.cli import main
from verifykit.errors import ExitCode
from verifykit.loading import to_data
from verifykit.testing import Completed

CORPUS = "source,subject,value\na,x,1\nb,x,2\nc,x,1\nc,,1\n"


def run_alone(folder, *arguments, **options):
    return subprocess.run(
        [sys.executable, "-m", "verifykit", *arguments],
        capture_output=True, text=True, timeout=120, check=False, cwd=folder, **options,
    )  # fmt: skip


@pytest.fixture
def run(folder, capfd):
    """Run the command here; it writes to the descriptor of standard output."""

    def run(*arguments):
        code = main([str(argument) for argument in arguments])
        written = capfd.readouterr()
        return Completed(exit_code=code, stdout=written.out, stderr=written.err)

    return run


@pytest.fixture
def corpus(folder):
    (folder / "c.csv").write_text(CORPUS)
    return folder


def left(folder):
    return {path.name for path in folder.iterdir()} - {"case.yaml", "broken.yaml", "empty.yaml"}


@pytest.mark.apart
@pytest.mark.parametrize("name", ["-", "/dev/stdout"])
def test_the_scores_of_a_corpus_in_a_process(corpus, name):
    done = run_alone(corpus, "score", "c.csv", "-o", name, "--format", "csv")
    assert done.returncode == ExitCode.OK
    assert [row["value"] for row in csv.DictReader(done.stdout.splitlines())] == ["1", "2"]
    # What else a run leaves is in the working folder.
    assert left(corpus) == {"c.csv", "stdout.rejects.csv"}
    assert "stdout.rejects.csv" in done.stderr


def test_the_scores_of_a_corpus(corpus, run):
    done = run("score", "c.csv", "-o", "-", "--format", "csv")
    assert done.exit_code == ExitCode.OK
    assert [row["value"] for row in csv.DictReader(done.stdout.splitlines())] == ["1", "2"]
    assert left(corpus) == {"c.csv", "stdout.rejects.csv"}
    assert "stdout.rejects.csv" in done.stderr


def test_a_format_goes_before_the_ending(corpus, run):
    arguments = ("score", "c.csv", "--rejects", "r.csv", "-o")
    assert run(*arguments, "o.csv", "--format", "json").exit_code == 0
    assert run(*arguments, "o.json").exit_code == 0
    assert (corpus / "o.csv").read_bytes() == (corpus / "o.json").read_bytes()
    done = run(*arguments, "o.txt", "--format", "text")
    assert done.exit_code == ExitCode.USAGE
    assert "no format 'text'; use parquet, csv, jsonl" in done.stderr


def test_the_scores_of_a_corpus_need_a_format_there(corpus, run):
    done = run("score", "c.csv", "-o", "-")
    assert done.exit_code == ExitCode.USAGE
    assert "standard output has no ending that says the format: give --format" in done.stderr
    assert left(corpus) == {"c.csv"}


def test_a_profile(corpus, run):
    done = run("learn", "c.csv", "-o", "-", "--rejects", "r.csv")
    assert len(done.json()["records"]) == 3
    assert left(corpus) == {"c.csv", "r.csv"}


def test_what_is_written_of_a_case(folder, run):
    assert run("score", "case.yaml", "-o", "-").stdout.startswith("claim")
    assert run("report", "case.yaml", "-o", "-").stdout.startswith("<!doctype html>")
    done = run("check", "case.yaml", "--format", "github", "--output", "json=-")
    assert '"verdict"' in done.stdout
    assert left(folder) == set()


def test_fitted_parameters(folder, run):
    case, gold = labelled_case(132)
    (folder / "labelled.json").write_text(json.dumps(to_data(case)))
    (folder / "gold.csv").write_text(
        "claim,verdict\n" + "".join(f"{one.claim},{one.label}\n" for one in gold)
    )
    done = run(
        "calibrate", "labelled.json", "--gold", "gold.csv", "--force", "-o", "-",
        "--resamples", "3", "--folds", "2", "--repeats", "1",
    )  # fmt: skip
    assert done.exit_code == ExitCode.OK, done.stderr
    assert tomllib.loads(done.stdout)
    assert "out of fold" in done.stderr


@pytest.mark.apart
def test_a_reader_that_goes_away_is_no_failure(corpus):
    rows = "".join(f"s{row % 7},x{row},{row}\n" for row in range(20_000))
    (corpus / "c.csv").write_text("source,subject,value\n" + rows)
    process = subprocess.Popen(
        [sys.executable, "-m", "verifykit", "score", "c.csv", "-o", "-", "--format", "jsonl"],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=corpus,
    )  # fmt: skip
    process.stdout.readline()
    process.stdout.close()
    errors = process.stderr.read()
    process.stderr.close()
    assert process.wait(timeout=60) == ExitCode.BROKEN_PIPE
    assert errors == b""
    assert not list(Path(corpus).glob(".*.work"))
