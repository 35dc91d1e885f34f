"""Corpora as they are found: odd names, odd times, columns that are not there."""

import csv
import datetime
import json
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from verifykit.cli import main

SOURCES = ["a", "b", "c", "a", "b"]
SUBJECTS = ["x", "x", "x", "y", "y"]
VALUES = ["1", "2", "1", "3", "3"]


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def write_lines(name: str, **further: list[object]) -> None:
    columns = {"source": SOURCES, "subject": SUBJECTS, "value": VALUES, **further}
    rows = [dict(zip(columns, row, strict=True)) for row in zip(*columns.values(), strict=True)]
    Path(name).write_text("".join(json.dumps(row) + "\n" for row in rows))


def write_csv(name: str, **further: list[object]) -> None:
    columns = {"source": SOURCES, "subject": SUBJECTS, "value": VALUES, **further}
    with Path(name).open("w", newline="") as stream:
        csv.writer(stream).writerows([list(columns), *zip(*columns.values(), strict=True)])


@pytest.mark.parametrize(
    "column", ["line", "reason", "when", "scope x", "object", "Subject", 'a "b', "é"]
)
def test_a_scope_column_may_have_any_name(column: str) -> None:
    further = {column: ["2020", "2021", "2020", "2020", "2020"]}
    write_lines("c.jsonl", **further)
    write_csv("c.csv", **further)
    for name in ("c.jsonl", "c.csv"):
        assert main(["score", name, "-o", f"{name}.out.csv", "--scope", f"{column},{column}"]) == 0
    assert Path("c.jsonl.out.csv").read_bytes() == Path("c.csv.out.csv").read_bytes()
    with Path("c.csv.out.csv").open() as stream:
        assert [row[column] for row in csv.DictReader(stream)] == ["2020", "2021", "2020"]


def test_scope_columns_that_differ_in_case_alone() -> None:
    write_csv("c.csv", area=["n", "s", "n", "n", "n"], Area=["1", "2", "1", "1", "1"])
    assert main(["score", "c.csv", "-o", "o.jsonl", "--scope", "area,Area"]) == 0
    rows = [json.loads(line) for line in Path("o.jsonl").read_text().splitlines()]
    assert [(row["area"], row["Area"]) for row in rows] == [("n", "1"), ("s", "2"), ("n", "1")]


def test_a_scope_column_is_not_the_role_of_its_name() -> None:
    """The column `when` sets apart what the statements are of; when they were made says `seen`."""
    write_csv("c.csv", when=["noon"] * 5, seen=["2020"] * 5)
    assert main(["score", "c.csv", "-o", "o.csv", "--scope", "when", "--columns", "when=seen"]) == 0
    assert not Path("o.csv.rejects.csv").exists()


def test_the_unit_may_be_named_as_scope_too() -> None:
    write_csv("c.csv", unit=["m", "cm", "m", "m", "m"], country=["ML"] * 5)
    assert main(["score", "c.csv", "-o", "one.csv", "--scope", "country"]) == 0
    assert main(["score", "c.csv", "-o", "two.csv", "--scope", "unit,country"]) == 0
    assert Path("one.csv").read_bytes() == Path("two.csv").read_bytes()


@pytest.mark.parametrize("asked", [["--scope", "country"], ["--columns", "weight=country"]])
def test_a_column_that_no_row_has_is_told(asked: list[str], capsys) -> None:
    write_lines("c.jsonl")
    write_lines("other.jsonl")
    assert main(["score", "c.jsonl", "other.jsonl", "-o", "o.csv", *asked]) == 4
    assert "c.jsonl: no row has the column 'country'" in capsys.readouterr().err
    # Lines need not have all columns: one row that has it is enough.
    write_lines("other.jsonl", country=[None, 1, None, None, None])
    assert main(["score", "c.jsonl", "other.jsonl", "-o", "o.csv", *asked]) == 0


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--columns", "source="], "--columns takes ROLE=COLUMN"),
        (["--profile", "p.json", "--grades", "g.csv"], "--grades is for learning"),
        (["--profile", "p.json", "--derivations", "g.csv"], "--derivations is for learning"),
    ],
)
def test_what_makes_no_sense_is_told_by_the_option(arguments, message: str, capsys) -> None:
    write_csv("c.csv")
    assert main(["learn", "c.csv", "-o", "p.json"]) == 0
    assert main(["score", "c.csv", "-o", "o.csv", *arguments]) == 2
    assert message in capsys.readouterr().err


@pytest.mark.parametrize(
    "arguments", [["score", "-", "--stdin-filename", "c.csv", "-o", "o.csv"],
                  ["learn", "-", "-o", "p.json"]]
)  # fmt: skip
def test_a_corpus_from_standard_input_is_told(arguments: list[str], capsys) -> None:
    assert main(arguments) == 2
    assert "a corpus is read from files" in capsys.readouterr().err


def test_a_table_in_utf_16_is_told(capsys) -> None:
    write_csv("c.csv")
    Path("c.csv").write_text(Path("c.csv").read_text(), encoding="utf-16")
    assert main(["score", "c.csv", "-o", "o.csv"]) == 4
    message = capsys.readouterr().err
    assert "c.csv: its header holds what is not UTF-8 text" in message
    assert message.isprintable() or message.strip().isprintable()


def test_a_folder_that_is_named_like_a_corpus_is_told(capsys) -> None:
    Path("c.csv").mkdir()
    assert main(["score", "c.csv", "-o", "o.csv"]) == 4
    assert "c.csv: is a folder" in capsys.readouterr().err


def test_a_quote_that_is_never_closed_says_what_it_takes(capsys) -> None:
    Path("c.csv").write_text('source,subject,value\na,x,1\nb,x,"2\nc,x,1\nd,x,1\n')
    assert main(["score", "c.csv", "-o", "o.csv"]) == 0
    with Path("o.csv.rejects.csv").open() as stream:
        (row,) = csv.DictReader(stream)
    assert row["line"] == "3"
    assert "lines up to 5 were read as one row" in row["reason"]


@pytest.mark.parametrize("weight", ["1e308", "1e-300", "1_000", "-1", "inf"])
def test_a_weight_that_no_sum_can_hold_is_rejected(weight: str) -> None:
    write_csv("c.csv", weight=[weight, 1, 1, 1, 1])
    assert main(["score", "c.csv", "-o", "o.csv"]) == 0
    with Path("o.csv.rejects.csv").open() as stream:
        (row,) = csv.DictReader(stream)
    assert row["reason"] == f"weight is no number from 1e-09 to 1e+09: {weight}"


@pytest.mark.filterwarnings("error")
@pytest.mark.parametrize("weight", ["1e9", "1e-9"])
def test_the_greatest_and_the_least_weight_count(weight: str) -> None:
    write_csv("c.csv", weight=[1, weight, 1, 1, 1])
    assert main(["score", "c.csv", "-o", "o.csv"]) == 0
    with Path("o.csv").open() as stream:
        best = next(csv.DictReader(stream))
    assert best["value"] == ("2" if weight == "1e9" else "1")


@pytest.mark.parametrize(
    ("values", "said"),
    [
        (pa.array([2**61, 0, 0, 0, 0], pa.timestamp("ms")), "out of range"),
        (pa.array([2**30, 0, 0, 0, 0], pa.date32()), "out of range"),
        (pa.array([1, 0, 0, 0, 0], pa.timestamp("s", "Mars/Phobos")), "1970-01-01 00:00:01+00:00"),
    ],
)
def test_times_beyond_the_calendar_and_zones_nobody_knows(values: pa.Array, said: str) -> None:
    table = {"source": SOURCES, "subject": SUBJECTS, "value": values}
    pq.write_table(pa.table(table), "c.parquet")
    assert main(["score", "c.parquet", "-o", "o.csv"]) == 0
    text = Path("o.csv").read_text()
    assert said in text
    assert str(datetime.date(1970, 1, 1)) in text


def test_more_memory_than_there_is_bounds_nothing() -> None:
    write_csv("c.csv")
    assert main(["score", "c.csv", "-o", "o.csv", "--memory", "99999999999G"]) == 0


@pytest.mark.parametrize("depth", [700, 100_000])
def test_a_value_that_is_too_deep_for_text_costs_its_row_alone(depth: int) -> None:
    write_lines("c.jsonl")
    deep = '{"source": "d", "subject": "x", "value": ' + "[" * depth + "]" * depth + "}\n"
    Path("c.jsonl").write_text(deep + Path("c.jsonl").read_text())
    assert main(["score", "c.jsonl", "-o", "o.csv"]) == 0
    with Path("o.csv.rejects.csv").open() as stream:
        (row,) = csv.DictReader(stream)
    # Which limit it meets first differs between versions of Python.
    assert row["line"] == "1"
    assert row["reason"]


def test_what_a_message_quotes_does_not_steer_the_terminal(capsys) -> None:
    Path("c.csv").write_text("source,sub\x1b[2Jject,value\na,x,1\n")
    assert main(["score", "c.csv", "-o", "o.csv"]) == 4
    assert r"its columns are source, sub\x1b[2Jject, value" in capsys.readouterr().err
