"""A large corpus learns from a sample of its conflict sets, and scores all."""

import random
from pathlib import Path

import pyarrow as pa
import pyarrow.csv
from attrs import evolve

from generated_corpora import corpus
from verifykit.corpus import FITTED, Inputs, learn, score

Rows = list[tuple[str, ...]]
NAMES = ("source", "subject", "value", "predicate")
SMALL = evolve(FITTED, learning_statements=1_000, learning_least=20)


def statements(path: Path, rows: Rows) -> Path:
    columns = zip(*rows, strict=True)
    pa.csv.write_csv(pa.table(dict(zip(NAMES, map(list, columns), strict=True))), path)
    return path


def world() -> Rows:
    rows = corpus(3, sources=20, objects=1500, attributes=2, exact=0.9)
    return [tuple(f"{name} {x}" for name, x in zip(NAMES, row, strict=True)) for row in rows]


def answers(path: Path) -> dict[tuple[str, str], tuple[str, float]]:
    table = pa.csv.read_csv(path).to_pylist()
    return {
        (row["subject"], row["predicate"]): (row["value"], row["score"])
        for row in table
        if row["rank"] == 1
    }


def scored(corpus: Path, constants=FITTED) -> Path:
    output = corpus.with_suffix(f".{constants.learning_statements}.csv")
    score(Inputs(corpus=(corpus,)), output, work=corpus.with_suffix(".work"), constants=constants)
    return output


def test_the_sample_answers_as_the_whole(tmp_path: Path) -> None:
    path = statements(tmp_path / "c.csv", world())
    whole, sample = answers(scored(path)), answers(scored(path, SMALL))
    assert sample.keys() == whole.keys()
    same = sum(sample[key][0] == whole[key][0] for key in whole)
    assert same >= 0.98 * len(whole)
    assert sample != whole, "it did learn from a sample"


def test_the_order_of_the_rows_is_no_matter(tmp_path: Path) -> None:
    rows = world()
    one = scored(statements(tmp_path / "one.csv", rows), SMALL)
    random.Random(1).shuffle(rows)
    other = scored(statements(tmp_path / "other.csv", rows), SMALL)
    assert one.read_bytes() == other.read_bytes()


def test_nothing_of_a_rare_source_is_left_out(tmp_path: Path) -> None:
    rows = world()
    subjects = sorted({row[1]: row[1:] for row in rows}.values())[:60]
    rare = [("rare", *about) for about in subjects]
    path = statements(tmp_path / "c.csv", [*rows, *rare])
    profiles = [
        learn(Inputs(corpus=(path,)), work=tmp_path / "work", constants=constants)
        for constants in (FITTED, SMALL)
    ]
    judged = [
        {record.source: record.judged for record in profile.records if record.predicate is None}
        for profile in profiles
    ]
    assert judged[1]["rare"] == judged[0]["rare"] > 50
    assert judged[1]["source 1"] < judged[0]["source 1"] / 2
