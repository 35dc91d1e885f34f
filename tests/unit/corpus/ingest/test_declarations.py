"""What people say of the sources beforehand, and true values."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from verifykit.corpus import Declarations, Options, read_dependences, read_grades
from verifykit.corpus.ingest.declarations import head_starts, numbered_dependences
from verifykit.corpus.ingest.gold import read_gold
from verifykit.errors import InputError


@pytest.mark.parametrize(
    ("read", "text", "message"),
    [
        (read_dependences, "source\na\n", "no column 'derived_from'"),
        (read_dependences, "source,derived_from,dependence\na,b,2\n", r"f\.csv:2: .* not '2'"),
        (read_dependences, "source,derived_from,dependence\na,b,x\n", r"f\.csv:2"),
        (read_dependences, "source,derived_from,dependence\na,b,1\nb,a,0\n", "f.csv:3: a second"),
        (read_grades, "source,reliability\na,B\nb,G\n", r"f\.csv:3: .* not 'G'"),
        (read_grades, "source,reliability\na,B\na,C\n", "f.csv:3: a second grade of 'a'"),
        (read_grades, "", "no column 'source', 'reliability'"),
        (lambda path: read_gold(path, Options()), "subject,value\n", "no true values"),
        (lambda path: read_gold(path, Options()), "", "no true values"),
        (
            lambda path: read_gold(path, Options()),
            "subject,value,stance\nx,1,supports\ny,2,refutes\n",
            "f.csv:3: refutes a value",
        ),
        (lambda path: read_gold(path, Options()), "subject,value\nx,\n", r"f\.csv:2: value is mis"),
        (lambda path: read_gold(path, Options()), "subject,value\nx,1\ny,1\nx,2\n", r"f\.csv:4: "),
    ],
)
def test_what_cannot_be_read_is_told(read, text: str, message: str, tmp_path: Path) -> None:
    path = tmp_path / "f.csv"
    path.write_text(text)
    with pytest.raises(InputError, match=message):
        read(path)


def test_names_are_spelled_as_those_of_the_corpus_are(tmp_path: Path) -> None:
    path = tmp_path / "f.csv"
    path.write_text("source,reliability,derived_from\n Rene\u0301 ,A,b\n", encoding="utf-8")
    assert read_grades(path) == {"Ren\u00e9": "A"}
    assert read_dependences(path) == {("Ren\u00e9", "b"): 1.0}


def test_the_same_true_value_twice_is_one(tmp_path: Path) -> None:
    path = tmp_path / "f.csv"
    path.write_text("subject,value\nx,1\nx, 1\n")
    gold = read_gold(path, Options())
    assert len(gold.objects) == 1


def test_names_that_the_corpus_lacks_are_passed_over() -> None:
    declared = Declarations(
        dependences={("a", "b"): 1.0, ("a", "z"): 1.0, ("a", "a"): 1.0}, grades={"b": "A", "z": "E"}
    )
    assert numbered_dependences(declared, ("a", "b")) == {(0, 1): 1.0}
    starts = head_starts(declared, ("a", "b"))
    assert starts is not None
    assert starts[0] == 0 < starts[1]
    assert head_starts(Declarations(), ("a",)) is None


@pytest.mark.apart
def test_an_interrupted_run_knows_its_tree_again() -> None:
    """The order of a set of texts differs from process to process."""
    told = (
        "from verifykit.corpus import Declarations\n"
        "print(Declarations(parents={'Lyon': frozenset('abcdefgh')}).ordered)\n"
    )
    seen = {
        subprocess.run(
            [sys.executable, "-c", told],
            env=os.environ | {"PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2", "3")
    }
    assert len(seen) == 1
