"""Measures: a source that always reads too high is corrected, not outvoted."""

import csv
import json
from pathlib import Path

import numpy as np
import pytest

from verifykit.cli import main

THINGS = 120
SOURCES = {"a": 0.0, "b": 0.0, "c": 0.0, "d": 0.0, "e": 0.0, "high": 2.0, "higher": 3.0}
"""The bias of each source."""


def written(path: Path, statements: list[tuple[str, str, str]]) -> Path:
    with path.open("w", newline="") as stream:
        writer = csv.writer(stream)
        writer.writerow(("source", "subject", "predicate", "value"))
        writer.writerows((who, what, "temperature", value) for who, what, value in statements)
    return path


def truth(thing: int) -> float:
    return 10 + thing * 0.37 % 15


@pytest.fixture
def statements(tmp_path: Path) -> Path:
    """Each source reads most things; of the last one only the two that read high say anything."""
    chance = np.random.default_rng(7)
    found = [
        (source, f"t{thing}", f"{truth(thing) + bias + chance.normal(0, 0.3):.1f}")
        for source, bias in SOURCES.items()
        for thing in range(THINGS)
        if chance.random() < 0.7
    ]
    lone = [(who, "lone", f"{20 + SOURCES[who]:.1f}") for who in ("high", "higher")]
    return written(tmp_path / "c.csv", found + lone)


def table(path: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(path.read_text().splitlines()))


def score(corpus: Path, *more: str, spec: str = "temperature:measure~0.5") -> list[dict[str, str]]:
    scores = corpus.with_name("scores.csv")
    assert main(["score", str(corpus), "-o", str(scores), "--value", spec, *more]) == 0
    return table(scores)


def biases(corpus: Path, *more: str, spec: str = "temperature:measure~0.5") -> dict[str, float]:
    path = corpus.with_name("qualities.csv")
    score(corpus, "--qualities", str(path), *more, spec=spec)
    return {row["source"]: float(row["bias"]) for row in table(path)}


def test_biases_are_found(statements: Path) -> None:
    assert biases(statements) == pytest.approx(SOURCES, abs=0.2)


def test_amounts_are_estimated(statements: Path) -> None:
    rows = [row for row in score(statements) if row["subject"] != "lone"]
    off = [float(row["estimate"]) - truth(int(row["subject"][1:])) for row in rows]
    assert np.sqrt(np.mean(np.square(off))) < 0.25
    held = [
        float(row["estimate_low"]) <= truth(int(row["subject"][1:])) <= float(row["estimate_high"])
        for row in rows
    ]
    assert np.mean(held) > 0.9


def test_what_reads_high_is_corrected(statements: Path) -> None:
    lone = [row for row in score(statements) if row["subject"] == "lone"]
    assert [float(row["estimate"]) for row in lone] == pytest.approx([20, 20], abs=0.4)
    assert all(float(row["score"]) < 0.1 for row in lone)
    assert {row["verdict"] for row in lone} == {"refuted"}


def test_a_profile_carries_it(statements: Path, tmp_path: Path) -> None:
    profile = tmp_path / "p.json"
    spec = "temperature:measure~0.5"
    assert main(["learn", str(statements), "-o", str(profile), "--value", spec]) == 0
    told = {
        record["source"]: record["bias"]
        for record in json.loads(profile.read_text())["records"]
        if "bias" in record
    }
    assert told == pytest.approx(SOURCES, abs=0.2)
    new = written(tmp_path / "new.csv", [("high", "x", "17.0"), ("unheard of", "y", "17")])
    found = {row["subject"]: row for row in score(new, "--profile", str(profile))}
    assert float(found["x"]["estimate"]) == pytest.approx(15, abs=0.2)
    assert float(found["y"]["estimate"]) == 17


def test_copies_of_one_reading_are_one(statements: Path) -> None:
    copied = [
        (f"copy{number}", row["subject"], row["value"])
        for row in table(statements)
        if row["source"] == "high"
        for number in range(9)
    ]
    own = [(row["source"], row["subject"], row["value"]) for row in table(statements)]
    found = biases(written(statements.with_name("copied.csv"), own + copied))
    assert {name: found[name] for name in SOURCES} == pytest.approx(SOURCES, abs=0.25)


def test_labels_say_who_reads_right(statements: Path, tmp_path: Path) -> None:
    """Who is the middle one is a guess; labels know."""
    gold = written(
        tmp_path / "gold.csv", [("", f"t{thing}", f"{truth(thing) + 1:.2f}") for thing in range(60)]
    )
    by_labels = biases(statements, "--gold", str(gold))
    rows = [r for r in score(statements, "--gold", str(gold)) if r["subject"] == "t3"]
    assert {float(row["score"]) for row in rows} <= {0.0, 1.0}
    assert float(rows[0]["estimate"]) == pytest.approx(truth(3) + 1)
    right = {name: bias - 1 for name, bias in SOURCES.items()}
    assert by_labels == pytest.approx(right, abs=0.2)
    unlabelled = [r for r in score(statements, "--gold", str(gold)) if r["subject"] == "t100"]
    assert float(unlabelled[0]["estimate"]) == pytest.approx(truth(100) + 1, abs=0.4)


def test_factors(tmp_path: Path) -> None:
    """With a tolerance in percent biases are factors, whatever the size of what is measured."""
    chance = np.random.default_rng(3)
    factors = {"a": 1.0, "b": 1.0, "c": 1.0, "big": 1.2}
    corpus = written(
        tmp_path / "c.csv",
        [
            (who, f"t{thing}", f"{10 ** (thing % 7) * factor * np.exp(chance.normal(0, 0.02)):.5g}")
            for who, factor in factors.items()
            for thing in range(80)
        ]
        + [("a", "t1", "-3")],
    )
    found = biases(corpus, spec="temperature:measure~3%")
    assert found == pytest.approx({"a": 0, "b": 0, "c": 0, "big": 0.2}, abs=0.03)
    rejected = table(corpus.with_name("scores.csv.rejects.csv"))
    assert [row["reason"] for row in rejected] == ["not a measure: -3"]


@pytest.mark.parametrize("spec", ["measure", "measure~0", "measure~1mod10", "many measure~1"])
def test_what_makes_no_sense(statements: Path, spec: str) -> None:
    output = statements.with_name("x.csv")
    arguments = ["score", str(statements), "-o", str(output), "--value", f"temperature:{spec}"]
    assert main(arguments) == 2
    assert not output.exists()


def test_other_predicates_have_no_estimate(tmp_path: Path) -> None:
    path = tmp_path / "mixed.csv"
    path.write_text(
        "source,subject,predicate,value\na,x,height,12\nb,x,height,13\na,x,name,Ana\nb,x,name,Ena\n"
    )
    rows = score(path, spec="height:measure~1")
    assert {row["predicate"]: row["estimate"] for row in rows} == {"height": "12.5", "name": ""}
