"""What a corpus has taught, put to use on a corpus: as if it had been learned there."""

import csv
import json
import random
from pathlib import Path

import pytest

from verifykit.cli import main

MIRRORS = [f"mirror{number}" for number in range(5)]


@pytest.fixture
def statements(tmp_path: Path) -> Path:
    """Five sources that repeat a bad one exactly, six good ones, 150 things."""
    chance = random.Random(4)
    truth = {f"o{number}": f"v{number}-0" for number in range(150)}

    def stated(accuracy: float) -> dict[str, str]:
        return {
            thing: value if chance.random() < accuracy else f"{value}-{chance.randrange(1, 4)}"
            for thing, value in truth.items()
        }

    bad = stated(0.4)
    said = {"bad": bad} | dict.fromkeys(MIRRORS, bad)
    said |= {f"good{number}": stated(0.85) for number in range(6)}
    path = tmp_path / "corpus.csv"
    with path.open("w", newline="") as stream:
        writer = csv.writer(stream)
        writer.writerow(("source", "subject", "value"))
        writer.writerows(
            (who, *one) for who, all_of_it in said.items() for one in all_of_it.items()
        )
    return path


def rows(path: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(path.read_text().splitlines()))


@pytest.fixture
def profile(statements: Path, tmp_path: Path) -> Path:
    path = tmp_path / "profile.json"
    assert main(["learn", str(statements), "-o", str(path)]) == 0
    return path


def score(statements: Path, name: str, *more: str) -> tuple[list[dict[str, str]], ...]:
    scores, sources = (statements.with_name(f"{name}-{what}.csv") for what in ("all", "who"))
    arguments = ["score", str(statements), "-o", str(scores), "--sources", str(sources), *more]
    assert main(arguments) == 0
    return rows(scores), rows(sources)


def test_sources_are_told_as_the_profile_has_them(statements: Path, profile: Path) -> None:
    _, learned = score(statements, "learned")
    _, told = score(statements, "told", "--profile", str(profile))
    columns = ("source", "reliability", "low", "high", "statements")
    assert [[row[column] for column in columns] for row in told] == [
        [row[column] for column in columns] for row in learned
    ]


def test_a_source_without_a_record_has_the_base_rate(statements: Path, profile: Path) -> None:
    with statements.open("a") as stream:
        stream.write("stranger,o1,v1-0\n")
    _, told = score(statements, "told", "--profile", str(profile))
    (row,) = [row for row in told if row["source"] == "stranger"]
    rate = json.loads(profile.read_text())["base_rate"]
    assert float(row["reliability"]) == pytest.approx(rate, abs=1e-6)
    assert float(row["low"]) < rate < float(row["high"])
    assert row["statements"] == "0"


def test_mirrors_act_as_one_by_a_profile_too(statements: Path, profile: Path) -> None:
    learned, _ = score(statements, "learned")
    told, _ = score(statements, "told", "--profile", str(profile))
    origins = {(row["subject"], row["value"]): row["origins_max"] for row in learned}
    assert {(row["subject"], row["value"]): row["origins_max"] for row in told} == origins
    # Six sources state what only the bad one and its mirrors do; it is one origin.
    alone = [row for row in told if row["documents"] == "6" and row["origins_max"] == "1"]
    assert alone
