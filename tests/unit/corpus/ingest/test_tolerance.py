"""Numbers within a tolerance are one value: the most frequent takes those around it."""

from collections import Counter

import numpy as np
import pytest

from verifykit.corpus import ValueKind, same_value
from verifykit.corpus.blocks.block import Statements
from verifykit.corpus.ingest import tolerance
from verifykit.corpus.ingest.tolerance import merge_close


def merged(numbers: list[float], kind: ValueKind, objects: list[int] | None = None) -> list[float]:
    """The number that stands for each number; the value of a number is its first place."""
    amount = np.array(numbers)
    size = len(numbers)
    statements = Statements(
        source=np.arange(size, dtype=np.int32),
        speaker=np.arange(size, dtype=np.int32),
        object=np.array(objects or [1] * size, np.uint64),
        value=np.array([numbers.index(one) for one in numbers], np.uint64),
        attribute=np.zeros(size, np.int32),
        weight=np.ones(size),
        refutes=np.zeros(size, bool),
    )
    found = merge_close(statements, amount, [kind])
    return [numbers[int(place)] for place in found.value]


def by_hand(numbers: list[float], kind: ValueKind) -> list[float]:
    """The same, number by number."""
    stands: dict[float, float] = {}
    for leader, _ in sorted(Counter(numbers).items(), key=lambda pair: (-pair[1], pair[0])):
        for number in set(numbers):
            distance = abs(number - leader)
            if kind.modulo is not None:
                distance = min(distance, kind.modulo - distance)
            reach = max(kind.tolerance, kind.relative * max(abs(number), abs(leader)))
            leads = stands.get(leader, leader) == leader
            if leads and distance <= reach and number not in stands:
                stands[number] = leader
    return [stands[number] for number in numbers]


@pytest.mark.parametrize("few", [1, 256])
@pytest.mark.parametrize("seed", range(5))
@pytest.mark.parametrize(
    "kind",
    [
        ValueKind(kind="number", tolerance=3),
        ValueKind(kind="number", relative=0.1),
        ValueKind(kind="number", tolerance=10, modulo=1440),
        ValueKind(kind="number", tolerance=1, relative=1.5),
    ],
)
def test_as_number_by_number(kind, seed, few, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tolerance, "_FEW", few)
    random = np.random.default_rng(seed)
    low = 0 if kind.modulo else -60
    numbers = np.round(random.uniform(low, 1440 if kind.modulo else 60, 80)).tolist()
    assert merged(numbers, kind) == by_hand(numbers, kind)


def test_objects_are_apart() -> None:
    kind = ValueKind(kind="number", tolerance=5)
    assert merged([1, 1, 3, 3, 3], kind, [1, 1, 1, 2, 2]) == [1, 1, 1, 3, 3]


def test_without_a_tolerance_nothing_is_merged() -> None:
    assert merged([1.0, 1.1], ValueKind(kind="number")) == [1.0, 1.1]


@pytest.mark.parametrize(
    ("kind", "one", "other", "same"),
    [
        (ValueKind(kind="number", tolerance=10, modulo=1440), "1435", "3", True),
        (ValueKind(kind="number", tolerance=10, modulo=1440), "1425", "3", False),
        (ValueKind(kind="number", tolerance=10), "x", "3", False),
        (ValueKind(kind="set", separator="|"), "b|a", " a | b|a", True),
        (ValueKind(kind="clock", tolerance=600, modulo=86400), "23:55", "00:05", True),
        (ValueKind(kind="time", tolerance=86400), "2020-02-28", "2020-02-29T00:00", True),
        (ValueKind(kind="time"), "2020-02-29T01:00+01:00", "2020-02-29", True),
        (ValueKind(), " a", "a ", True),
    ],
)
def test_same_value(kind: ValueKind, one: str, other: str, same: bool) -> None:
    assert same_value(one, other, kind) == same
