"""The checker `corroboration`: how much of the support is of established independence."""

import pytest

from verifykit.checkers.corroboration import Corroboration
from verifykit.scoring import score_case

CASE = """
sources:
  - {id: wire, name: Northern Wire}
  - {id: courier, name: The Courier}
claims:
  - {id: c, text: The ship sank.}
evidence:
  - {id: e1, claim: c, source: wire, stance: supports, lineage: original}
"""


@pytest.mark.parametrize(
    ("more", "score"),
    [
        ("", 1.0),
        ("  - {id: e2, claim: c, source: courier, stance: supports, lineage: original}", 1.0),
        # 1 established of 1 + .8 (nobody vetted it) - 30% of that for what it may repeat
        ("  - {id: e2, claim: c, source: courier, stance: supports}", 1 / 1.56),
    ],
)
def test_the_score_is_the_established_share_of_support(more, score, case_of, said):
    assessments, _ = said(Corroboration(), case_of(CASE + more))
    assert assessments["c"].score == pytest.approx(score)


def test_nothing_established_gives_zero(case_of, said):
    assessments, _ = said(Corroboration(), case_of(CASE.replace(", lineage: original", "")))
    assert assessments["c"].score == 0


def test_without_support_it_abstains(case_of, said):
    assessments, _ = said(Corroboration(), case_of(CASE.replace("supports", "refutes")))
    assert assessments["c"].score is None
    assessments, _ = said(Corroboration(), case_of("claims: [{id: c, text: The ship sank.}]"))
    assert assessments == {}


def test_a_retracted_root_kills_its_relays_and_is_told_once(case_of, said):
    text = """
    sources: [{id: j, name: Journal}, {id: m, name: Magazine}, {id: n, name: News}]
    documents:
      - {id: study, source: j, retracted: {on: "2019-03-01", reason: fabricated data}}
      - {id: feature, source: m, derived_from: [study]}
      - {id: item, source: n, derived_from: [feature]}
    claims: [{id: c, text: The diet works.}]
    evidence:
      - {id: e1, claim: c, document: study, stance: supports}
      - {id: e2, claim: c, document: feature, stance: supports}
      - {id: e3, claim: c, document: item, stance: supports}
    """
    assessments, findings = said(Corroboration(), case_of(text))
    assert assessments["c"].score is None
    (finding,) = [finding for finding in findings if finding.rule == "COR003"]
    assert finding.message == (
        "study (Journal) was retracted on 2019-03-01 (fabricated data): it counts for nothing "
        "here, and so does what rests on it alone (Magazine <- Journal and "
        "News <- Magazine <- Journal)"
    )
    assert len(finding.related) == 4


def test_the_reasons_why_a_line_is_not_established(case_of, said):
    text = """
    sources:
      - {id: a, name: Agency}
      - {id: b, name: Broadcaster}
      - {id: c, name: Courier}
      - {id: d, name: a driver, anonymous: true}
      - {id: e, name: Echo}
      - {id: f, name: Far Away}
    claims: [{id: x, text: The ship sank.}]
    evidence:
      - {id: e1, claim: x, source: a, stance: supports, lineage: original}
      - {id: e2, claim: x, source: b, stance: supports}
      - {id: e3, claim: x, source: c, stance: supports, derived_from: [{from: e1, how: confirms}]}
      - {id: e4, claim: x, source: d, stance: supports, lineage: original}
      - {id: e5, claim: x, source: e, stance: supports, derived_from: [f]}
    """
    _, findings = said(Corroboration(), case_of(text))
    (message,) = [finding.message for finding in findings if finding.rule == "COR001"]
    assert message == (
        "5 origins at most, independence established for Agency; not for "
        "Broadcaster (lineage unknown), Courier (said to confirm another report), "
        "Far Away (known only from those who cite it) and a driver (unnamed)"
    )


def test_one_house_is_told_once_though_its_people_differ_among_themselves(case_of, said):
    text = """
    sources: [{id: a, name: A, owner: b}, {id: b, name: B}]
    claims: [{id: c, text: The dam leaks.}]
    evidence:
      - {id: e1, claim: c, source: a, stance: supports}
      - {id: e2, claim: c, source: b, stance: supports}
      - {id: e3, claim: c, source: b, stance: refutes}
      - {id: e4, claim: c, source: a, stance: refutes}
    """
    _, findings = said(Corroboration(), case_of(text))
    houses = [finding.message for finding in findings if finding.rule == "COR002"]
    assert houses == ["A and B are one house, B, and count as one origin"]


@pytest.mark.parametrize("reprint", ["", "  - {id: e3, claim: c, document: d3, stance: supports}"])
def test_a_reprint_does_not_stand_without_what_it_reprints(reprint, case_of, said):
    text = f"""
    sources: [{{id: a, name: A}}, {{id: b, name: B}}, {{id: x, name: X}}]
    documents:
      - {{id: d1, source: a}}
      - {{id: d2, source: b}}
      - {{id: d3, source: x, derived_from: [d1]}}
    claims: [{{id: c, text: The dam leaks.}}]
    evidence:
      - {{id: e1, claim: c, document: d1, stance: supports, lineage: original}}
      - {{id: e2, claim: c, document: d2, stance: supports, lineage: original}}
    {reprint}
    """
    case = case_of(text)
    _, findings = said(Corroboration(), case)
    linchpins = [finding.message for finding in findings if finding.rule == "COR004"]
    assert [message.split(" (")[0] for message in linchpins] == ["Without d1", "Without d2"]
    assert score_case(case).claim("c").confidence == "low"


def test_a_linchpin_counts_what_is_known_only_through_it(case_of, said):
    text = """
    sources: [{id: a, name: A}, {id: b, name: B}, {id: p, name: P}]
    documents:
      - {id: article, source: p}
      - {id: book, source: p}
      - {id: d1, source: a, consulted: false, known_through: [article]}
      - {id: d2, source: b, consulted: false, known_through: [article, book]}
      - {id: d3, source: b, consulted: false, known_through: [d1]}
      - {id: d4, source: b, known_through: [article]}
    claims: [{id: c, text: The dam leaks.}]
    evidence:
      - {id: e1, claim: c, document: d1, stance: supports, lineage: original}
      - {id: e2, claim: c, document: d2, stance: supports, lineage: original}
    """
    _, findings = said(Corroboration(), case_of(text))
    linchpins = [finding.message for finding in findings if finding.rule == "COR004"]
    assert linchpins[0].startswith(
        "Without article (P) and the 2 documents known only through it the verdict on 1 claim falls"
    )


RETRACTED = """
    case: {as_of: 2020-01-01}
    sources:
      - {id: a, name: Journal}
      - {id: b, name: Agency}
    documents:
      - {id: study, source: a, retracted: {on: "2019-03-01"}}
    claims: [{id: x, text: It works., role: ROLE}]
    evidence:
      - {id: e1, claim: x, document: study, stance: supports}
      - {id: e2, claim: x, source: b, stance: supports, lineage: original}
    """


@pytest.mark.parametrize(("role", "rules"), [("asserted", {"COR010"}), ("examined", set())])
def test_what_the_author_asserts_may_not_rest_on_what_was_retracted(case_of, said, role, rules):
    case = case_of(RETRACTED.replace("ROLE", role))
    _, findings = said(Corroboration(), case)
    assert {one.rule for one in findings if one.severity == "error"} == rules
    assert "COR003" in {one.rule for one in findings}


def test_a_house_is_not_unnamed_because_who_speaks_in_it_is(case_of, said):
    text = """
    sources:
      - {id: wire, name: Northern Wire}
      - {id: star, name: The Star}
      - {id: clerk, name: a clerk, anonymous: true, owner: star}
    documents: [{id: story, source: star}]
    claims: [{id: c, text: The ship sank.}]
    evidence:
      - {id: e1, claim: c, source: wire, stance: supports, lineage: original}
      - {id: e2, claim: c, document: story, attributed_to: clerk, stance: supports}
    """
    _, findings = said(Corroboration(), case_of(text))
    (message,) = [finding.message for finding in findings if finding.rule == "COR001"]
    assert message.endswith("not for a clerk (unnamed)")
    assert "The Star" not in message


def test_two_people_of_one_name_are_not_one_who_contradicts_themselves(case_of, said):
    text = """
    sources:
      - {id: roe-a, name: Jane Roe}
      - {id: roe-b, name: Jane Roe}
      - {id: wire, name: Wire}
      - {id: clerk-hill, name: a clerk, anonymous: true}
      - {id: clerk-dale, name: a clerk, anonymous: true}
    claims: [{id: c, text: The ship sank.}]
    evidence:
      - {id: e1, claim: c, source: roe-a, stance: supports}
      - {id: e2, claim: c, source: roe-b, stance: refutes}
      - {id: e3, claim: c, source: wire, stance: supports}
    """
    case = case_of(text)
    assert case.source_name("roe-a") == "Jane Roe (roe-a)"
    assert case.source_name("wire") == "Wire"
    assert case.source_name("clerk-hill") == "a clerk"
    _, findings = said(Corroboration(), case)
    (message,) = [finding.message for finding in findings if finding.rule == "COR001"]
    assert "Jane Roe (roe-a) (lineage unknown)" in message
