"""Thousands of sources of which nobody knows much: how many say a thing goes before who does."""

from collections import Counter, defaultdict
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from verifykit.corpus import Inputs, score

OBJECTS = 500
SEEDS = range(4)


def tail(seed: int) -> list[tuple[str, str, str]]:
    """1,500 sources with one to three statements each; 0 is true, and five values are wrong."""
    random = np.random.default_rng(seed)
    rows = []
    for source in range(1500):
        accuracy = random.beta(4, 2)
        for thing in random.choice(OBJECTS, random.integers(1, 4), replace=False):
            value = 0 if random.random() < accuracy else random.integers(1, 6)
            rows.append((f"s{source}", f"o{thing}", f"{thing}-{value}"))
    return rows


def right(best: dict[str, list[str]]) -> float:
    """The share of objects whose best value is true; of several each counts its part."""
    hits = [found.count(f"{thing[1:]}-0") / len(found) for thing, found in best.items()]
    return sum(hits) / len(hits)


def majority(rows: list[tuple[str, str, str]]) -> dict[str, list[str]]:
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    for _, thing, value in rows:
        votes[thing][value] += 1
    return {
        thing: [value for value, count in found.items() if count == max(found.values())]
        for thing, found in votes.items()
    }


def test_no_worse_than_counting_heads(tmp_path: Path) -> None:
    ours, heads = [], []
    for seed in SEEDS:
        rows = tail(seed)
        columns = dict(zip(("source", "subject", "value"), zip(*rows, strict=True), strict=True))
        pq.write_table(pa.table({k: list(v) for k, v in columns.items()}), tmp_path / "c.parquet")
        output = tmp_path / "o.parquet"
        score(Inputs(corpus=(tmp_path / "c.parquet",)), output, work=tmp_path / "work")
        best: dict[str, list[str]] = defaultdict(list)
        for row in pq.read_table(output).to_pylist():
            if row["rank"] == 1:
                best[row["subject"]].append(row["value"])
        ours.append(right(best))
        heads.append(right(majority(rows)))
    assert np.mean(ours) >= np.mean(heads)
