"""Public sets of conflicting statements whose truth is known, as tasks."""

from __future__ import annotations

import csv
import gzip
import tempfile
from pathlib import Path

from attrs import evolve
from tasks import Task, same_text, write_csv

from verifykit.corpus import Declarations, read_hierarchy


def public(truth: Path) -> list[Task]:
    """The public data sets that are there."""
    tasks = []
    for name in ("book", "flight_1208_noair", "crowd_product", "crowd_dog", "heritages"):
        if not (truth / name).is_dir():
            print(f"{truth / name} is not there.")
            continue
        task = _task(truth / name, flights=name.startswith("flight"))
        tasks.append(task)
        if name == "heritages":
            tasks.append(with_tree(task, truth / name / "hierarchy.csv"))
    return tasks


def flight_days(truth: Path) -> list[Task]:
    """The days of flights that are there, one by one; 8 December lies apart."""
    folders = [path for path in (truth / "flight_days").glob("*") if path.is_dir()]
    days = {path.name: path for path in folders}
    if (truth / "flight_1208_noair").is_dir():
        days["20111208"] = truth / "flight_1208_noair"
    return [evolve(_task(days[day], flights=True), name=day) for day in sorted(days)]


def together(tasks: list[Task], name: str) -> Task:
    """Several tasks as one corpus, their subjects kept apart by the tasks' names."""

    def apart(task: Task, thing: str) -> str:
        return thing if thing.startswith(task.name) else f"{task.name}|{thing}"

    return evolve(
        tasks[0],
        name=name,
        statements=[
            (source, apart(task, thing), value)
            for task in tasks
            for source, thing, value in task.statements
        ],
        gold={apart(t, thing): value for t in tasks for thing, value in t.gold.items()},
    )


def copied(task: Task, times: int) -> Task:
    """A task several times over, with the subjects renamed each time."""
    copies = [evolve(task, name=f"copy {number}") for number in range(times)]
    return together(copies, f"{task.name}, {times} copies")


def _task(folder: Path, *, flights: bool) -> Task:
    statements = [
        (row["source"], row["object"].strip(), row["value"].strip())
        for row in read_csv(folder / "claims.csv.gz")
    ]
    gold = {row["object"].strip(): row["value"].strip() for row in read_csv(folder / "gold.csv.gz")}
    return Task(
        name=folder.name,
        statements=statements,
        gold=gold,
        predicates=flights,
        same=same_time if flights else same_text,
    )


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
        declared=Declarations(parents=parents),
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
