"""How far sources err together, found from how they agree, and what a voice is worth then."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from verifykit.corpus.blocks.block import Block, Statements, build
from verifykit.corpus.estimation.urn import CORRELATIONS, correlation, crowding, likelihoods

SOURCES, OBJECTS = 8, 400
RIGHT = 0.7


def block_of(values: np.ndarray) -> Block:
    """The statements of all sources about all objects, as a table of sources by objects."""
    sources, objects = np.indices(values.shape).reshape(2, -1)
    return build(
        Statements(
            source=sources.astype(np.int32),
            speaker=sources.astype(np.int32),
            object=objects.astype(np.uint64),
            value=values.ravel().astype(np.uint64),
            attribute=np.zeros(values.size, np.int32),
            weight=np.ones(values.size),
            refutes=np.zeros(values.size, bool),
        )
    )


def voted(true_correlation: float, wrong: int, seed: int = 0) -> Block:
    """Votes for 0, which is true, or one of the `wrong` others, drawn from an urn."""
    random = np.random.default_rng(seed)
    chances = np.array([RIGHT, *[(1 - RIGHT) / wrong] * wrong])
    size = 1 / true_correlation - 1
    share = random.dirichlet(chances * size, OBJECTS)
    return block_of((random.random((SOURCES, OBJECTS, 1)) > share.cumsum(1)).sum(2))


def found(block: Block, wrong: float, *, closed: bool) -> float:
    accuracy = np.full((SOURCES, 1), RIGHT)
    return correlation(likelihoods(block, block.vote, accuracy, wrong, closed=closed))


@pytest.mark.parametrize("amount", [0.001, 0.05, 0.25])
@pytest.mark.parametrize(("wrong", "closed"), [(3, True), (10, False)])
def test_the_correlation_that_votes_were_drawn_with_is_found(amount, wrong, closed) -> None:
    assert found(voted(amount, wrong), wrong, closed=closed) == pytest.approx(amount, abs=0.03)


def test_to_agree_on_the_only_mistake_there_is_is_no_sign() -> None:
    """Of yes and no all who are wrong say the same, though values are taken to be open."""
    assert found(voted(0.001, 1), 10.0, closed=False) < 0.03


def test_half_of_the_objects_may_mislead_everybody() -> None:
    random = np.random.default_rng(3)
    right = np.where(np.arange(OBJECTS) % 2, 0.95, 0.45)
    block = block_of((random.random((SOURCES, OBJECTS)) > right).astype(int))
    assert found(block, 1.0, closed=True) > 0.1


def test_the_order_of_sources_and_objects_changes_nothing() -> None:
    votes = np.random.default_rng(1).integers(0, 3, (SOURCES, 50))
    one, other = (
        likelihoods(block, block.vote, np.full((SOURCES, 1), RIGHT), 10.0, closed=False)
        for block in (block_of(votes), block_of(votes[::-1, ::-1]))
    )
    assert one == pytest.approx(other)


ABOUT = {"right": np.array([0.7]), "error": np.array([0.03])}


@given(st.floats(0, 40), st.floats(0, 40), st.sampled_from(CORRELATIONS.tolist()))
def test_the_more_voices_there_are_the_less_the_next_is_worth(n: float, m: float, together: float):
    few, many = (
        crowding(np.array([voices]), np.zeros(1), correlation=together, **ABOUT)[0]
        for voices in (min(n, m), max(n, m))
    )
    assert 1 <= few <= many


def test_a_single_voice_is_worth_what_it_is() -> None:
    assert crowding(np.ones(1), np.zeros(1), correlation=0.5, **ABOUT).tolist() == [1.0]


def test_a_crowd_that_hardly_errs_together_is_worth_nearly_its_number() -> None:
    assert crowding(np.array([9.0]), np.zeros(1), correlation=1e-6, **ABOUT)[0] < 1.001
