"""Predicates with several true values: one is no rival of another, and lists are short."""

import csv
import json
from pathlib import Path

import numpy as np
import pytest

from verifykit.cli import main

THINGS, VALUES = 100, 10
RECALL = {"full": 0.95, "half": 0.5, "third": 0.35, "other": 0.6, "sloppy": 0.6}
SPECIFICITY = dict.fromkeys(RECALL, 0.98) | {"sloppy": 0.85}


def written(path: Path, rows: list[tuple[str, ...]]) -> Path:
    with path.open("w", newline="") as stream:
        writer = csv.writer(stream)
        writer.writerow(
            ("source", "subject", "predicate", "value", "stance", "when")[: len(rows[0])]
        )
        writer.writerows(rows)
    return path


def true_values(thing: int) -> set[int]:
    return set(np.random.default_rng(thing).choice(VALUES, 1 + thing % 4, replace=False).tolist())


@pytest.fixture
def statements(tmp_path: Path) -> Path:
    chance = np.random.default_rng(5)
    rows = [
        (source, f"t{thing}", "language", f"v{value}")
        for source in RECALL
        for thing in range(THINGS)
        for value in range(VALUES)
        if chance.random()
        < (RECALL[source] if value in true_values(thing) else 1 - SPECIFICITY[source])
    ]
    return written(tmp_path / "c.csv", rows)


def table(path: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(path.read_text().splitlines()))


def score(corpus: Path, *more: str) -> list[dict[str, str]]:
    scores = corpus.with_name("scores.csv")
    arguments = ["score", str(corpus), "-o", str(scores), "--value", "language:many", *more]
    assert main(arguments) == 0
    return table(scores)


def is_true(row: dict[str, str]) -> bool:
    return int(row["value"][1:]) in true_values(int(row["subject"][1:]))


def f1(rows: list[dict[str, str]], found: list[bool]) -> float:
    right = sum(one and is_true(row) for row, one in zip(rows, found, strict=True))
    return 2 * right / (sum(found) + sum(map(is_true, rows)))


def test_several_values_are_true(statements: Path) -> None:
    rows = score(statements)
    by_model = f1(rows, [float(row["score"]) > 0.5 for row in rows])
    speakers: dict[str, set[str]] = {}
    for row in table(statements):
        speakers.setdefault(row["subject"], set()).add(row["source"])
    by_majority = f1(rows, [2 * int(r["documents"]) > len(speakers[r["subject"]]) for r in rows])
    assert by_model > 0.9 > by_majority
    whole = [float(row["score"]) for row in rows if row["subject"] == "t3"]
    assert sum(whole) > 2  # no share of one truth


def test_precision_and_recall_of_sources(statements: Path, tmp_path: Path) -> None:
    path = tmp_path / "q.csv"
    rows = score(statements, "--qualities", str(path))
    seen = {(row["subject"], row["value"]) for row in rows if is_true(row)}
    stated: dict[str, list[dict[str, str]]] = {}
    for row in table(statements):
        stated.setdefault(row["source"], []).append(row)
    found = {row["source"]: row for row in table(path)}
    for source, own in stated.items():
        things = {row["subject"] for row in own}
        right = sum(map(is_true, own))
        recall = right / sum(subject in things for subject, _ in seen)
        assert float(found[source]["recall"]) == pytest.approx(recall, abs=0.12)
        assert float(found[source]["reliability"]) == pytest.approx(right / len(own), abs=0.1)
    precise = {source: float(row["reliability"]) for source, row in found.items()}
    assert min(precise, key=precise.__getitem__) == "sloppy"


def test_a_profile_carries_it(statements: Path, tmp_path: Path) -> None:
    profile = tmp_path / "p.json"
    arguments = ["learn", str(statements), "-o", str(profile), "--value", "language:many"]
    assert main(arguments) == 0
    records = json.loads(profile.read_text())["records"]
    assert {record["source"] for record in records if "recall" in record} == set(RECALL)
    learned = {(r["subject"], r["value"]): float(r["score"]) for r in score(statements)}
    told = {
        (r["subject"], r["value"]): float(r["score"])
        for r in score(statements, "--profile", str(profile))
    }
    same = [(learned[key] > 0.5) == (told[key] > 0.5) for key in learned]
    assert np.mean(same) > 0.95


def test_labels_list_all_that_is_true(statements: Path, tmp_path: Path) -> None:
    gold = written(tmp_path / "gold.csv", [("", "t3", "language", f"v{v}") for v in (0, 4)])
    rows = [row for row in score(statements, "--gold", str(gold)) if row["subject"] == "t3"]
    listed = {row["value"]: float(row["score"]) for row in rows}
    assert listed == {value: float(value in ("v0", "v4")) for value in listed}


def test_one_of_many_values_a_label_is_an_error_elsewhere(statements: Path, tmp_path: Path) -> None:
    gold = written(tmp_path / "gold.csv", [("", "t3", "language", f"v{v}") for v in (0, 4)])
    output = tmp_path / "x.csv"
    assert main(["score", str(statements), "-o", str(output), "--gold", str(gold)]) == 4


def test_what_refutes_and_what_is_older(statements: Path, tmp_path: Path) -> None:
    """A denial speaks against its value alone; a later list adds to an earlier one."""
    rows = [(r["source"], r["subject"], "language", r["value"], "", "") for r in table(statements)]
    new = [(who, "new", "language", "shared", "", "2020") for who in ("full", "half", "other")]
    later = [(who, "new", "language", "late", "", "2021") for who in ("full", "half", "other")]
    denied = [(who, "new", "language", "late", "refutes", "2022") for who in ("half", "third")]
    found = {
        row["value"]: float(row["score"])
        for row in score(written(tmp_path / "d.csv", rows + new + later + denied))
        if row["subject"] == "new"
    }
    assert found["shared"] > 0.9 > found["late"]


def test_a_merged_cell_keeps_one_value(tmp_path: Path) -> None:
    records = tmp_path / "r.csv"
    records.write_text("id,from,language\n1,a,Bambara\n1,b,French\n")
    output = tmp_path / "golden.csv"
    arguments = ["merge", str(records), "--cluster", "id", "--source", "from", "-o", str(output)]
    assert main([*arguments, "--value", "language:many"]) == 2
    assert not output.exists()


def test_lists_of_which_several_can_be_true_are_one_in_any_order(tmp_path: Path) -> None:
    rows = [("a", "x", "crew", "Li;Ada"), ("b", "x", "crew", "Ada; Li"), ("c", "x", "crew", "Bo")]
    corpus, scores = written(tmp_path / "c.csv", rows), tmp_path / "scores.csv"
    arguments = ["score", str(corpus), "-o", str(scores), "--isolated"]
    assert main([*arguments, "--value", "crew:many set"]) == 0
    assert {row["value"]: row["documents"] for row in table(scores)} == {"Ada;Li": "2", "Bo": "1"}
    assert main([*arguments, "--value", "many set"]) == 0
    assert main([*arguments, "--value", "crew:some set"]) == 2
