"""Public sets of conflicting statements whose truth is known, as tasks."""

from __future__ import annotations

import csv
import gzip
import tempfile
from pathlib import Path

from tasks import Task, same_text, write_csv

from verifykit.corpus import Declared, read_hierarchy


def public(truth: Path) -> list[Task]:
    """The public data sets that are there."""
    tasks = []
    for name in ("book", "flight_1208_noair", "crowd_product", "crowd_dog", "heritages"):
        if not (truth / name).is_dir():
            print(f"{truth / name} is not there.")
            continue
        statements = [
            (row["source"], row["object"].strip(), row["value"].strip())
            for row in read_csv(truth / name / "claims.csv.gz")
        ]
        gold = {
            row["object"].strip(): row["value"].strip()
            for row in read_csv(truth / name / "gold.csv.gz")
        }
        flights = name.startswith("flight")
        task = Task(
            name=name,
            statements=statements,
            gold=gold,
            predicates=flights,
            same=same_time if flights else same_text,
        )
        tasks.append(task)
        if name == "heritages":
            tasks.append(with_tree(task, truth / name / "hierarchy.csv"))
    return tasks


def with_tree(task: Task, path: Path) -> Task:
    """The task with the tree of places known."""
    rows = list(csv.DictReader(path.open(encoding="utf-8", newline="")))
    names = {row["ID"]: row["name"].strip() for row in rows}
    with tempfile.TemporaryDirectory() as folder:
        tree = Path(folder) / "tree.csv"
        edges = [
            (row["name"].strip(), names[row["parentID"]])
            for row in rows
            if names.get(row["parentID"], "Root") != "Root"
        ]
        write_csv(tree, ("value", "part_of"), edges)
        parents = read_hierarchy(tree)
    return Task(
        name=f"{task.name}, tree",
        statements=task.statements,
        gold=task.gold,
        declared=Declared(parents=parents),
        peers=False,
    )


def same_time(thing: str, value: str, gold: str) -> bool:
    """Whether two times are within ten minutes, or two gates the same."""
    if value == gold or thing.endswith("gate"):
        return value == gold
    try:
        distance = abs(float(value) - float(gold)) % 1440
    except ValueError:
        return False
    return min(distance, 1440 - distance) <= 10


def read_csv(path: Path) -> list[dict[str, str]]:
    """The rows of a compressed CSV file."""
    with gzip.open(path, "rt", encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))
