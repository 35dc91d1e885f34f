"""Does the default carry over? Corpora of many generated kinds, beside majority vote.

`python benchmarks/corpus/carrying_over.py [--seeds 2]`, a minute. For each of `kinds.KINDS`: how
often the best value is right, and the majority's; log loss and calibration error of the default, of
the posterior itself, and the log loss of the majority's share of the votes, with half a vote for
every value and for none of them. Kinds were not chosen by how they come out.
"""

from __future__ import annotations

import argparse
from collections import Counter, defaultdict
from collections.abc import Sequence

import numpy as np
from calibration import PLAIN, Said, error, loss, said
from kinds import KINDS, Kind, world
from table import show
from tasks import Task

from verifykit.corpus import FITTED

HEADER = (
    "kind",
    "objects",
    "right, majority",
    "right",
    "loss, majority",
    "loss, posterior",
    "loss",
    "ECE, posterior",
    "ECE",
)
MOST_OBJECTS = 10_000
"""In larger corpora one seed is enough."""


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seeds", type=int, default=2)
    seeds = range(parser.parse_args().seeds)
    rows = [[name, *_row(kind, seeds)] for name, kind in KINDS.items()]
    rows.append(["mean", "", *np.mean([row[2:] for row in rows], axis=0).tolist()])
    show("Kinds of corpora", HEADER, rows)


def _row(kind: Kind, seeds: Sequence[int]) -> list[float]:
    voted: list[Said] = []
    plain: list[Said] = []
    default: list[Said] = []
    for seed in seeds if kind.objects < MOST_OBJECTS else seeds[:1]:
        found = world(seed, kind)
        task = Task(
            name="",
            statements=found.statements,
            gold=found.truth,
            predicates=kind.predicates > 1,
        )
        voted += votes(task)
        plain += said(task, {}, PLAIN)[0]
        default += said(task, {}, FITTED)[0]
    return [
        len(default),
        *(float(np.mean([one.right for one in answers])) for answers in (voted, default)),
        *(loss(answers) for answers in (voted, plain, default)),
        *(error(answers) for answers in (plain, default)),
    ]


def votes(task: Task) -> list[Said]:
    """Return what the shares of the votes say; of equals the one that sorts first is best."""
    by_object: dict[str, Counter[str]] = defaultdict(Counter)
    for _, thing, value in task.statements:
        by_object[thing][value] += 1
    answers = []
    for thing, count in by_object.items():
        whole = count.total() + (len(count) + 1) / 2
        best = min(count, key=lambda value: (-count[value], value))
        true = task.gold[thing]
        answers.append(Said((count[best] + 0.5) / whole, best == true, (count[true] + 0.5) / whole))
    return answers


if __name__ == "__main__":
    main()
