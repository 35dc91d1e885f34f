"""Whatever calibration may come up with, the score moves with evidence the way it should."""

import math

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from generated_cases import cases
from labelled_claims import labelled_case
from verifykit.evaluation import Bootstrap, calibrate
from verifykit.model.assessment import VERDICTS
from verifykit.model.document import Derivation
from verifykit.model.evidence import Evidence
from verifykit.model.parameters import Parameters
from verifykit.model.source import Source
from verifykit.scoring import score_case

CLOSE = 1e-9
WEIGHT = st.one_of(st.just(0.0), st.floats(0, 3))


@st.composite
def fitted(draw) -> Parameters:
    """Any parameters that calibration could write: weights at 0 or above, thresholds of its."""
    return Parameters(
        prior_true=draw(st.floats(-3, 3)),
        prior_false=draw(st.floats(-3, 3)),
        support_true=draw(WEIGHT),
        support_false=draw(WEIGHT),
        refute_false=draw(WEIGHT),
        refute_true=draw(WEIGHT),
        open_open=draw(WEIGHT),
        report=draw(WEIGHT),
        discount=draw(st.sampled_from([0.5, 0.6, 0.7, 0.8, 0.9])),
        supported_score=draw(st.sampled_from([0.55, 0.6, 0.75])),
        refuted_score=draw(st.sampled_from([0.15, 0.25, 0.4])),
    )


@pytest.fixture(scope="module")
def learned() -> Parameters:
    case, gold = labelled_case(60)
    return calibrate([case], gold, folds=3, repeats=1, bootstrap=Bootstrap(repeats=0)).parameters


def score(case, parameters):
    return score_case(case, parameters).claim("c0").score


def with_item(case, stance, **more):
    source = Source(id="newcomer", name="Newcomer")
    item = Evidence(id="new", claim="c0", stance=stance, source="newcomer", **more)
    return evolve(case, sources=(*case.sources, source), evidence=(*case.evidence, item))


@given(cases(), fitted(), st.sampled_from(["original", "unknown"]))
def test_evidence_moves_the_score_the_right_way(case, parameters, lineage):
    before = score(case, parameters)
    for stance, sign in (("supports", 1), ("refutes", -1)):
        after = score(with_item(case, stance, lineage=lineage), parameters)
        assert before is None or sign * (after - before) >= -CLOSE


@given(cases(), fitted())
def test_reports_lower_no_score_and_relays_leave_it_alone(case, parameters):
    before = score(case, parameters)
    after = score(with_item(case, "reports"), parameters)
    assert after == before if before is None else after >= before - CLOSE
    silent = evolve(parameters, report=0.0)
    assert score(with_item(case, "reports"), silent) == score(case, silent)
    whole = [item for item in case.evidence if not item.partial and item.claim == "c0"]
    for item in whole[:1]:
        relay = with_item(case, item.stance, derived_from=(Derivation(item.id),))
        assert score(relay, parameters) == before


@given(cases(), fitted())
def test_the_range_holds_the_score_and_the_explanation_adds_up(case, parameters):
    for claim in score_case(case, parameters).claims:
        assert claim.verdict in VERDICTS
        if claim.score is not None:
            low, high = claim.range
            assert low - CLOSE <= claim.score <= high + CLOSE
            total = math.fsum(step.log_odds for step in claim.explanation)
            assert total == pytest.approx(math.log(claim.score / (1 - claim.score)), abs=1e-8)


@given(case=cases(), grades=st.lists(st.sampled_from("EDFCBA"), min_size=2, max_size=2))
def test_what_was_really_learned_keeps_to_it(learned, case, grades):
    worse, better = sorted(grades, key="EDFCBA".index)
    supporting = evolve(
        case, evidence=tuple(evolve(i, claim="c0", stance="supports") for i in case.evidence)
    )
    low, high = (
        score(
            evolve(
                supporting,
                # Whoever is graded is known, if only as unreliable, and counts as named: unnamed
                # sources that nobody graded are another matter.
                sources=tuple(
                    evolve(one, reliability=grade, anonymous=False) for one in supporting.sources
                ),
            ),
            learned,
        )
        for grade in (worse, better)
    )
    assert low is None or (high is not None and high >= low - CLOSE)
    before = score(case, learned)
    assert before is None or score(with_item(case, "supports"), learned) >= before - CLOSE
    assert before is None or score(with_item(case, "refutes"), learned) <= before + CLOSE


@given(cases(), fitted(), fitted())
def test_lines_that_stay_with_other_weights_are_those_made_anew(case, parameters, others):
    first = score_case(case, parameters)
    kept, anew = first.with_weights(others), score_case(case, others)
    assert kept.claims == anew.claims
    assert first.claims == score_case(case, parameters).claims
    for claim in case.claims:
        assert kept.lines(claim.id) == anew.lines(claim.id)
