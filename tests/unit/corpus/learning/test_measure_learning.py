"""What holds of measures and of lists whatever the numbers: shifts, units, blocks."""

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generated_corpora import PLENTY, holdings, keys
from verifykit.corpus.blocks.block import Statements, build
from verifykit.corpus.constants import FITTED
from verifykit.corpus.engines import kinds
from verifykit.corpus.engines.engine import LocalEngine
from verifykit.corpus.engines.store import BoundedStore
from verifykit.corpus.estimation.families import Census
from verifykit.corpus.learning.family import learn_family
from verifykit.corpus.learning.task import FamilyModel, SourceKnowledge
from verifykit.corpus.options import ValueKind

SOURCES, THINGS = 6, 40


def readings(seed: int, biases: list[float]) -> tuple[np.ndarray, ...]:
    """Sources, things and numbers: each source reads three things in four."""
    chance = np.random.default_rng(seed)
    true = chance.normal(0, 20, THINGS)
    source, thing = np.nonzero(chance.random((len(biases), THINGS)) < 0.75)
    number = true[thing] + np.array(biases)[source] + chance.normal(0, 0.5, len(source))
    return source, thing, number


def learned(
    folder: Path,
    source: np.ndarray,
    thing: np.ndarray,
    number: np.ndarray,
    kind: ValueKind,
    blocks: int = 1,
) -> FamilyModel:
    """What is learned of these statements, cut into so many blocks."""
    rows = Statements(
        source=source.astype(np.int32),
        speaker=source.astype(np.int32),
        object=keys(thing),
        value=number.astype(np.float64).view(np.uint64),
        attribute=np.zeros(len(source), np.int32),
        weight=np.ones(len(source)),
        refutes=np.zeros(len(source), bool),
        number=number,
    )
    engine = LocalEngine(BoundedStore(folder, PLENTY), blocks)
    block = (rows.object >> np.uint64(56)).astype(int) * blocks // 256
    for place in range(blocks):
        engine.store.save(kinds.SETS, place, build(rows.where(np.flatnonzero(block == place))))
    census = Census.of(engine.each(holdings, 1, FITTED), 1, FITTED.most_labels)
    (family,) = census.families(FITTED, kinds=[kind])
    return learn_family(engine, family, int(source.max()) + 1, SourceKnowledge())


@settings(max_examples=5, deadline=None)
@given(st.integers(0, 10**6), st.floats(-50, 50), st.floats(0.01, 100))
def test_units_and_zero_are_nobody_s_choice(
    tmp_path_factory: pytest.TempPathFactory, seed: int, shift: float, unit: float
) -> None:
    source, thing, number = readings(seed, [0, 0, 0, 0, 2, -3])
    folder = tmp_path_factory.mktemp("measures")
    one = learned(folder / "a", source, thing, number, ValueKind(kind="measure", tolerance=0.5))
    kind = ValueKind(kind="measure", tolerance=0.5 * unit)
    other = learned(folder / "b", source, thing, (number + shift) * unit, kind)
    assert one.measure is not None
    assert other.measure is not None
    assert other.measure.bias / unit == pytest.approx(one.measure.bias, abs=0.02)
    assert other.measure.spread / unit == pytest.approx(one.measure.spread, rel=0.02)
    assert other.accuracy == pytest.approx(one.accuracy, abs=0.02)


@settings(max_examples=5, deadline=None)
@given(st.integers(0, 10**6), st.floats(-8, 8))
def test_the_bias_of_one_source_is_found(
    tmp_path_factory: pytest.TempPathFactory, seed: int, bias: float
) -> None:
    source, thing, number = readings(seed, [0, 0, 0, 0, 0, bias])
    kind = ValueKind(kind="measure", tolerance=0.5)
    found = learned(tmp_path_factory.mktemp("measures"), source, thing, number, kind).measure
    assert found is not None
    assert found.bias[5] - np.median(found.bias[:5]) == pytest.approx(bias, abs=0.5)


@pytest.mark.parametrize(
    "kind", [ValueKind(kind="measure", tolerance=0.5), ValueKind(many=True)], ids=str
)
def test_blocks_change_nothing(tmp_path: Path, kind: ValueKind) -> None:
    source, thing, number = readings(3, [0, 0, 0, 0, 2, -3])
    number = np.round(number / 10)  # so that several list one value
    one, several = (
        learned(tmp_path / str(blocks), source, thing, number, kind, blocks) for blocks in (1, 4)
    )
    assert several.accuracy == pytest.approx(one.accuracy, abs=1e-9)
    assert several.statements == pytest.approx(one.statements, abs=1e-9)
    assert several.rounds == one.rounds
