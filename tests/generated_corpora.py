"""Corpora made up for tests, and what it takes to learn from one without files."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from verifykit.corpus.blocks.block import Block, Statements, build
from verifykit.corpus.blocks.hashing import mix
from verifykit.corpus.constants import FITTED
from verifykit.corpus.engines import kinds
from verifykit.corpus.engines.engine import Engine, LocalEngine
from verifykit.corpus.engines.store import BoundedStore
from verifykit.corpus.estimation.families import Census, census
from verifykit.corpus.learning.family import learn_family
from verifykit.corpus.learning.task import SourceKnowledge

PLENTY = 1 << 30


def corpus(
    seed: int,
    *,
    sources: int = 12,
    objects: int = 60,
    attributes: int = 1,
    labels: int | None = None,
    copiers: int = 4,
    cover: float = 0.5,
    exact: float = 1.0,
    many: float = 0.0,
) -> list[tuple[int, int, int, int]]:
    """Statements (source, object, value, attribute of the object), each triple once.

    The last `copiers` sources copy source 0, except for a share of 1 - `exact`. A share `many` of
    the statements comes with a second one about the same object.
    """
    random = np.random.default_rng(seed)
    truth = random.integers(0, labels or 1, objects)
    attribute = random.integers(0, attributes, objects)
    accuracy = random.uniform(0.4, 0.95, sources)
    wrong = (labels or 40) - 1
    stated: list[dict[int, int]] = []
    rows = set()
    for source in range(sources):
        own = {
            int(o): int(
                truth[o]
                if random.random() < accuracy[source]
                else (truth[o] + random.integers(1, wrong + 1)) % (wrong + 1)
            )
            for o in np.flatnonzero(random.random(objects) < cover)
        }
        if source >= sources - copiers:
            own |= {o: v for o, v in stated[0].items() if random.random() < exact}
        stated.append(own)
        for o, v in own.items():
            rows.add((source, o, v, int(attribute[o])))
            if random.random() < many:
                rows.add((source, o, (v + 1) % (wrong + 1), int(attribute[o])))
    return sorted(rows)


def keys(numbers) -> np.ndarray:
    """Hashes for small numbers, as a corpus has them for names."""
    return mix(np.asarray(numbers, np.uint64) + np.uint64(1))


def statements(rows: list[tuple[int, int, int, int]]) -> Statements:
    """The rows in columns."""
    source, thing, value, attribute = (np.array(column) for column in zip(*rows, strict=True))
    return Statements(
        source=source.astype(np.int32),
        speaker=source.astype(np.int32),
        object=keys(thing),
        value=keys(value),
        attribute=attribute.astype(np.int32),
        weight=np.ones(len(rows)),
        refutes=np.zeros(len(rows), bool),
    )


def engine_for(rows, folder: Path, blocks: int, budget: int = PLENTY) -> LocalEngine:
    """An engine with the conflict sets of the rows in its store."""
    engine = LocalEngine(BoundedStore(folder, budget), blocks)
    fill(engine.store, rows, blocks)
    return engine


def fill(store, rows, blocks: int) -> None:
    """Put the conflict sets of the rows into a store, cut into blocks."""
    every = statements(rows)
    block = (every.object >> np.uint64(56)).astype(int) * blocks // 256
    for number in range(blocks):
        store.save(kinds.SETS, number, build(every.where(np.flatnonzero(block == number))))


def holdings(store, number: int, attributes: int, constants) -> Census:
    """What a block of the store holds."""
    return census(store.load(kinds.SETS, number, Block), attributes, constants)


def learned(engine: Engine, rows, given: SourceKnowledge | None = None, constants=FITTED):
    """What all families of the rows teach."""
    attributes = max(row[3] for row in rows) + 1
    parts = engine.each(holdings, attributes, constants)
    total = Census.of(parts, attributes, constants.most_labels)
    sources = max(row[0] for row in rows) + 1
    return [
        learn_family(engine, family, sources, given or SourceKnowledge(), constants)
        for family in total.families(constants)
    ]
