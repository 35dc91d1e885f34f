"""Steps may run twice, half and then again, or late: what is learned and scored is the same."""

from collections import defaultdict
from contextlib import suppress
from pathlib import Path

import attrs
import numpy as np
import pytest

from generated_corpora import corpus, fill, learned
from verifykit.corpus.constants import FITTED
from verifykit.corpus.engines.store import FileStore
from verifykit.corpus.learning.task import SourceKnowledge
from verifykit.corpus.output.scoring import score_block

BLOCKS = 4
WORLDS = {
    "open": {"copiers": 3, "exact": 0.9},
    "open, attributes": {"attributes": 3, "objects": 90, "exact": 0.9},
    "closed": {"labels": 3, "objects": 90, "exact": 0.9},
}


class Calm:
    """Runs every step once on every block, as a cluster does: what is spent goes at the end."""

    def __init__(self, folder: Path) -> None:
        self.store = FileStore(folder)
        self.blocks = BLOCKS

    def coarser(self, gathered):
        assert gathered == 1, "so few statements are no sample"
        return self

    def results(self, step, arguments):
        return [step(self.store, number, *arguments) for number in range(self.blocks)]

    def each(self, step, *arguments, spent=()):
        yield from self.results(step, arguments)
        for kind in spent:
            for number in range(self.blocks):
                self.store.drop(kind, number)


class Twice(Calm):
    """Runs every step twice, the second time after all blocks have had their first."""

    def results(self, step, arguments):
        super().results(step, arguments)
        return super().results(step, arguments)


class Late(Calm):
    """Runs every step a second time once the next one is done, as a worker may that was given up;
    nobody hears what it returns, or that what it needs is gone.
    """

    before = None

    def results(self, step, arguments):
        found = super().results(step, arguments)
        if self.before is not None:
            with suppress(KeyError):
                super().results(*self.before)
        self.before = step, arguments
        return found


class Broken(Exception):
    pass


class FullStore(FileStore):
    """Fails instead of writing, when it is told to."""

    failing = False

    def save(self, kind, number, value):
        if self.failing and number % 2:
            raise Broken
        super().save(kind, number, value)


class Half(Calm):
    """Every step breaks in the middle, and runs again from the start."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self.store = FullStore(folder)

    def results(self, step, arguments):
        self.store.failing = True
        try:
            return super().results(step, arguments)
        except Broken:
            self.store.failing = False
            return super().results(step, arguments)


def arrays(value):
    """All numbers in a value, by name."""
    for field in attrs.fields(type(value)):
        part = getattr(value, field.name)
        if attrs.has(type(part)):
            yield from ((f"{field.name}.{name}", found) for name, found in arrays(part))
        else:
            yield field.name, part


def outcome(engine, rows):
    """All that is learned and scored."""
    fill(engine.store, rows, BLOCKS)
    found = tuple(learned(engine, rows))
    for family in found:
        yield from arrays(family)
    for number in range(BLOCKS):
        for scores in score_block(engine.store, number, found, SourceKnowledge(), FITTED):
            yield from arrays(scores)


@pytest.fixture(scope="module", params=WORLDS)
def world(request, tmp_path_factory):
    """A world, where nothing was disturbed, and what is learned and scored there."""
    rows = corpus(7, **WORLDS[request.param])
    folder = tmp_path_factory.mktemp("calm")
    return request.param, rows, folder, list(outcome(Calm(folder), rows))


@pytest.mark.parametrize("kind", [Twice, Late, Half])
def test_the_same_is_learned(kind, world, tmp_path: Path) -> None:
    _, rows, _, calm = world
    shaken = list(outcome(kind(tmp_path), rows))
    assert [name for name, _ in calm] == [name for name, _ in shaken]
    for (name, one), (_, other) in zip(calm, shaken, strict=True):
        assert np.array_equal(one, other), name


def test_nothing_spent_is_left(world) -> None:
    name, _, folder, _ = world
    versions: dict[str, set[str]] = defaultdict(set)
    for path in folder.rglob("*.*"):
        kind, _, version = path.parent.name.rpartition("-")
        versions[kind].add(version)
    assert versions
    if name == "open, attributes":
        assert {kind for kind in versions if kind.startswith("credit-open-first")}
    assert all(len(found) == 1 for found in versions.values()), "the last version of each reading"
    assert not [kind for kind in versions if kind.startswith("collapsed")]
