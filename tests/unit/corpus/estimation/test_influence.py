"""How much a statement counts beside others that say the same."""

from itertools import permutations

import numpy as np
import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from generated_corpora import corpus, statements
from verifykit.corpus.blocks.block import build
from verifykit.corpus.estimation.influence import DependenceTable, _Dense, _Sparse, influence

SOURCES = 6


def table(values: dict[tuple[int, int], float], unknown: float = 0.0) -> DependenceTable:
    known = sorted((a * SOURCES + b, value) for (a, b), value in values.items())
    keys = np.array([key for key, _ in known], np.int64)
    return DependenceTable(
        sources=SOURCES, keys=keys, values=np.array([[v for _, v in known]]), unknown=unknown
    )


def counted(rows, dependence, neighbours: int = 64) -> dict[int, float]:
    block = build(statements(rows))
    return dict(
        zip(block.source.tolist(), influence(block, dependence, neighbours).tolist(), strict=True)
    )


def test_copies_share_one_voice_and_independent_ones_keep_theirs() -> None:
    rows = [(source, 0, 0, 0) for source in range(4)] + [(4, 0, 1, 0)]
    found = counted(rows, table({(0, 1): 1.0, (0, 2): 0.5}).lookup)
    assert found == pytest.approx({0: 1 / 2.5, 1: 1 / 2, 2: 1 / 1.5, 3: 1, 4: 1})


def test_what_others_say_does_not_weaken_a_voice() -> None:
    rows = [(0, 0, 0, 0), (1, 0, 1, 0)]
    assert counted(rows, table({(0, 1): 1.0}).lookup) == {0: 1, 1: 1}


probability = st.floats(0, 1, allow_nan=False)


@given(st.lists(probability, min_size=15, max_size=15), probability)
def test_no_voice_counts_more_than_one_or_less_than_its_part(values, unknown) -> None:
    pairs = [(a, b) for a in range(SOURCES) for b in range(a + 1, SOURCES)]
    rows = [(source, 0, 0, 0) for source in range(SOURCES)]
    known = table(dict(zip(pairs, values, strict=True)), unknown)
    found = counted(rows, known.lookup)
    assert all(1 / SOURCES - 1e-12 <= voice <= 1 for voice in found.values())
    sparse = counted(rows, _Sparse(known))
    assert sparse == pytest.approx(counted(rows, _Dense(known)), abs=1e-12)


def test_the_numbers_of_sources_change_nothing() -> None:
    values = {(0, 1): 0.9, (1, 2): 0.4, (0, 3): 0.2}
    expected = counted([(s, 0, 0, 0) for s in range(4)], table(values, 0.1).lookup)
    for order in permutations(range(4)):
        moved = {
            (min(order[a], order[b]), max(order[a], order[b])): value
            for (a, b), value in values.items()
        }
        found = counted([(s, 0, 0, 0) for s in range(4)], table(moved, 0.1).lookup)
        assert [found[order[s]] for s in range(4)] == pytest.approx(list(expected.values()))


def test_a_crowd_is_estimated_from_neighbours() -> None:
    rows = [(source, 0, 0, 0) for source in range(200)]
    block = build(statements(rows))
    known = DependenceTable(
        sources=200, keys=np.zeros(0, np.int64), values=np.zeros((1, 0)), unknown=0.3
    )
    found = influence(block, known.lookup, 64)
    assert found == pytest.approx(np.full(200, 1 / (1 + 0.3 * 199)))


def test_a_vote_is_scaled_by_its_weight() -> None:
    block = build(statements(corpus(2, sources=SOURCES, objects=10, copiers=0)))
    known = table({}, unknown=0.5).lookup
    double = evolve(block, vote=2 * block.vote)
    assert influence(double, known, 64) == pytest.approx(2 * influence(block, known, 64))
