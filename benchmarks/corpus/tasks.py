"""Statements with what is true of them: what accuracy is measured on."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable
from pathlib import Path

from attrs import field, frozen
from worlds import Statement, World, crowd, long_tail

from verifykit.corpus import Declarations


def same_text(_thing: str, value: str, gold: str) -> bool:
    """Whether two values are spelt alike."""
    return value == gold


@frozen(kw_only=True)
class Task:
    """Statements and what is true; an object may carry its predicate after the last bar."""

    name: str
    statements: list[Statement]
    gold: dict[str, str]
    same: Callable[[str, str, str], bool] = same_text
    predicates: bool = False
    declared: Declarations = field(factory=Declarations)
    peers: bool = True


def generated() -> list[Task]:
    """Crowds with and without copiers."""
    worlds = {
        "60% copiers, open": crowd(1),
        "60% copiers, closed": crowd(1, labels=4),
        "independent, open": crowd(2, copiers=0.0),
        "independent, closed": crowd(2, copiers=0.0, labels=4),
        "independent and 40 mirrors": crowd(2, copiers=0.0, mirrors=40),
        "long tail": long_tail(1),
        "long tail and a bloc": long_tail(1, bloc=8),
    }
    tasks = [of_world(name, world, Declarations()) for name, world in worlds.items()]
    for name in ("60% copiers, open", "60% copiers, closed"):
        pairs = dict.fromkeys(worlds[name].copies.items(), 1.0)
        tasks.append(of_world(f"{name}, declared", worlds[name], Declarations(dependences=pairs)))
    for name in ("independent, open", "independent, closed"):
        sources = sorted({source for source, _, _ in worlds[name].statements})
        apart = {(a, b): 0.0 for n, a in enumerate(sources) for b in sources[n + 1 :]}
        declared = Declarations(dependences=apart)
        tasks.append(of_world(f"{name}, known to be so", worlds[name], declared))
    return tasks


def of_world(name: str, world: World, declared: Declarations) -> Task:
    """A generated world as a task."""
    return Task(
        name=name,
        statements=world.statements,
        gold=world.truth,
        declared=declared,
        peers=not declared.dependences,
    )


def write_csv(path: Path, header: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> None:
    """Write rows below a header."""
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream)
        writer.writerow(header)
        writer.writerows(rows)
