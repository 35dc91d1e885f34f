"""A sample is learned from in fewer blocks than the corpus has, with the same answers."""

from pathlib import Path

import numpy as np
import pytest
from attrs import evolve

from generated_corpora import corpus, engine_for, learned
from verifykit.corpus import FITTED
from verifykit.corpus.engines import kinds
from verifykit.corpus.estimation.rounds import RoundBlock
from verifykit.corpus.learning.task import SourceKnowledge
from verifykit.corpus.output.scoring import score_block

SMALL = evolve(FITTED, learning_statements=500, learning_least=20, learning_blocks=4)
BLOCKS = 32


def scores(engine, found) -> dict[tuple[int, int], tuple[float, int]]:
    return {
        (int(thing), int(value)): (float(score), int(rank))
        for number in range(engine.blocks)
        for family in score_block(engine.store, number, tuple(found), SourceKnowledge(), SMALL)
        for thing, value, score, rank in zip(
            np.repeat(family.objects, family.counts),
            family.values,
            family.score,
            family.rank,
            strict=True,
        )
    }


@pytest.mark.parametrize("labels", [None, 4])
def test_the_same_is_learned_however_many_blocks_are_gathered(tmp_path: Path, labels) -> None:
    rows = corpus(5, sources=12, objects=600, attributes=2, labels=labels)
    many, few = (
        engine_for(rows, tmp_path / str(blocks), blocks) for blocks in (BLOCKS, BLOCKS // 8)
    )
    gathered, alone = learned(many, rows, constants=SMALL), learned(few, rows, constants=SMALL)
    assert {family.family.gathered for family in alone} == {1}
    assert max(family.family.gathered for family in gathered) >= 2
    for one, other in zip(gathered, alone, strict=True):
        assert one.accuracy == pytest.approx(other.accuracy, abs=1e-6)
        blocks = many.blocks // one.family.gathered
        many.store.load(kinds.ROUND + one.family.key, blocks - 1, RoundBlock)
        with pytest.raises(KeyError):
            many.store.load(kinds.ROUND + one.family.key, blocks, RoundBlock)
    found, wanted = scores(many, gathered), scores(few, alone)
    assert found.keys() == wanted.keys()
    for key, (score, rank) in found.items():
        assert (score, rank) == (pytest.approx(wanted[key][0], abs=1e-6), wanted[key][1])
