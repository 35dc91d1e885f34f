"""Disjoint sets of names."""

import pytest

from verifykit.provenance import DisjointSets


def test_sets_that_share_a_name_become_one_and_take_its_smallest_name():
    merged = DisjointSets[str]()
    merged.merge(["d", "c"])
    merged.merge(["b", "e"])
    assert [merged.find(name) for name in "bcde"] == ["b", "c", "c", "b"]
    merged.merge(["d", "e"])
    merged.merge(["f", "g"])
    assert [merged.find(name) for name in "bcdefg"] == ["b", "b", "b", "b", "f", "f"]


def test_the_order_of_merging_does_not_matter():
    pairs = [((0, "a"), (0, "b")), ((1, "a"), (1, "b")), ((0, "c"), (0, "b"))]
    names = [(0, "a"), (0, "b"), (0, "c"), (1, "a"), (1, "b"), (1, "c")]
    forth, back = DisjointSets[tuple[int, str]](), DisjointSets[tuple[int, str]]()
    for pair in pairs:
        forth.merge(pair)
    for pair in reversed(pairs):
        back.merge(reversed(pair))
    found = [forth.find(name) for name in names]
    assert found == [(0, "a")] * 3 + [(1, "a")] * 2 + [(1, "c")]
    assert [back.find(name) for name in names] == found


def test_nothing_is_merged_of_no_names():
    with pytest.raises(ValueError, match="empty"):
        DisjointSets[str]().merge([])
