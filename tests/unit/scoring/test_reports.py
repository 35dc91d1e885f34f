"""What it adds that sources pass a claim on without taking a side, where that has a weight."""

import math

import pytest
from attrs import evolve

from verifykit.model.case import Case
from verifykit.model.claim import Claim
from verifykit.model.document import Document
from verifykit.model.evidence import Evidence
from verifykit.model.parameters import Parameters
from verifykit.model.source import Source
from verifykit.scoring import score_case
from verifykit.scoring.losses import Dependence

WEIGHED = Parameters(report=0.5)
STANCES = (("c", "supports"), ("c", "reports"), ("c", "reports"), ("d", "reports"))
CASE = Case(
    claims=(Claim(id="c", text="C."), Claim(id="d", text="D.")),
    sources=tuple(Source(id=f"s{n}", name=f"S{n}", kind="outlet") for n in range(4)),
    documents=tuple(Document(id=f"d{n}", source=f"s{n}") for n in range(4)),
    evidence=tuple(
        Evidence(id=f"e{n}", claim=claim, stance=stance, document=f"d{n}")
        for n, (claim, stance) in enumerate(STANCES)
    ),
)


def logit(case, claim="c", parameters=WEIGHED):
    score = score_case(case, parameters).claim(claim).score
    return math.log(score / (1 - score))


def test_reports_add_their_weight_each_further_one_less():
    gained = logit(CASE) - logit(CASE, parameters=Parameters())
    assert gained == pytest.approx(0.5 * (1 + 0.7))


def test_the_explanation_says_so_line_by_line():
    steps = score_case(CASE, WEIGHED).claim("c").explanation
    assert [round(step.log_odds, 3) for step in steps if step.side == "open"] == [0.5, 0.35]
    assert math.fsum(step.log_odds for step in steps) == pytest.approx(logit(CASE))


def test_where_nobody_takes_a_side_there_is_no_score_to_add_to():
    alone, before = (score_case(CASE, one).claim("d") for one in (WEIGHED, Parameters()))
    assert alone.score is None
    assert alone.shares == before.shares


NEGATED = """
    sources: [{id: a, name: A}, {id: b, name: B}, {id: d, name: D}]
    documents: [{id: letter, source: b}]
    entities: [{id: x, kind: other, name: X}]
    predicates: [{id: p, value: text}]
    claims:
      - {id: c, text: C., subject: x, predicate: p, value: v}
      - {id: n, text: Not C., subject: x, predicate: p, value: v, negated: true}
      - {id: forged, text: The letter is forged.}
    evidence:
      - {id: e1, claim: c, source: a, stance: supports}
"""


def test_a_report_of_a_negation_adds_to_the_negation(scored):
    case = scored(NEGATED + "      - {id: e2, claim: n, source: b, stance: reports}\n").case
    found = score_case(case, WEIGHED)
    assert logit(case, "n") > logit(case, "n", Parameters())
    assert found.claim("c").score + found.claim("n").score == pytest.approx(1)
    total = math.fsum(step.log_odds for step in found.claim("n").explanation)
    assert total == pytest.approx(logit(case, "n"))


@pytest.mark.parametrize(
    "further",
    [
        "      - {id: e3, claim: c, source: b, stance: refutes}\n",
        "      - {id: e3, claim: forged, source: d, stance: supports}\n"
        "    relations: [{from: forged, to: letter, kind: undercuts}]\n",
    ],
)
def test_who_speaks_against_it_and_what_is_undercut_adds_nothing(scored, further):
    text = NEGATED + "      - {id: e2, claim: c, document: letter, stance: reports}\n"
    case = scored(text + further).case
    assert logit(case) == pytest.approx(logit(case, parameters=Parameters()))


def test_a_document_that_reports_is_missed_like_one_that_supports(scored):
    case = scored(NEGATED + "      - {id: e2, claim: c, document: letter, stance: reports}\n").case
    found = score_case(case, WEIGHED)
    without = found.judged_with(Dependence(lines=found.all_lines).losses("letter"))
    gone = evolve(case, evidence=case.evidence[:1])
    assert without.of("c").score == pytest.approx(score_case(gone, WEIGHED).claim("c").score)
    assert without.of("c").score < found.claim("c").score
