"""Accuracy beside majority vote and the peers, one fixed set of parameters for all.

`python benchmarks/corpus/accuracy.py [--data FOLDER] [--no-peers]`. Input is shuffled and sources
are renamed first; ties count as fractions. Without the folder of public data sets only generated
crowds are measured, and that is said. Where a column has two readings (`readings.py`), what is
said with high confidence is told apart.
"""

from __future__ import annotations

import argparse
import csv
import random
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterable
from pathlib import Path

import peers
import readings
from measuring import Failed
from mirrored import COPIES, MIRRORED, mirrored
from table import show
from tasks import Task, generated, write_csv
from truth_sets import public
from worlds import Statement

from verifykit.corpus import Declarations, Inputs, Options, score

PEERS = (peers.DAWID_SKENE, peers.TRUTH_FINDER, peers.INVESTMENT)
LABELLED = 0.02
"""The share of the gold that is given as labels in the second table."""
SAMPLES = 5
"""Samples of labels."""
BROAD = 0.5
"""A single source is compared if it speaks about this share of the gold, or more."""
Answers = dict[str, set[str]]
Gold = dict[str, str]


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--no-peers", action="store_true")
    parser.add_argument("--limit", type=float, default=120.0, help="seconds for a peer on a set")
    parser.add_argument("--work", type=Path, default=Path("out/benchmarks"))
    asked = parser.parse_args()
    asked.work.mkdir(parents=True, exist_ok=True)
    truth = asked.data / "truth"
    known = public(truth) if truth.is_dir() else []
    if not known:
        print(f"{truth} is not there: generated crowds only (see benchmarks/README.md).")
    made = generated()
    chosen = () if asked.no_peers else PEERS
    header = ("set", "gold", "majority", "verifykit", *(peer.name for peer in chosen))
    rows = [measured(task, chosen, asked.work, asked.limit) for task in known + made]
    show("Accuracy", header, rows)
    header = ("set", "labels", "verifykit, mean", "verifykit, least", "best single source, mean")
    title = f"Accuracy on the rest, with {LABELLED:.0%} of the gold as labels, {SAMPLES} samples"
    show(title, header, [labelled(task) for task in (known or made) if task.peers])
    if truth.is_dir():
        show("Flights, day by day and together", readings.HEADER, readings.flights(truth))
    show("Worlds with two readings", readings.HEADER, readings.worlds())
    header = ("set", "verifykit", *(f"sample {seed + 1}" for seed in range(SAMPLES)))
    title = f"What {COPIES} exact mirrors of each of {MIRRORED} sources move, {SAMPLES} samples"
    show(title, header, [moved(task) for task in (known or made) if task.peers])


def measured(task: Task, chosen: tuple[peers.Peer, ...], work: Path, limit: float) -> list[object]:
    """One row of the first table."""
    statements = disguised(task.statements)
    gold = spoken_of(task, statements)
    row: list[object] = [task.name, len(gold), accuracy(majority(statements), gold, task)]
    row.append(accuracy(ours(statements, task), gold, task))
    with tempfile.TemporaryDirectory() as folder:
        claims = Path(folder) / "claims.csv"
        write_csv(claims, ("source", "object", "value"), statements)
        for peer in chosen:
            if not task.peers:
                row.append("")
                continue
            try:
                row.append(accuracy(peers.run(peer, claims, work, limit).answers, gold, task))
            except Failed as failure:
                row.append(failure)
    return row


def labelled(task: Task) -> list[object]:
    """One row of the second table."""
    statements = disguised(task.statements)
    gold = spoken_of(task, statements)
    count = max(1, round(LABELLED * len(gold)))
    found, single = [], []
    for seed in range(SAMPLES):
        labels = set(random.Random(seed).sample(sorted(gold), count))
        rest = {thing: value for thing, value in gold.items() if thing not in labels}
        given = {thing: gold[thing] for thing in labels}
        found.append(accuracy(ours(statements, task, given), rest, task))
        single.append(best_source(statements, rest, task))
    rival = sum(single) / SAMPLES if all(single) else "none is broad"
    return [task.name, count, sum(found) / SAMPLES, min(found), rival]


def moved(task: Task) -> list[object]:
    """One row of the third table."""

    def found(one: Task) -> float:
        statements = disguised(one.statements)
        return accuracy(ours(statements, one), spoken_of(one, statements), one)

    alone = found(task)
    return [task.name, alone, *(found(mirrored(task, seed)) - alone for seed in range(SAMPLES))]


def spoken_of(task: Task, statements: list[Statement]) -> Gold:
    """The gold of the objects that anybody speaks about."""
    known = {thing for _, thing, _ in statements}
    return {thing: value for thing, value in task.gold.items() if thing in known}


def accuracy(answers: Answers, gold: Gold, task: Task) -> float:
    """The share of the gold that the answers meet; of several answers each counts its part."""
    right = 0.0
    for thing, value in gold.items():
        found = answers.get(thing, set())
        right += sum(task.same(thing, one, value) for one in found) / max(len(found), 1)
    return right / len(gold)


def best_source(statements: list[Statement], gold: Gold, task: Task) -> float:
    """The accuracy of the best broad source on what it speaks about; 0 where none is broad."""
    judged: dict[str, list[bool]] = defaultdict(list)
    for source, thing, value in statements:
        if thing in gold:
            judged[source].append(task.same(thing, value, gold[thing]))
    broad = [said for said in judged.values() if len(said) >= BROAD * len(gold)]
    return max((sum(said) / len(said) for said in broad), default=0.0)


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


def ours(statements: list[Statement], task: Task, labels: Gold | None = None) -> Answers:
    """The best-scored values of each object, sources renamed."""
    names = sorted({source for source, _, _ in statements})
    renamed = dict(zip(names, random.Random(3).sample(range(len(names)), len(names)), strict=True))
    pairs = {
        (str(renamed[one]), str(renamed[other])): probability
        for (one, other), probability in task.declared.dependences.items()
        if one in renamed and other in renamed
    }
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        corpus, gold, output = (folder / f"{name}.csv" for name in ("corpus", "gold", "scores"))
        rows = (
            (str(renamed[source]), *named(thing, task), said) for source, thing, said in statements
        )
        write_csv(corpus, ("source", "subject", "predicate", "value"), rows)
        known = ((*named(thing, task), value) for thing, value in (labels or {}).items())
        write_csv(gold, ("subject", "predicate", "value"), known)
        inputs = Inputs(
            corpus=(corpus,),
            gold=gold if labels else None,
            declared=Declarations(dependences=pairs, parents=task.declared.parents),
        )
        score(inputs, output, Options(), work=folder / "work")
        with output.open(encoding="utf-8", newline="") as stream:
            return best(csv.DictReader(stream))


def named(thing: str, task: Task) -> tuple[str, str]:
    """Subject and predicate of an object."""
    subject, _, predicate = thing.rpartition("|") if task.predicates else (thing, "", "")
    return subject, predicate


def best(rows: Iterable[dict[str, str]]) -> Answers:
    """The values of rank 1."""
    answers: Answers = defaultdict(set)
    for row in rows:
        if row["rank"] == "1":
            parts = [row["subject"], row["predicate"]]
            answers["|".join(part for part in parts if part)].add(row["value"])
    return answers


if __name__ == "__main__":
    main()
