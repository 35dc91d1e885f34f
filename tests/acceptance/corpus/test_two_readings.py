"""A feed that means another thing by a column: who is better elsewhere decides, or nobody does."""

from pathlib import Path
from typing import NamedTuple

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from verifykit.corpus import Inputs, score

SUBJECTS, PREDICATES, FED = 100, 5, 2


class Outcome(NamedTuple):
    """The share that is right, the mean squared error of its score, and the share of what is said
    with high confidence that is right, of how many.
    """

    right: float
    brier: float
    surely_right: float
    sure: int


def world(seed: int, *, better: int, feed: int, gap: float) -> list[tuple[str, str, str, str]]:
    """Sources of which `feed` take two predicates from a feed whose value (1) is not the true one
    (0) in nine of ten; the others are better by `gap`, in log-odds, on all predicates.
    """
    random = np.random.default_rng(seed)
    sources = better + feed
    base = np.where(np.arange(sources) < better, 0.8 + gap, 0.8) + random.normal(0, 0.6, sources)
    right = 1 / (1 + np.exp(-base[:, None] - random.normal(0, 0.3, (sources, PREDICATES))))
    rows = []
    for subject in range(SUBJECTS):
        for predicate in range(PREDICATES):
            fed = predicate < FED and random.random() < 0.9
            for source in np.flatnonzero(random.random(sources) < 0.8).tolist():
                exact = random.random() < right[source, predicate]
                value = int(fed and source >= better) if exact else random.integers(2, 9)
                name = f"o{subject}", f"p{predicate}"
                rows.append((f"s{source}", *name, f"{subject}.{predicate}.{value}"))
    return rows


def outcome(rows: list[tuple[str, str, str, str]], folder: Path) -> Outcome:
    folder.mkdir(exist_ok=True)
    columns = ("source", "subject", "predicate", "value")
    table = pa.table(dict(zip(columns, (list(c) for c in zip(*rows, strict=True)), strict=True)))
    pq.write_table(table, folder / "c.parquet")
    score(Inputs(corpus=(folder / "c.parquet",)), folder / "o.parquet", work=folder / "work")
    best = [row for row in pq.read_table(folder / "o.parquet").to_pylist() if row["rank"] == 1]
    right = np.array([row["value"].endswith(".0") for row in best])
    said = np.array([row["score"] for row in best])
    high = np.array([row["confidence"] == "high" for row in best])
    return Outcome(right.mean(), ((said - right) ** 2).mean(), right[high].mean(), int(high.sum()))


def outcomes(folder: Path, seeds: int, **world_of: float) -> list[Outcome]:
    return [
        outcome(world(seed, **world_of), folder / str(seed))  # type: ignore[arg-type]
        for seed in range(seeds)
    ]


def test_a_few_who_are_better_elsewhere_are_believed(tmp_path: Path) -> None:
    found = outcomes(tmp_path, 3, better=6, feed=10, gap=1.0)
    assert min(one.right for one in found) >= 0.87
    assert min(one.surely_right for one in found) >= 0.98
    assert min(one.sure for one in found) >= 100


def test_where_nothing_decides_nothing_is_sure(tmp_path: Path) -> None:
    found = outcomes(tmp_path, 4, better=6, feed=10, gap=0.0)
    assert np.mean([one.brier for one in found]) <= 0.25
    assert min(one.surely_right for one in found) >= 0.9
    assert any(one.right < 0.9 for one in found), "the answer may be wrong, certainty may not"


def test_a_feed_of_few_who_are_worse_is_outvoted(tmp_path: Path) -> None:
    for one in outcomes(tmp_path, 2, better=10, feed=6, gap=1.0):
        assert one.right >= 0.98


def test_copies_of_a_corpus_change_no_answer(tmp_path: Path) -> None:
    rows = world(1, better=6, feed=10, gap=1.0)
    copies = [(s, f"{o} again {n}", p, v) for n in range(3) for s, o, p, v in rows]
    alone, threefold = outcome(rows, tmp_path / "one"), outcome(copies, tmp_path / "three")
    assert abs(alone.right - threefold.right) <= 0.01
