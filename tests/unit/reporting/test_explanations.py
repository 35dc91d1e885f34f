"""The explanation of a claim as text: waterfall and provenance."""

import re

from hypothesis import given
from hypothesis import strategies as st

from verifykit.loading import from_data
from verifykit.model.assessment import Step
from verifykit.reporting.explanation_drawings import tree_lines, waterfall_lines
from verifykit.reporting.style import Style
from verifykit.reporting.visible import width
from verifykit.scoring import score_case

STEPS = st.lists(
    st.builds(
        Step,
        step=st.sampled_from(["prior", "line", "overlap", "rivals", "cap"]),
        log_odds=st.floats(-4, 4),
        side=st.just("supports"),
        origin=st.text(max_size=60),
        why=st.text(max_size=200),
    ),
    max_size=8,
)


def drawn(steps):
    return list(waterfall_lines(steps, {}, Style(), 100))


@given(STEPS)
def test_a_waterfall_is_drawn_for_any_steps_in_lines_that_fit(steps):
    assert all(width(line) <= 100 for line in drawn(steps))


def test_steps_lead_to_the_score():
    steps = [Step(step="prior", log_odds=-0.55), Step(step="line", log_odds=0.95, side="supports")]
    prior, line = [row for row in drawn(steps) if not row.startswith("    ")]
    assert prior.endswith("0.37")
    assert line.endswith("0.60")
    assert "<" in prior
    assert ">" in line


def test_a_step_that_adds_nothing_has_no_number():
    steps = [Step(step="prior", log_odds=-0.55), Step(step="none", log_odds=0.0, why="relays e")]
    _, idle, why = drawn(steps)
    assert re.search(r"adds nothing +\. +\| +0\.37", idle)
    assert why == "    relays e"


def tree(**lists):
    data = {
        "verifykit": 1,
        "sources": [{"id": "a", "name": "A"}, {"id": "b", "name": "B", "reliability": "C"}],
        "claims": [{"id": "c", "text": "C."}],
        **lists,
    }
    case = from_data(data)
    return list(tree_lines(case, score_case(case).trace("c")))


def evidence(name, **more):
    return {"id": name, "claim": "c", "stance": "supports", **more}


def test_relays_stand_below_what_they_relay():
    assert tree(
        evidence=[
            evidence("e-first", source="b", lineage="original"),
            evidence("e-second", source="a", derived_from=["e-first"]),
            evidence("e-third", source="a", derived_from=["e-second"]),
        ]
    ) == [
        "b (B, graded C)",
        "`- e-first: supports, original (speaks for itself)",
        "   `- e-second: supports (passes it on, adds nothing)",
        "      `- e-third: supports (passes it on, adds nothing)",
    ]


def test_an_origin_that_nobody_holds_is_named():
    assert tree(evidence=[evidence("e", source="a", derived_from=["b"])]) == [
        "b (B, graded C)",
        "`- e: supports (stands in for words of the origin that the case does not hold)",
    ]


def test_a_circle_has_no_origin():
    lines = tree(
        documents=[
            {"id": "da", "source": "a", "derived_from": ["db"]},
            {"id": "db", "source": "b", "derived_from": ["da"]},
        ],
        evidence=[evidence("ea", document="da"), evidence("eb", document="db")],
    )
    assert lines[0].startswith("eb: supports in db (in a reporting circle")


def test_what_rests_on_a_retraction_says_so():
    lines = tree(
        documents=[
            {"id": "da", "source": "a", "retracted": {"reason": "made up"}},
            {"id": "db", "source": "b", "derived_from": ["da"]},
        ],
        evidence=[evidence("eb", document="db")],
    )
    assert "taken back, or rests on what was; adds nothing" in "\n".join(lines)
    assert "retracted" in lines[0] + lines[1]
