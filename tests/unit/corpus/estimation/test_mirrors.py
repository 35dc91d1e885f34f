"""Which sources act as one."""

import numpy as np
import pytest
from attrs import evolve

from generated_corpora import statements
from verifykit.corpus import FITTED
from verifykit.corpus.blocks.agreement import pair_sums
from verifykit.corpus.blocks.arrays import tally
from verifykit.corpus.blocks.block import build
from verifykit.corpus.blocks.collapse import collapse, numbered
from verifykit.corpus.estimation.mirrors import find_mirrors

Rows = list[tuple[int, int, int, int]]


def said_by(*told: dict[int, int]) -> Rows:
    return [(s, o, v, 0) for s, said in enumerate(told) for o, v in said.items()]


def world(seed: int, accuracy: float, objects: int = 200) -> dict[int, int]:
    random = np.random.default_rng(seed)
    right = random.random(objects) < accuracy
    return {o: 0 if right[o] else int(random.integers(1, 9)) for o in range(objects)}


def groups(rows: Rows, sources: int) -> list[int]:
    block = build(statements(rows))
    pairs = pair_sums(block, sources, crowd=1000, with_expected=True)
    spoken = tally(block.source, block.share, sources)
    return numbered(find_mirrors(pairs, spoken, FITTED))[0].tolist()


def test_exact_copies_of_a_poor_source_are_one_and_others_are_not() -> None:
    poor = world(1, 0.5)
    assert groups(said_by(poor, poor, world(2, 0.8), poor), 4) == [0, 0, 1, 0]


def test_two_excellent_sources_are_not_taken_for_one() -> None:
    assert groups(said_by(world(1, 0.97), world(2, 0.97)), 2) == [0, 1]


@pytest.mark.parametrize(("objects", "found"), [(19, [0, 1, 2]), (20, [0, 0, 1])])
def test_fewer_than_twenty_objects_prove_nothing(objects: int, found: list[int]) -> None:
    few = {o: v for o, v in world(1, 0.5).items() if o < objects}
    assert groups(said_by(few, few, world(2, 0.2)), 3) == found


def test_a_copier_with_more_of_its_own_is_no_mirror() -> None:
    poor = world(1, 0.5)
    few = {o: v for o, v in poor.items() if o < 20}
    assert groups(said_by(few, poor, world(2, 0.2)), 3) == [0, 1, 2]


def test_a_chain_does_not_bring_together_what_clearly_differs() -> None:
    """The middle one repeats the first on half of the objects, and the last on the others."""
    first, last = world(1, 0.4), world(2, 0.4)
    middle = {o: (first if o < 100 else last)[o] for o in range(200)}
    half = {o: v for o, v in first.items() if o < 100}
    found = groups(said_by(half, middle, last, first), 4)
    assert found[2] != found[3]


@pytest.mark.parametrize("seed", range(3))
def test_names_change_nothing(seed: int) -> None:
    poor = world(1, 0.5)
    told = [poor, world(2, 0.6), poor, world(3, 0.7), world(2, 0.6)]
    order = np.random.default_rng(seed).permutation(5)
    before = groups(said_by(*told), 5)
    after = groups(said_by(*(told[place] for place in order)), 5)
    together = {(a, b) for a in range(5) for b in range(5) if before[order[a]] == before[order[b]]}
    assert together == {(a, b) for a in range(5) for b in range(5) if after[a] == after[b]}


def test_a_group_casts_one_vote() -> None:
    block = build(statements(said_by({0: 1}, {0: 1}, {0: 2}, {0: 3})))
    found = collapse(block, np.array([0, 0, 0, 1], np.int32))
    votes = {
        (int(source), place): round(float(vote), 6)
        for source, place, vote in zip(
            found.source, found.statement_claim.tolist(), found.vote, strict=True
        )
    }
    by_source = [sum(vote for (s, _), vote in votes.items() if s == source) for source in (0, 1)]
    assert by_source == pytest.approx([1, 1])
    assert sorted(vote for (s, _), vote in votes.items() if s == 0) == pytest.approx([1 / 3, 2 / 3])
    assert found.documents.tolist() == block.documents.tolist(), "documents stay documents"


def test_a_group_votes_with_its_heaviest_member_on_each_object() -> None:
    rows = statements(said_by({0: 1, 1: 1}, {0: 1, 1: 2}, {0: 2, 1: 2}))
    weight = np.array([5.0, 1.0, 2.0, 3.0, 9.0, 9.0])  # by source, then by object
    order = np.lexsort((rows.object, rows.source))
    thing = rows.object[order]
    block = build(evolve(rows.where(order), weight=weight))
    found = collapse(block, np.array([0, 0, 1], np.int32))
    owner = found.objects[found.claim_object[found.statement_claim]]
    for number in np.unique(thing):
        mine = weight[(thing == number) & (rows.source[order] < 2)].max()
        cast = found.vote[(owner == number) & (found.source == 0)].sum()
        assert cast == pytest.approx(mine)
        assert found.vote[(owner == number) & (found.source == 1)].sum() == pytest.approx(9)
