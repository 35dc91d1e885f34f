"""Columns with two readings: what is right, how sure it is said to be, and whether copies matter.

Times of flights are read as `number~10mod1440`, as they are judged: ten minutes apart is the same.
`python benchmarks/corpus/readings.py [--data FOLDER]` prints these tables alone.
"""

from __future__ import annotations

import argparse
import csv
import tempfile
from collections.abc import Iterable
from pathlib import Path

import numpy as np
from table import show
from tasks import Task, write_csv
from truth_sets import copied, flight_days, together
from worlds import two_readings

from verifykit.corpus import Inputs, Options, ValueKind, score

HEADER = ("set", "gold", "right", "Brier", "high is right", "high")
SEEDS = 10
COPIES = 4
TIMES = Options(
    values={
        name: ValueKind(kind="number", tolerance=10.0, modulo=1440.0)
        for name in ("sched_dep", "sched_arr", "act_dep", "act_arr")
    }
)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    truth = parser.parse_args().data / "truth"
    if truth.is_dir():
        show("Flights, day by day and together", HEADER, flights(truth))
    show("Worlds with two readings", HEADER, worlds())


def flights(truth: Path) -> Iterable[list[object]]:
    """Yield a row per day, for times as text and as minutes, then for all days in one corpus."""
    days = flight_days(truth)
    if not days:
        return
    for what, options in (("as text", Options()), ("as minutes", TIMES)):
        rows = [measured(task, options) for task in days]
        yield from ([f"{row[0]}, {what}", *row[1:]] for row in rows)
        right = [float(str(row[2])) for row in rows]
        yield [f"mean, {what}", "", float(np.mean(right)), "", "", ""]
        yield [f"least, {what}", "", min(right), "", "", ""]
        for task in (together(days, "all in one corpus"), copied(days[-2], COPIES)):
            row = measured(task, options)
            yield [f"{row[0]}, {what}", *row[1:]]


def worlds() -> Iterable[list[object]]:
    """Yield a row per kind of generated world, over some seeds."""
    kinds = {
        "6 better ones against a feed of 10": {"better": 6, "feed": 10, "gap": 1.0},
        "nobody better": {"better": 6, "feed": 10, "gap": 0.0},
        "10 better ones against a feed of 6": {"better": 10, "feed": 6, "gap": 1.0},
        "no feed": {"better": 6, "feed": 10, "fed": 0},
        "6 against 10, for a third only": {"subjects": 240, "changed": 1 / 3},
        "for a third, in three turns": {"subjects": 240, "changed": 1 / 3, "turns": 3},
        "for a third only, nobody better": {"subjects": 240, "changed": 1 / 3, "gap": 0.0},
    }
    for name, about in kinds.items():
        rows = []
        for seed in range(SEEDS):
            world = two_readings(seed, **about)  # type: ignore[arg-type]
            task = Task(name=name, statements=world.statements, gold=world.truth, predicates=True)
            rows.append(measured(task, Options()))
        table = np.array([[float(str(cell)) for cell in row[1:]] for row in rows])
        count = table[:, 4]
        sure = float((table[:, 3] * count).sum() / max(count.sum(), 1))
        yield [
            name,
            int(table[:, 0].sum()),
            *table[:, 1:3].mean(0).tolist(),
            sure,
            int(count.sum()),
        ]


def measured(task: Task, options: Options) -> list[object]:
    """One row: name, gold, share right, Brier score of the best value, and of those called high."""
    right, brier, high = [], [], []
    for thing, rows in answers(task, options).items():
        if thing not in task.gold:
            continue
        hits = [task.same(thing, row["value"], task.gold[thing]) for row in rows]
        share = sum(hits) / len(hits)
        right.append(share)
        brier.append((float(rows[0]["score"]) - share) ** 2)
        if rows[0]["confidence"] == "high":
            high.append(share)
    sure = float(np.mean(high)) if high else 1.0
    return [task.name, len(right), float(np.mean(right)), float(np.mean(brier)), sure, len(high)]


def answers(task: Task, options: Options) -> dict[str, list[dict[str, str]]]:
    """The rows of rank 1, by object."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        last = {(source, thing): value for source, thing, value in task.statements}
        rows = (
            (source, *thing.rpartition("|")[::2], value) for (source, thing), value in last.items()
        )
        header = ("source", "subject", "predicate", "value")
        write_csv(folder / "corpus.csv", header, rows)
        output = folder / "scores.csv"
        score(Inputs(corpus=(folder / "corpus.csv",)), output, options, work=folder / "work")
        found: dict[str, list[dict[str, str]]] = {}
        with output.open(encoding="utf-8", newline="") as stream:
            for row in csv.DictReader(stream):
                if row["rank"] == "1":
                    found.setdefault(f"{row['subject']}|{row['predicate']}", []).append(row)
    return found


if __name__ == "__main__":
    main()
