"""What the checker says about cases, and how scores weigh in."""

import pytest

from verifykit_ach.checker import CompetingHypotheses

SCORED = """
sources:
  - {id: police, name: Police of the town, reliability: B}
  - {id: rumour, name: A rumour, anonymous: true}
claims:
  - {id: no-forced-door, text: No door was forced.}
  - {id: van-seen, text: A strange van was seen.}
evidence:
  - {id: e-door, claim: no-forced-door, source: police, stance: supports, lineage: original}
  - {id: e-van, claim: van-seen, source: rumour, stance: supports}
  - {id: e-no-van, claim: van-seen, source: police, stance: refutes}
hypotheses:
  - {id: insider, text: An insider did it., ratings: {no-forced-door: C, van-seen: I}}
  - {id: burglars, text: Burglars did it., ratings: {no-forced-door: I, van-seen: C}}
"""


def codes(report):
    return {finding.rule for finding in report.findings}


def test_a_claim_that_holds_weighs_more_than_one_that_does_not(assess):
    report = assess(SCORED, CompetingHypotheses())
    (aside,) = [one for one in report.findings if one.rule == "ACH008"]
    assert "against burglars" in aside.message
    assert "no-forced-door" in aside.message


def test_with_equal_weights_the_two_balance(assess):
    report = assess(SCORED, CompetingHypotheses(), options={"weights": "equal"})
    assert "ACH008" not in codes(report)
    assert "ACH009" in codes(report)


def test_the_score_of_a_claim_is_its_diagnosticity(assess):
    report = assess(SCORED, CompetingHypotheses())
    assert [check.score for claim in report.claims for check in claim.checks] == [0.5, 0.5]
    first = report.claims[0].checks[0]
    assert "burglars I, insider C: diagnosticity 1.00 of 2" in first.explanation


def test_a_claim_rated_once_is_abstained_from_and_one_not_rated_is_not_mentioned(assess):
    report = assess(
        """
        claims:
          - {id: rated, text: Something.}
          - {id: other, text: Something else.}
        hypotheses:
          - {id: a, text: One., ratings: {rated: I}}
          - {id: b, text: Another.}
        """,
        CompetingHypotheses(),
    )
    (check,) = report.claims[0].checks
    assert check.score is None
    assert report.claims[1].checks == ()


def test_a_case_without_hypotheses_is_left_alone(assess):
    report = assess("claims: [{id: c, text: Something.}]", CompetingHypotheses())
    assert report.findings == ()
    assert report.claims[0].checks == ()


def test_findings_stand_at_the_hypothesis_or_the_claim(assess):
    report = assess(SCORED, CompetingHypotheses())
    for finding in report.findings:
        assert finding.pointer.startswith(("/hypotheses/", "/claims/"))


@pytest.mark.parametrize("ratings", [("C", "N"), ("CC", "C")])
def test_what_one_hypothesis_only_fits_better_does_not_decide(assess, ratings):
    one, other = ratings
    report = assess(
        f"""
        claims: [{{id: c, text: Something.}}]
        hypotheses:
          - {{id: a, text: One., ratings: {{c: {one}}}}}
          - {{id: b, text: Another., ratings: {{c: {other}}}}}
        """,
        CompetingHypotheses(),
    )
    assert {"ACH004", "ACH009"} <= codes(report)
