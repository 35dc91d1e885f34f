"""Accuracy beside majority vote and the peers, one fixed set of parameters for all.

`python benchmarks/corpus/accuracy.py [--data FOLDER] [--no-peers]`. Input is shuffled and sources
are renamed first; ties count as fractions. Without the folder of public data sets only generated
crowds are measured, and that is said.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import random
import tempfile
from collections import Counter, defaultdict
from collections.abc import Callable
from pathlib import Path

import peers
from attrs import field, frozen
from measuring import Failed
from table import show
from worlds import Statement, World, crowd

from verifykit.corpus import Declared, Inputs, Options, read_hierarchy, score

PEERS = (peers.DAWID_SKENE, peers.TRUTH_FINDER, peers.INVESTMENT)
LIMIT = 600.0
Answers = dict[str, set[str]]


@frozen(kw_only=True)
class Task:
    """Statements and what is true; an object may carry its predicate after the last bar."""

    name: str
    statements: list[Statement]
    gold: dict[str, str]
    same: Callable[[str, str, str], bool] = lambda thing, value, gold: value == gold
    predicates: bool = False
    declared: Declared = field(factory=Declared)
    peers: bool = True


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--no-peers", action="store_true")
    parser.add_argument("--work", type=Path, default=Path("out/benchmarks"))
    asked = parser.parse_args()
    asked.work.mkdir(parents=True, exist_ok=True)
    tasks = generated()
    truth = asked.data / "truth"
    if truth.is_dir():
        tasks = public(truth) + tasks
    else:
        print(f"{truth} is not there: generated crowds only (see CONTRIBUTING for the data sets).")
    chosen = () if asked.no_peers else PEERS
    header = ("set", "gold", "majority", "verifykit", *(peer.name for peer in chosen))
    show("Accuracy", header, [measured(task, chosen, asked.work) for task in tasks])


def measured(task: Task, chosen: tuple[peers.Peer, ...], work: Path) -> list[object]:
    """One row of the table."""
    statements = disguised(task.statements)
    known = {thing for _, thing, _ in statements}
    gold = {thing: value for thing, value in task.gold.items() if thing in known}

    def accuracy(answers: Answers) -> float:
        right = 0.0
        for thing, value in gold.items():
            found = answers.get(thing, set())
            right += sum(task.same(thing, one, value) for one in found) / max(len(found), 1)
        return right / len(gold)

    row: list[object] = [task.name, len(gold), accuracy(majority(statements))]
    row.append(accuracy(ours(statements, task)))
    with tempfile.TemporaryDirectory() as folder:
        claims = Path(folder) / "claims.csv"
        write_csv(claims, ("source", "object", "value"), statements)
        for peer in chosen:
            if not task.peers:
                row.append("")
                continue
            try:
                row.append(accuracy(peers.run(peer, claims, work, LIMIT).answers))
            except Failed as failure:
                row.append(failure)
    return row


def disguised(statements: list[Statement]) -> list[Statement]:
    """The statements in another order, but for what a source says of one object."""
    last = {(source, thing): value for source, thing, value in statements}
    shuffled = [(source, thing, value) for (source, thing), value in last.items()]
    random.Random(20).shuffle(shuffled)
    return shuffled


def majority(statements: list[Statement]) -> Answers:
    """The most frequent values of each object."""
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    for _, thing, value in statements:
        votes[thing][value] += 1
    return {
        thing: {value for value, count in found.items() if count == max(found.values())}
        for thing, found in votes.items()
    }


def ours(statements: list[Statement], task: Task) -> Answers:
    """The best-scored values of each object, sources renamed."""
    names = sorted({source for source, _, _ in statements})
    renamed = dict(zip(names, random.Random(3).sample(range(len(names)), len(names)), strict=True))
    pairs = {
        (str(renamed[one]), str(renamed[other])): probability
        for (one, other), probability in task.declared.dependences.items()
        if one in renamed and other in renamed
    }
    rows = [
        (str(renamed[source]), *(thing.rsplit("|", 1) if task.predicates else (thing, "")), value)
        for source, thing, value in statements
    ]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write_csv(folder / "c.csv", ("source", "subject", "predicate", "value"), rows)
        declared = Declared(dependences=pairs, parents=task.declared.parents)
        inputs = Inputs(corpus=(folder / "c.csv",), declared=declared)
        score(inputs, folder / "o.csv", Options(), work=folder / "work")
        answers: Answers = defaultdict(set)
        with (folder / "o.csv").open(encoding="utf-8", newline="") as stream:
            for row in csv.DictReader(stream):
                if row["rank"] == "1":
                    parts = [row["subject"], row["predicate"]]
                    answers["|".join(part for part in parts if part)].add(row["value"])
    return answers


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
            **({"same": same_time} if flights else {}),
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


def generated() -> list[Task]:
    """Crowds with and without copiers."""
    worlds = {
        "60% copiers, open": crowd(1),
        "60% copiers, closed": crowd(1, labels=4),
        "independent, open": crowd(2, copiers=0.0),
        "independent, closed": crowd(2, copiers=0.0, labels=4),
        "independent and 40 mirrors": crowd(2, copiers=0.0, mirrors=40),
    }
    tasks = [of_world(name, world, Declared()) for name, world in worlds.items()]
    for name in ("60% copiers, open", "60% copiers, closed"):
        pairs = dict.fromkeys(worlds[name].copies.items(), 1.0)
        tasks.append(of_world(f"{name}, declared", worlds[name], Declared(dependences=pairs)))
    for name in ("independent, open", "independent, closed"):
        sources = sorted({source for source, _, _ in worlds[name].statements})
        apart = {(a, b): 0.0 for n, a in enumerate(sources) for b in sources[n + 1 :]}
        declared = Declared(dependences=apart)
        tasks.append(of_world(f"{name}, known to be so", worlds[name], declared))
    return tasks


def of_world(name: str, world: World, declared: Declared) -> Task:
    """A generated world as a task."""
    return Task(
        name=name,
        statements=world.statements,
        gold=world.truth,
        declared=declared,
        peers=not declared.dependences,
    )


def read_csv(path: Path) -> list[dict[str, str]]:
    """The rows of a compressed CSV file."""
    with gzip.open(path, "rt", encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def write_csv(path: Path, header: tuple[str, ...], rows: list[tuple[str, ...]]) -> None:
    """Write rows below a header."""
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream)
        writer.writerow(header)
        writer.writerows(rows)


if __name__ == "__main__":
    main()
