"""A task to which exact mirrors of some of its sources were added."""

from __future__ import annotations

import random
from collections import defaultdict

from attrs import evolve
from tasks import Task

LEAST = 20
"""Disputed objects that a source speaks about before it is mirrored."""
MIRRORED = 10
"""Sources that are mirrored."""
COPIES = 6
"""Mirrors of each of them."""


def mirrored(task: Task, seed: int) -> Task:
    """The task with `COPIES` exact mirrors of each of `MIRRORED` sources, drawn by the seed."""
    said: dict[str, dict[str, str]] = defaultdict(dict)
    values: dict[str, set[str]] = defaultdict(set)
    for source, thing, value in task.statements:
        said[source][thing] = value
        values[thing].add(value)
    broad = sorted(
        source
        for source, stated in said.items()
        if sum(len(values[thing]) > 1 for thing in stated) >= LEAST
    )
    chosen = random.Random(seed).sample(broad, min(MIRRORED, len(broad)))
    copies = [
        (f"{source}, mirror {number}", thing, value)
        for source in chosen
        for number in range(COPIES)
        for thing, value in said[source].items()
    ]
    return evolve(task, statements=task.statements + copies)
