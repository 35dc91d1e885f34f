"""Every reader on valid inputs, on odd ones made from them, and on every input that once failed."""

import random
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fuzz.mutations import mutated
from fuzz.targets import SEEDS, TARGETS, seeds

CRASHES = Path(__file__).parent / "crashes"
_EXAMPLES = 12
_OF_SLOW = 2
"""Inputs of each target in a usual run: a minute of them all would be a third of all tests."""


@pytest.mark.parametrize("name", TARGETS)
def test_valid_inputs_are_read(name, tmp_path):
    for data in seeds(name):
        TARGETS[name].run(data, tmp_path)


@pytest.mark.parametrize("name", TARGETS)
def test_odd_inputs_are_refused_in_words(name, tmp_path):
    target = TARGETS[name]

    @settings(max_examples=_OF_SLOW if target.slow else _EXAMPLES)
    @given(st.sampled_from(seeds(name)), st.randoms(use_true_random=False))
    def read(seed, source):
        target.run(mutated(seed, target.kind, source, seeds(name)), tmp_path)

    read()


@pytest.mark.parametrize("path", sorted(CRASHES.glob("*/*")), ids=lambda path: path.stem)
def test_what_once_failed_fails_no_more(path, tmp_path):
    """The folder is the target; the file is called after what was wrong."""
    TARGETS[path.parent.name].run(path.read_bytes(), tmp_path)


def test_every_target_has_seeds_and_no_seeds_are_left_over():
    assert {path.name for path in SEEDS.iterdir()} == set(TARGETS)
    assert all(map(seeds, TARGETS))


@pytest.mark.parametrize("name", TARGETS)
def test_inputs_are_odd_and_the_same_for_one_seed(name):
    """A mutation that changed nothing would find nothing."""
    [first, *_] = seeds(name)
    kind = TARGETS[name].kind
    made = [mutated(first, kind, random.Random(number), seeds(name)) for number in range(20)]
    assert len({*made} - {first}) > 10
    if kind != "archive":  # a workbook holds the time when it was made
        again = [mutated(first, kind, random.Random(number), seeds(name)) for number in range(20)]
        assert made == again
