"""Values that are part of others."""

from pathlib import Path

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from verifykit.corpus import read_hierarchy
from verifykit.corpus.blocks.block import Statements, build
from verifykit.corpus.blocks.hierarchy import Lineages, lineages
from verifykit.corpus.ingest.columns import text_column
from verifykit.corpus.ingest.declarations import hierarchy_of

TREE = {
    "Lyon": frozenset({"Rhône"}),
    "Rhône": frozenset({"France"}),
    "France": frozenset({"Europe"}),
    "Madrid": frozenset({"Spain"}),
}


def block_of(*claims: tuple[int, str]):
    keys = text_column(pa.array([value for _, value in claims])).hashes()
    size = len(claims)
    statements = Statements(
        source=np.arange(size, dtype=np.int32),
        speaker=np.arange(size, dtype=np.int32),
        object=np.array([thing for thing, _ in claims], np.uint64),
        value=keys,
        attribute=np.zeros(size, np.int32),
        weight=np.ones(size),
        refutes=np.zeros(size, bool),
    )
    names = dict(zip(keys.tolist(), (value for _, value in claims), strict=True))
    block = build(statements)
    return block, [names[key] for key in block.values.tolist()]


def pairs(block, names) -> set[tuple[int, str, str]]:
    found = lineages(block, hierarchy_of(TREE))
    owner = block.claim_object[found.below].tolist()
    below = [names[place] for place in found.below]
    return set(zip(owner, below, [names[place] for place in found.above], strict=True))


def test_every_distance_counts_but_only_within_an_object() -> None:
    block, names = block_of((1, "Lyon"), (1, "France"), (1, "Madrid"), (2, "Spain"), (2, "Europe"))
    assert pairs(block, names) == {(0, "Lyon", "France")}
    block, names = block_of((1, "Lyon"), (1, "France"), (1, "Europe"))
    expected = {(0, "Lyon", "France"), (0, "Lyon", "Europe"), (0, "France", "Europe")}
    assert pairs(block, names) == expected


def test_nothing_without_a_hierarchy_or_claims() -> None:
    assert hierarchy_of({}) is None
    block, names = block_of((1, "Lyon"))
    assert pairs(block, names) == set()
    assert len(lineages(block, None).below) == 0


@given(st.lists(st.floats(-9, 9), min_size=3, max_size=3))
def test_support_goes_down_and_truth_goes_up(own: list[float]) -> None:
    line = Lineages(below=np.array([2, 2, 1]), above=np.array([0, 1, 0]))
    lent = line.supported(np.array(own))
    assert lent[0] == own[0]
    assert lent[1] == own[1] + max(own[0], 0)
    assert lent[2] == own[2] + max(own[0], 0) + max(own[1], 0)
    best = np.exp(own) / np.exp(own).sum()
    holds = line.holding(best)
    assert holds[0] == pytest.approx(1)
    assert (holds >= best).all()
    assert (holds <= 1).all()


def test_a_file_of_parts(tmp_path: Path) -> None:
    path = tmp_path / "tree.csv"
    path.write_text("value,part_of\nLyon,Rhône\nLyon,France\nFrance,\nRhône,Rhône\n,Europe\n")
    assert read_hierarchy(path) == {"Lyon": frozenset({"Rhône", "France"})}


def test_two_places_of_one_name_make_a_circle_in_which_each_holds_with_the_others() -> None:
    found = hierarchy_of({"Denmark": frozenset({"South"}), "South": frozenset({"Denmark"})})
    assert found is not None
    assert len(found.below) == 2
    assert set(found.below.tolist()) == set(found.above.tolist())
