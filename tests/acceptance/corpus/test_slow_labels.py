"""Labels that are learned slowly: fewer rounds, the same answers."""

from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
from attrs import evolve

from verifykit.corpus import FITTED, Inputs, score


def slow(path: Path) -> Path:
    """Eight labels, the first ones frequent; one in three is off by one, always the same way."""
    dice = np.random.default_rng(5)
    frequency = 0.5 ** np.arange(8)
    truth = dice.choice(8, 20_000, p=frequency / frequency.sum())
    thing = np.repeat(np.arange(len(truth)), dice.integers(1, 4, len(truth)))
    right = dice.random(len(thing)) < 2 / 3
    label = np.where(right, truth[thing], (truth[thing] + 1) % 8)
    columns = {"source": dice.integers(0, 30, len(thing)), "subject": thing, "value": label}
    pq.write_table(pa.table(columns), path)
    return path


def test_the_same_answers_in_fewer_rounds(tmp_path: Path) -> None:
    inputs = Inputs(corpus=(slow(tmp_path / "slow.parquet"),))
    answers, rounds = [], []
    for extrapolates in (False, True):
        output = tmp_path / f"{extrapolates}.parquet"
        constants = evolve(FITTED, extrapolates=extrapolates)
        summary = score(inputs, output, work=tmp_path / "work", constants=constants)
        table = pq.read_table(output).to_pylist()
        answers.append({row["subject"]: row["value"] for row in table if row["rank"] == 1})
        rounds.append(summary.rounds)
    one, other = answers
    assert np.mean([one[thing] == other[thing] for thing in one]) > 0.99
    assert rounds[1] <= 0.7 * rounds[0], rounds
