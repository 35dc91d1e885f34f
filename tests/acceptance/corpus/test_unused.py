"""Names that are given and occur nowhere in the corpus: told, and with --strict an error."""

from pathlib import Path

import pytest

from verifykit.cli import main
from verifykit.corpus import Declarations, Inputs, Options, UnusedName, ValueKind, learn, score

CORPUS = """\
source,subject,predicate,value
a,x,born,1
b,x,born,2
c,x,born,1
a,y,died,3
b,y,died,3
"""


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("c.csv").write_text(CORPUS)
    Path("grades.csv").write_text("source,reliability\na,A\nbb,B\n")
    Path("few.csv").write_text("source,derived_from\na,b\n")
    Path("derivations.csv").write_text(
        "source,derived_from\na,q\nr,s\nt,u\n",
    )
    Path("tree.csv").write_text("value,part_of\n1,7\n")
    Path("other.csv").write_text("value,part_of\nLyon,France\n")


WARNINGS = {
    ("--value", "bron:number"): "--value: the predicate 'bron' occurs nowhere in the corpus",
    ("--value", "bron:number", "--value", "died:number"): (
        "--value: 1 of 2 predicates occurs nowhere in the corpus: 'bron'"
    ),
    ("--grades", "grades.csv"): "--grades: 1 of 2 sources occurs nowhere in the corpus: 'bb'",
    ("--derivations", "derivations.csv"): (
        "--derivations: 5 of 6 sources occur nowhere in the corpus: 'q', 'r', 's', …"
    ),
    ("--hierarchy", "other.csv"): (
        "--hierarchy: none of the 2 values is in the corpus: 'France', 'Lyon'"
    ),
}


@pytest.mark.parametrize("asked", WARNINGS)
@pytest.mark.parametrize("verb", ["score", "learn"])
def test_a_name_that_occurs_nowhere_is_told(verb: str, asked: tuple[str, ...], capsys) -> None:
    command = [verb, "c.csv", "-o", f"{verb}.json", *asked]
    assert main(command) == 0
    assert capsys.readouterr().err.splitlines()[0] == f"verifykit: warning: {WARNINGS[asked]}"
    Path(f"{verb}.json").unlink()
    assert main([*command, "--strict"]) == 4
    assert capsys.readouterr().err == f"verifykit: {WARNINGS[asked]}\n"
    assert not Path(f"{verb}.json").exists()


@pytest.mark.parametrize(
    "asked",
    [
        ["--value", "text", "--value", "died:number"],
        ["--derivations", "few.csv"],
        ["--hierarchy", "tree.csv"],  # a gazetteer knows more than is stated
    ],
)
def test_names_that_occur_are_nothing_to_tell(asked: list[str], capsys) -> None:
    assert main(["score", "c.csv", "-o", "o.csv", "--strict", *asked]) == 0
    assert "warning" not in capsys.readouterr().err


def test_a_predicate_of_the_configuration_is_told_too(capsys) -> None:
    Path("verifykit.toml").write_text('[corpus.values]\nbron = "number"\n')
    assert main(["score", "c.csv", "-o", "o.csv"]) == 0
    assert "--value: the predicate 'bron' occurs nowhere" in capsys.readouterr().err


def test_the_profile_of_other_sources_is_told(capsys) -> None:
    assert main(["learn", "c.csv", "-o", "profile.json"]) == 0
    Path("other.csv").write_text("source,subject,value\nd,x,1\ne,x,2\n")
    Path("more.csv").write_text("source,subject,value\na,x,1\ne,x,2\n")
    capsys.readouterr()
    assert main(["score", "other.csv", "-o", "o.csv", "--profile", "profile.json"]) == 0
    told = "verifykit: warning: --profile: none of the 3 sources is in the corpus: 'a', 'b', 'c'\n"
    assert capsys.readouterr().err.startswith(told)
    assert main(["score", "more.csv", "-o", "o.csv", "--profile", "profile.json"]) == 0
    assert "warning" not in capsys.readouterr().err


def test_evaluate_tells_it_as_well(capsys) -> None:
    Path("gold.csv").write_text("subject,predicate,value\nx,born,1\n")
    assert main(["evaluate", "c.csv", "--gold", "gold.csv", "--value", "bron:number"]) == 0
    assert "verifykit: warning: --value: the predicate 'bron'" in capsys.readouterr().err


def test_from_python_it_is_in_the_summary_and_told_at_once() -> None:
    inputs = Inputs(corpus=(Path("c.csv"),), declared=Declarations(grades={"a": "A", "z": "B"}))
    options = Options(values={"bron": ValueKind(kind="number"), "*": ValueKind()})
    expected = [
        UnusedName(given="value", noun="predicate", count=1, of=1, examples=("bron",)),
        UnusedName(given="grades", noun="source", count=1, of=2, examples=("z",)),
    ]
    summary = score(inputs, Path("o.csv"), options, work=Path("work"))
    assert list(summary.unused) == expected
    told: list[UnusedName] = []
    learn(inputs, options, work=Path("work"), warn=told.append)
    assert told == expected
