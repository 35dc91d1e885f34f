"""Objects of which very many speak: they cost no more than a sample of their sources."""

import numpy as np
import pytest
from attrs import evolve

from generated_corpora import corpus, engine_for, learned, statements
from verifykit.corpus import FITTED
from verifykit.corpus.blocks.agreement import compared, pair_sums
from verifykit.corpus.blocks.block import build

CROWD = 300


def crowd_of(size: int, thing: int, values: int = 3):
    return [(source, thing, source % values, 0) for source in range(size)]


def test_a_crowd_is_compared_by_a_sample_of_its_sources() -> None:
    block = build(statements([*crowd_of(5000, 0), *crowd_of(4000, 1), *crowd_of(CROWD, 2)]))
    kept = compared(block, CROWD)
    thing = block.statement_object[kept]
    counts = np.bincount(thing)
    sizes = block.statements_per_object
    assert counts[sizes == CROWD] == CROWD
    assert all(abs(count - CROWD) < 0.2 * CROWD for count in counts)
    large, larger = (set(block.source[kept[thing == n]]) for n in np.argsort(sizes)[1:])
    assert larger & set(range(4000)) <= large, "what is kept of 5,000 is kept of 4,000"


def test_small_objects_are_compared_whole() -> None:
    block = build(statements(corpus(1, sources=12, objects=40)))
    assert compared(block, CROWD).tolist() == list(range(len(block.source)))
    sums = pair_sums(block, 12, crowd=CROWD, with_expected=False)
    per_object = block.statements_per_object.astype(int)
    assert sums.common.sum() == pytest.approx((per_object * (per_object - 1) / 2).sum())


def test_a_crowd_hides_no_copying_elsewhere(tmp_path) -> None:
    rows = corpus(3, sources=20, objects=600, exact=0.9)
    crowd = [(source, 10_000, source % 4, 0) for source in range(20, 30_000)]

    def dependence_of(some, name, constants=FITTED):
        (result,) = learned(engine_for(some, tmp_path / name, 4), some, constants=constants)
        known = result.dependence.lookup.among(result.group[:20], np.zeros(20, np.int32))
        return np.array([known(np.array([0]), np.array([other]))[0] for other in range(1, 20)])

    alone = dependence_of(rows, "alone")
    assert np.abs(alone - dependence_of([*rows, *crowd], "beside")).max() < 0.01
    whole = evolve(FITTED, crowd=len(crowd))
    assert np.abs(alone - dependence_of([*rows, *crowd], "whole", whole)).max() > 0.05
