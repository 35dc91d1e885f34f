"""What cannot be right together, and what somebody set by hand without saying why."""

import pytest

from verifykit.checkers.contradiction import Contradiction
from verifykit.checkers.corroboration import Corroboration

TWO = "sources: [{id: a, name: A}, {id: b, name: B}, {id: d, name: D}]\n"
CLAIMS = """
claims:
  - {id: exact, text: It was 400.}
  - {id: least, text: It was at least 380.}
  - {id: fewer, text: It was fewer than 380.}
relations:
  - {from: exact, to: least, kind: entails}
"""


@pytest.fixture
def found(case_of, said):
    def found(text, rule):
        checker = Contradiction() if rule.startswith("CON") else Corroboration()
        return [one for one in said(checker, case_of(text))[1] if one.rule == rule]

    return found


def evidence(*items):
    lines = (
        f"  - {{id: e{number}, claim: {claim}, source: {source}, stance: {stance}, "
        "lineage: original}"
        for number, (claim, source, stance) in enumerate(items)
    )
    return "\n".join(("evidence:", *lines, ""))


def test_a_consequence_is_denied_in_words_that_name_both_sides(found):
    text = TWO + CLAIMS + evidence(("exact", "a", "supports"), ("least", "b", "refutes"))
    (finding,) = found(text, "CON022")
    assert finding.claim == "exact"
    assert finding.message.startswith(
        "If the evidence for this is right, the evidence against least (It was at least 380.) is "
        "wrong"
    )


@pytest.mark.parametrize(
    "items",
    [
        [("exact", "a", "refutes"), ("least", "b", "supports")],
        [("exact", "a", "supports"), ("least", "b", "supports")],
        [("exact", "a", "supports"), ("least", "b", "reports")],
        [("least", "b", "refutes")],
    ],
)
def test_what_can_be_right_together_is_no_finding(items, found):
    assert found(TWO + CLAIMS + evidence(*items), "CON022") == []


def test_the_denial_may_be_a_claim_of_its_own(found):
    text = TWO + CLAIMS.replace(
        "{id: fewer, text: It was fewer than 380.}", "{id: fewer, text: Fewer., negated: true}"
    )
    structure = "subject: x, predicate: n, value: big"
    text = text.replace("at least 380.}", f"at least 380., {structure}}}")
    text = text.replace("negated: true}", f"negated: true, {structure}}}")
    text += "entities: [{id: x, kind: other, name: X}]\npredicates: [{id: n, value: text}]\n"
    text += evidence(("exact", "a", "supports"), ("fewer", "b", "supports"))
    (finding,) = found(text, "CON022")
    assert "the evidence for fewer (Fewer.) is wrong" in finding.message


def test_a_claim_that_excludes_what_follows_from_it_can_never_hold(found):
    further = "  - {from: exact, to: least, kind: contradicts}\n"
    (finding,) = found(TWO + CLAIMS + further, "CON023")
    assert finding.claim == "exact"
    assert "it excludes least (It was at least 380.), which follows from it" in finding.message


def test_what_implies_an_impossible_claim_is_not_told_once_more(found):
    further = "  - {from: exact, to: least, kind: contradicts}\n"
    above = "  - {from: fewer, to: exact, kind: entails}\n"
    assert [one.claim for one in found(TWO + CLAIMS + further + above, "CON023")] == ["exact"]


def test_two_values_of_one_thing_cannot_both_follow(found):
    text = """
    entities: [{id: x, kind: other, name: X}]
    predicates: [{id: n, value: number, cardinality: one}]
    claims:
      - {id: both, text: Both papers are right., subject: x, predicate: n, value: 5}
      - {id: six, text: Six., subject: x, predicate: n, value: 6}
      - {id: seven, text: Seven., subject: x, predicate: n, value: 7}
    relations:
      - {from: both, to: six, kind: entails}
      - {from: both, to: seven, kind: entails}
    """
    (finding,) = found(text, "CON023")
    assert "six (Six.) and seven (Seven.) follow from it, which exclude" in finding.message


def test_arguments_that_carry_each_other_are_a_circle(found):
    circle = """
  - {from: exact, to: fewer, kind: supports}
  - {from: fewer, to: exact, kind: supports}
"""
    text = TWO + CLAIMS + circle
    told = evidence(("exact", "a", "supports"), ("fewer", "b", "supports"))
    (finding,) = found(text + told, "COR011")
    assert "exact (It was 400.) and fewer (It was fewer than 380.)" in finding.message
    assert found(TWO + CLAIMS + told, "COR011") == []


def test_items_that_undercut_each_other_are_a_circle_without_claims(found):
    text = """
    sources: [{id: a, name: A}, {id: b, name: B}]
    claims: [{id: c, text: C.}]
    evidence:
      - {id: e1, claim: c, source: a, stance: undercuts, target: e2}
      - {id: e2, claim: c, source: b, stance: undercuts, target: e1}
    """
    (finding,) = found(text, "COR011")
    assert finding.claim == "c"
    assert "evidence e1 and evidence e2" in finding.message


def test_a_forecast_is_told_once_somebody_speaks_for_it(found):
    text = 'case: {as_of: "2024-03-01"}\n' + TWO
    text += 'claims: [{id: c, text: There will be an election., when: "2024-06"}]\n'
    assert found(text, "COR012") == []
    (finding,) = found(text + evidence(("c", "a", "supports")), "COR012")
    assert "2024-06 is after 2024-03-01" in finding.message


def test_a_strength_without_a_reason_is_told_at_its_place(found):
    text = TWO + "claims: [{id: c, text: C.}]\nevidence:\n"
    item = "  - {id: e, claim: c, source: a, stance: supports, strength: {factor: 1.5%s}}\n"
    (finding,) = found(text + item % "", "COR013")
    assert finding.pointer == "/evidence/0/strength"
    assert found(text + item % ", reason: the editor saw the memo", "COR013") == []
