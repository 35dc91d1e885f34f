"""For whom a statement speaks that names what it derives from."""

import numpy as np
import pytest

from verifykit.corpus.blocks.block import Statements
from verifykit.corpus.ingest.rows import Citations, acting

Told = tuple[int, str, tuple[int, ...]]
"""A source, the value it states of the one object, and the sources it names."""


def voices(*told: Told, things: tuple[int, ...] = ()) -> list[int]:
    """The source that each statement speaks for."""
    size = len(told)
    statements = Statements(
        source=np.array([source for source, _, _ in told], np.int32),
        speaker=np.array([source for source, _, _ in told], np.int32),
        object=np.array(things or [1] * size, np.uint64),
        value=np.array([ord(value) for _, value, _ in told], np.uint64),
        attribute=np.zeros(size, np.int32),
        weight=np.ones(size),
        refutes=np.zeros(size, bool),
    )
    pairs = [(row, origin) for row, (_, _, named) in enumerate(told) for origin in named]
    cited = Citations(
        row=np.array([row for row, _ in pairs], np.int64),
        origin=np.array([origin for _, origin in pairs], np.int32),
    )
    return acting(statements, cited).source.tolist()


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        pytest.param([(1, "a", (0,)), (0, "a", ())], [0, 0], id="a relay of what is in hand"),
        pytest.param([(1, "a", (7,)), (2, "a", (7,))], [7, 7], id="an origin that nobody holds"),
        pytest.param([(1, "a", (0,)), (0, "b", ())], [1, 0], id="a misquotation"),
        pytest.param([(1, "a", (1,))], [1], id="itself"),
        pytest.param([(2, "a", (1,)), (1, "a", (0,)), (0, "a", ())], [0, 0, 0], id="a chain"),
        pytest.param(
            [(2, "a", (1,)), (1, "a", (0,)), (0, "b", ())], [1, 1, 0], id="a relay of a misquoter"
        ),
        pytest.param([(3, "a", (2,)), (2, "a", (3,))], [2, 2], id="a circle"),
        pytest.param(
            [(3, "a", (8, 0)), (0, "a", ())], [0, 0], id="of several the one that is in hand"
        ),
        pytest.param(
            [(3, "a", (1, 0)), (0, "a", ()), (1, "b", ())], [0, 0, 1], id="one says otherwise"
        ),
        pytest.param(
            [(3, "a", (0, 1)), (0, "b", ()), (1, "c", ())], [3, 0, 1], id="all say otherwise"
        ),
        pytest.param(
            [(3, "a", (1, 0)), (0, "a", ()), (1, "a", ())], [1, 0, 1], id="two origins stay two"
        ),
        pytest.param(
            [(1, "a", (7, 8)), (2, "a", (8, 9)), (3, "a", (9,)), (4, "a", (6,))],
            [7, 7, 7, 6],
            id="relays that share an origin speak as one",
        ),
        pytest.param([(1, "a", (7,)), (2, "b", (7,))], [7, 7], id="two values of one origin"),
        pytest.param([], [], id="nothing"),
    ],
)
def test_who_speaks(told, expected) -> None:
    assert voices(*told) == expected


def test_a_chain_may_be_long() -> None:
    chain = [(n, "a", (n - 1,) if n else ()) for n in range(100)]
    assert set(voices(*chain)) == {0}


def test_a_circle_speaks_with_one_voice_however_it_is_reached() -> None:
    told = [(n, "a", (n + 1 if n < 9 else 4,)) for n in range(10)]
    assert set(voices(*told)) == {4}


def test_an_origin_is_looked_for_on_the_same_object() -> None:
    assert voices((1, "a", (0,)), (0, "b", ()), things=(1, 2)) == [0, 0]


@pytest.mark.parametrize("seed", range(8))
def test_the_order_of_the_statements_changes_nothing(seed: int) -> None:
    random = np.random.default_rng(seed)
    told = [
        (int(s), "ab"[random.integers(2)], tuple(map(int, random.integers(0, 12, n))))
        for s, n in zip(random.integers(0, 9, 30), random.integers(0, 3, 30), strict=True)
    ]
    things = random.integers(0, 3, 30)
    order = random.permutation(30)
    before = voices(*told, things=tuple(things))
    after = voices(*(told[place] for place in order), things=tuple(things[order]))
    assert [before[place] for place in order] == after
