"""Hundreds of values of one quantity: the work grows with the pairs of them, no faster."""

from __future__ import annotations

import sys
from types import FrameType
from typing import Any

import pytest

from verifykit.model.case import Case
from verifykit.scoring import rivals, score_case
from verifykit.testing import make_case


def values_of_one_quantity(count: int, *, apart: int) -> Case:
    """A case with so many values, each from a source of its own, `apart` from the next."""
    numbers = range(count)
    return make_case(
        sources=[{"id": f"s{number}", "name": f"Source {number}"} for number in numbers],
        entities=[{"id": "bridge", "kind": "event", "name": "the bridge collapse"}],
        predicates=[
            {
                "id": "deaths",
                "label": "deaths",
                "value": "number",
                "cardinality": "one",
                "tolerance": {"absolute": 10},
            }
        ],
        claims=[
            {
                "id": f"c{number}",
                "text": f"{number * apart} people died.",
                "subject": "bridge",
                "predicate": "deaths",
                "value": number * apart,
            }
            for number in numbers
        ],
        evidence=[
            {"id": f"e{n}", "claim": f"c{n}", "source": f"s{n}", "stance": "supports"}
            for n in numbers
        ],
    )


def steps_among_rivals(case: Case) -> int:
    """Count the lines that looking for rivals runs; no clock, so no noise."""
    steps = 0

    def watch(frame: FrameType, event: str, _: Any) -> Any:
        nonlocal steps
        if frame.f_code.co_filename != rivals.__file__:
            return None
        steps += event == "line"
        return watch

    before = sys.gettrace()
    sys.settrace(watch)
    try:
        assert len(score_case(case).claims) == len(case.claims)
    finally:
        sys.settrace(before)
    return steps


@pytest.mark.parametrize("apart", [7, 1000])
def test_twice_as_many_rivals_take_four_times_the_work(apart: int) -> None:
    few = steps_among_rivals(values_of_one_quantity(30, apart=apart))
    many = steps_among_rivals(values_of_one_quantity(60, apart=apart))

    assert 0 < many < 5 * few


def test_a_chain_of_compatible_rivals_is_one_option() -> None:
    case = values_of_one_quantity(12, apart=7)

    [first, *_] = [score_case(case).judged("c0").rivalry.options]

    # 0 and 7 are within tolerance; 14, 21, … follow each other within it.
    assert [len(option.claims) for option in first] == [10]


def test_a_step_names_some_of_many_rivals_and_counts_the_rest() -> None:
    scored = score_case(values_of_one_quantity(30, apart=1000)).claim("c0")

    [step] = [step for step in scored.explanation if step.step == "rivals"]

    assert len(scored.rivals) == 29
    assert step.why == "cannot hold together with c1, c10, c11, c12, c13 and 24 more"
