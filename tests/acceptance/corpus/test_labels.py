"""Known true values help to judge the rest, and never do harm by being few."""

import csv
from pathlib import Path

import numpy as np
import pytest

from verifykit.corpus import Inputs, Options, score
from verifykit.errors import InputError

OBJECTS = 800


def crowd(seed: int) -> tuple[list[tuple[str, str, str]], dict[str, str]]:
    """50 sources answer yes or no where 92% are no; 20 more repeat a careless one."""
    random = np.random.default_rng(seed)
    truth = random.random(OBJECTS) > 0.92
    rows = []
    for source in range(50):
        sure = {True: random.uniform(0.5, 0.95), False: random.uniform(0.75, 0.98)}
        for thing in np.flatnonzero(random.random(OBJECTS) < 0.1).tolist():
            said = truth[thing] == (random.random() < sure[bool(truth[thing])])
            rows.append((f"own {source}", thing, bool(said)))
    careless = random.random(OBJECTS) > 0.6
    for copier in range(20):
        for thing in np.flatnonzero(random.random(OBJECTS) < 0.15).tolist():
            rows.append((f"copier {copier}", thing, bool(careless[thing])))
    named = {True: "yes", False: "no"}
    statements = [(source, f"o{thing}", named[said]) for source, thing, said in rows]
    return statements, {f"o{thing}": named[bool(truth[thing])] for thing in range(OBJECTS)}


def write(path: Path, header: tuple[str, ...], rows) -> Path:
    with path.open("w", newline="") as stream:
        csv.writer(stream).writerows([header, *rows])
    return path


def accuracy(folder: Path, statements, truth: dict[str, str], labelled: list[str]) -> float:
    """The share of the objects without a label whose best value is true."""
    corpus = write(folder / "c.csv", ("source", "subject", "value"), statements)
    known = [(thing, truth[thing]) for thing in labelled]
    gold = write(folder / "gold.csv", ("subject", "value"), known) if known else None
    output = folder / "o.csv"
    score(Inputs(corpus=(corpus,), gold=gold), output, Options(), work=folder / "work")
    with output.open(newline="") as stream:
        best = [row for row in csv.DictReader(stream) if row["rank"] == "1"]
    hits = [truth[row["subject"]] == row["value"] for row in best if row["subject"] not in labelled]
    return sum(hits) / len(hits)


def test_a_few_labels_of_one_kind_do_not_turn_answers_round(tmp_path: Path) -> None:
    for seed in (1, 2, 3):
        statements, truth = crowd(seed)
        without = accuracy(tmp_path, statements, truth, [])
        for sample in range(2):
            order = np.random.default_rng(sample).permutation(sorted(truth)).tolist()
            few = [thing for thing in order if truth[thing] == "no"][:16]
            assert accuracy(tmp_path, statements, truth, few) > without - 0.02, (seed, sample)


def test_labels_of_nothing_in_the_corpus_are_told(tmp_path: Path) -> None:
    header = ("source", "subject", "predicate", "value")
    corpus = write(tmp_path / "c.csv", header, [("a", "x", "colour", "red")])
    gold = write(tmp_path / "gold.csv", ("subject", "value"), [("x", "red")])
    with pytest.raises(InputError, match="need its predicate"):
        score(Inputs(corpus=(corpus,), gold=gold), tmp_path / "o.csv", work=tmp_path / "work")
