"""The order by digits is that of comparing."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from verifykit.corpus.blocks.order import last_alike, numbered_pairs, order_of, order_of_hashes

NUMBERS = st.one_of(st.integers(0, 3), st.integers(0, 2**16 + 2), st.integers(0, 2**31 - 1))
HASHES = st.one_of(
    st.integers(0, 2**64 - 1),
    st.integers(0, 3),
    st.integers(2**63, 2**63 + 3),  # told apart by the last digit alone
)


@given(st.lists(st.tuples(NUMBERS, NUMBERS)))
def test_by_numbers(rows: list[tuple[int, int]]) -> None:
    one, other = np.array(rows, np.int64).reshape(-1, 2).T
    assert order_of(one, other).tolist() == np.lexsort((other, one)).tolist()


@given(st.lists(st.tuples(HASHES, HASHES, NUMBERS)))
def test_by_hashes(rows: list[tuple[int, int, int]]) -> None:
    first, second = (np.array([row[place] for row in rows], np.uint64) for place in (0, 1))
    last = np.array([row[2] for row in rows], np.int32)
    expected = np.lexsort((last, second, first)).tolist()
    assert order_of_hashes((first, second), last).tolist() == expected


@given(st.lists(st.tuples(NUMBERS, NUMBERS)))
def test_rows_with_the_same_pair(rows: list[tuple[int, int]]) -> None:
    one, other = np.array(rows, np.int64).reshape(-1, 2).T
    last = {pair: place for place, pair in enumerate(rows)}
    assert last_alike(one, other).tolist() == [last[pair] for pair in rows]
    number = {pair: place for place, pair in enumerate(sorted(last))}
    found, count = numbered_pairs(one, other)
    assert (found.tolist(), count) == ([number[pair] for pair in rows], len(number))
