"""On each attribute some sources state another thing than the rest: two worlds, each of a piece."""

from collections import defaultdict
from pathlib import Path
from typing import NamedTuple

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from verifykit.corpus import Inputs, score

SOURCES = 40
ATTRIBUTES = 6


class Answer(NamedTuple):
    """What an attribute came out with: the share that is true, the share of low confidence."""

    right: float
    doubted: float


def worlds(seed: int, *, objects: int, second: float) -> list[tuple[str, str, str, str]]:
    """Independent sources; on each attribute a share `second` of them states another thing where
    the two differ, which is in half the objects. 0 is true, 1 is the other thing.
    """
    random = np.random.default_rng(seed)
    accuracy = np.clip(
        random.uniform(0.75, 0.97, (SOURCES, 1)) + random.normal(0, 0.08, (SOURCES, ATTRIBUTES)),
        0.2,
        0.99,
    )
    other = random.random((SOURCES, ATTRIBUTES)) < second
    rows = []
    for thing in range(objects):
        for attribute in range(ATTRIBUTES):
            differs = random.random() < 0.5
            for source in np.flatnonzero(random.random(SOURCES) < 0.8).tolist():
                right = random.random() < accuracy[source, attribute]
                value = 0 if right else random.integers(2, 7)
                if right and differs and other[source, attribute]:
                    value = 1
                rows.append(
                    (f"s{source}", f"o{thing}", f"a{attribute}", f"{thing}.{attribute}.{value}")
                )
    return rows


def answers(rows: list[tuple[str, str, str, str]], folder: Path) -> dict[str, Answer]:
    columns = ("source", "subject", "predicate", "value")
    table = pa.table(dict(zip(columns, (list(c) for c in zip(*rows, strict=True)), strict=True)))
    pq.write_table(table, folder / "c.parquet")
    output = folder / "o.parquet"
    score(Inputs(corpus=(folder / "c.parquet",)), output, work=folder / "work")
    right, doubted = defaultdict(list), defaultdict(list)
    for row in pq.read_table(output).to_pylist():
        if row["rank"] == 1:
            right[row["predicate"]].append(row["value"].endswith(".0"))
            doubted[row["predicate"]].append(row["confidence"] == "low")
    return {name: Answer(np.mean(right[name]), np.mean(doubted[name])) for name in right}


@pytest.mark.parametrize(("seed", "objects"), [(11, 50), (6, 100)])
def test_sharing_an_error_on_one_attribute_is_no_copying(
    seed: int, objects: int, tmp_path: Path
) -> None:
    # Seven in ten agree on it, and differ on the other attributes: they are independent there.
    for name, answer in answers(worlds(seed, objects=objects, second=0.3), tmp_path).items():
        assert answer.right > 0.95, name


@pytest.mark.parametrize("seed", [35, 1])
def test_where_two_worlds_lie_close_that_is_said(seed: int, tmp_path: Path) -> None:
    found = answers(worlds(seed, objects=60, second=0.4), tmp_path)
    taken_in = [name for name, answer in found.items() if answer.right < 0.9]
    assert taken_in, "a corpus in which the model goes wrong somewhere"
    for name in taken_in:
        assert found[name].doubted > 0.4, name
