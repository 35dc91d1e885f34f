"""Do scores keep their word? Log loss, calibration error, and intervals of reliability.

`python benchmarks/corpus/calibration.py [--data FOLDER]`. Every set is scored without labels (with
and without the default calibration), and with 20 labels, five samples, measured on the rest. Input
is shuffled and sources are renamed as in `accuracy.py`. Intervals are judged on sources with at
least ten statements about the gold: how often the share that is right lies within.
"""

from __future__ import annotations

import argparse
import csv
import random
import tempfile
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from pathlib import Path

import numpy as np
from accuracy import disguised, named, spoken_of
from attrs import evolve, frozen
from diagram import Dot, diagram
from table import show
from tasks import Task, generated, write_csv
from truth_sets import public

from verifykit.corpus import FITTED, Inputs, Options, score

LABELS = 20
SAMPLES = 5
BINS = 10
LEAST = 10
"""Statements about the gold from which on a source's interval is judged."""
PLAIN = evolve(
    FITTED, temperature=1.0, floor=1e-6, crowding=0.0, trial=np.inf, correlation_statements=0
)
"""The posterior itself."""


@frozen
class Said:
    """What was said of the best value of an object, whether it is right, and of the truth."""

    best: float
    right: bool
    of_truth: float


@frozen
class Interval:
    """A source's 95% interval of reliability, and what gold says: so many right of so many."""

    low: float
    high: float
    right: int
    judged: int

    @property
    def holds(self) -> bool:
        """Whether the share that is right lies within."""
        return self.low <= self.right / self.judged <= self.high

    @property
    def meets(self) -> bool:
        """Whether it meets the 95% interval of the share (Wilson 1927): gold is a sample, too."""
        share, count = self.right / self.judged, self.judged
        middle = (share + 1.92 / count) / (1 + 3.84 / count)
        spread = 1.96 * np.sqrt(share * (1 - share) / count + 0.96 / count**2) / (1 + 3.84 / count)
        return bool(self.low <= middle + spread and self.high >= middle - spread)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--diagram", type=Path, help="write the reliability diagram to this SVG")
    asked = parser.parse_args()
    truth = asked.data / "truth"
    known = public(truth) if truth.is_dir() else []
    if not known:
        print(f"{truth} is not there: generated crowds only (see benchmarks/README.md).")
    tasks = [*known, *(task for task in generated() if task.peers)]
    header = ("set", "gold", "loss, posterior", "loss, default", "ECE, posterior", "ECE, default")
    show("Without labels", header, [_without_labels(task) for task in tasks])
    header = ("set", "loss, 20 labels", "ECE, 20 labels", "worst ECE")
    title = f"With {LABELS} labels, mean of {SAMPLES} samples, on the rest"
    show(title, header, [_with_labels(task) for task in known or tasks])
    header = ("set", "sources judged", "hold the share", "meet its interval", "mean width")
    show("95% intervals of reliability", header, [_intervals(task) for task in tasks])
    found = {task.name: _bins(task) for task in tasks}
    names = [f"{low / BINS:.1f}-{(low + 1) / BINS:.1f}" for low in range(BINS)]
    rows = [[name, *(_words(dot) for dot in dots)] for name, dots in found.items()]
    show("Right, by what is said of the best value", ("set", *names), rows)
    if asked.diagram is not None:
        dots = {task.name: [dot for dot in found[task.name] if dot] for task in known or tasks}
        asked.diagram.write_text(diagram(dots), encoding="utf-8")


def _without_labels(task: Task) -> list[object]:
    plain, default = (said(task, {}, constants)[0] for constants in (PLAIN, FITTED))
    return [task.name, len(default), loss(plain), loss(default), error(plain), error(default)]


def _with_labels(task: Task) -> list[object]:
    losses, errors = [], []
    gold = spoken_of(task, task.statements)
    for seed in range(SAMPLES):
        chosen = random.Random(seed).sample(sorted(gold), LABELS)
        found, _ = said(task, {thing: gold[thing] for thing in chosen}, FITTED)
        losses.append(loss(found))
        errors.append(error(found))
    return [task.name, float(np.mean(losses)), float(np.mean(errors)), max(errors)]


def _intervals(task: Task) -> list[object]:
    _, found = said(task, {}, FITTED)
    if not found:
        return [task.name, 0, "", "", ""]
    held, met = (
        float(np.mean(column)) for column in ([i.holds for i in found], [i.meets for i in found])
    )
    return [task.name, len(found), held, met, float(np.mean([i.high - i.low for i in found]))]


def _bins(task: Task) -> list[Dot | None]:
    """Return, for every tenth of what may be said of the best value, what was and what is right."""
    found, _ = said(task, {}, FITTED)
    bins: list[list[Said]] = [[] for _ in range(BINS)]
    for one in found:
        bins[min(int(one.best * BINS), BINS - 1)].append(one)
    return [
        (
            float(np.mean([one.best for one in here])),
            float(np.mean([one.right for one in here])),
            len(here),
        )
        if here
        else None
        for here in bins
    ]


def _words(dot: Dot | None) -> str:
    return "" if dot is None else f"{dot[1]:.2f} of {dot[2]}"


def loss(found: Sequence[Said]) -> float:
    """Return the mean of -ln of what is said of the truth."""
    return float(np.mean([-np.log(max(one.of_truth, 1e-6)) for one in found]))


def error(found: Sequence[Said]) -> float:
    """Return the expected calibration error of the best value's score, in ten bins."""
    best = np.array([one.best for one in found])
    right = np.array([one.right for one in found], float)
    place = np.minimum((best * BINS).astype(int), BINS - 1)
    gaps = [
        abs(best[place == low].mean() - right[place == low].mean()) * (place == low).sum()
        for low in range(BINS)
        if (place == low).any()
    ]
    return float(sum(gaps) / len(best))


def said(
    task: Task, labels: dict[str, str], constants: object
) -> tuple[list[Said], list[Interval]]:
    """Return what is said of the gold that is no label, and the intervals of the sources."""
    statements = disguised(task.statements)
    gold = spoken_of(task, statements)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        rows = ((source, *named(thing, task), value) for source, thing, value in statements)
        write_csv(folder / "corpus.csv", ("source", "subject", "predicate", "value"), rows)
        known = ((*named(thing, task), value) for thing, value in labels.items())
        write_csv(folder / "gold.csv", ("subject", "predicate", "value"), known)
        score(
            Inputs(
                corpus=(folder / "corpus.csv",),
                gold=folder / "gold.csv" if labels else None,
                declared=task.declared,
            ),
            folder / "scores.csv",
            Options(),
            sources=folder / "sources.csv",
            work=folder / "work",
            constants=constants,  # type: ignore[arg-type]
        )
        with (folder / "scores.csv").open(encoding="utf-8", newline="") as stream:
            scores = list(csv.DictReader(stream))
        with (folder / "sources.csv").open(encoding="utf-8", newline="") as stream:
            sources = list(csv.DictReader(stream))
    rest = {thing: value for thing, value in gold.items() if thing not in labels}
    return _of_gold(scores, rest, task), _of_sources(sources, statements, gold, task)


def _of_gold(scores: list[dict[str, str]], gold: dict[str, str], task: Task) -> list[Said]:
    by_object: dict[str, list[dict[str, str]]] = defaultdict(list)
    for row in scores:
        thing = "|".join(part for part in (row["subject"], row["predicate"]) if part)
        if thing in gold:
            by_object[thing].append(row)
    found = []
    for thing, rows in by_object.items():
        right = [task.same(thing, row["value"], gold[thing]) for row in rows]
        amounts = [float(row["score"]) for row in rows]
        best = max(range(len(rows)), key=lambda place: (-int(rows[place]["rank"]), -place))
        of_truth = sum(amount for amount, same in zip(amounts, right, strict=True) if same)
        none = max(1 - sum(amounts), 0.0)
        found.append(Said(amounts[best], right[best], of_truth if any(right) else none))
    return found


def _of_sources(
    sources: list[dict[str, str]],
    statements: Sequence[tuple[str, str, str]],
    gold: dict[str, str],
    task: Task,
) -> list[Interval]:
    values: dict[str, set[str]] = defaultdict(set)
    own: dict[str, int] = defaultdict(int)
    for source, thing, value in statements:
        values[thing].add(value)
        own[source] += 1
    of_source: dict[str, list[tuple[str, str, str]]] = defaultdict(list)
    for statement in statements:
        if statement[1] in gold:
            of_source[statement[0]].append(statement)
    above = {value: _above(value, task.declared.parents) for value in set(gold.values())}
    found = []
    for row in sources:
        # Where labels are few a source is judged by all it states, else by what is contested.
        by_all = float(row["statements"]) >= 0.999 * own[row["source"]]
        # A general value is right where the truth is part of it, as its score says.
        judged = [
            task.same(thing, value, gold[thing]) or value in above[gold[thing]]
            for source, thing, value in of_source[row["source"]]
            if by_all or len(values[thing]) > 1
        ]
        if len(judged) >= LEAST:
            found.append(Interval(float(row["low"]), float(row["high"]), sum(judged), len(judged)))
    return found


def _above(value: str, parents: Mapping[str, Collection[str]]) -> set[str]:
    """Everything that a value is part of."""
    found: set[str] = set()
    left = [value]
    while left:
        fresh = set(parents.get(left.pop(), ())) - found
        found |= fresh
        left += fresh
    return found


if __name__ == "__main__":
    main()
