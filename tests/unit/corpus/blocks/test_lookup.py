"""A hash is found where it is, and nowhere else."""

import pickle

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from verifykit.corpus.blocks.lookup import HashTable

HASHES = st.lists(st.integers(0, 2**64 - 1) | st.integers(0, 40), max_size=30)


@given(HASHES, HASHES)
def test_each_hash_is_found_and_no_other(kept: list[int], others: list[int]) -> None:
    hashes = np.unique(np.array(kept, np.uint64))
    table = pickle.loads(pickle.dumps(HashTable.of(hashes)))
    asked = np.array([*kept, *others], np.uint64)
    held = hashes.tolist()
    expected = [held.index(key) if key in held else -1 for key in asked.tolist()]
    assert table.places(asked).tolist() == expected


def test_of_equals_the_first_is_found() -> None:
    assert HashTable.of(np.array([1, 5, 5, 5, 9], np.uint64)).places(
        np.array([5, 9, 6], np.uint64)
    ).tolist() == [1, 4, -1]
