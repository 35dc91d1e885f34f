"""The checker `source-count`: origins, echoes, circles, and what has none."""

import pytest

from verifykit.checkers.source_count import SourceCount

TWO_OUTLETS = """
sources:
  - {id: wire, name: Northern Wire}
  - {id: courier, name: The Courier}
claims:
  - {id: c, text: The ship sank.}
evidence:
  - {id: e1, claim: c, source: wire, stance: supports, lineage: original}
"""


def messages(findings, rule):
    return [finding.message for finding in findings if finding.rule == rule]


@pytest.mark.parametrize(
    ("more", "score"),
    [
        ("", 1 / 2),
        ("  - {id: e2, claim: c, source: courier, stance: supports, lineage: original}", 2 / 3),
        ("  - {id: e2, claim: c, source: courier, stance: supports}", 1 / 2),
        ("  - {id: e2, claim: c, source: courier, stance: supports, derived_from: [e1]}", 1 / 2),
    ],
)
def test_the_score_is_min_over_min_plus_one(more, score, case_of, said):
    assessments, _ = said(SourceCount(), case_of(TWO_OUTLETS + more))
    assert assessments["c"].score == pytest.approx(score)


def test_without_evidence_it_abstains(case_of, said):
    assessments, _ = said(SourceCount(), case_of("claims: [{id: c, text: The ship sank.}]"))
    assert assessments["c"].score is None


def test_without_support_nothing_is_counted(case_of, said):
    text = TWO_OUTLETS.replace("supports", "refutes")
    assessments, _ = said(SourceCount(), case_of(text))
    assert assessments["c"].score == 0


def test_a_circle_alone_has_no_origin(case_of, said):
    text = """
    sources: [{id: a, name: A}, {id: b, name: B}]
    documents:
      - {id: da, source: a, derived_from: [db]}
      - {id: db, source: b, derived_from: [da]}
    claims: [{id: c, text: The well was poisoned.}]
    evidence:
      - {id: e1, claim: c, document: da, stance: supports}
      - {id: e2, claim: c, document: db, stance: supports}
    """
    assessments, findings = said(SourceCount(), case_of(text))
    assert assessments["c"].score == 0
    assert messages(findings, "SRC005") == [
        "A and B have it from each other, and nobody from anywhere else: a circle without an origin"
    ]
    assert not messages(findings, "SRC002") + messages(findings, "SRC004")


def test_the_echo_prints_the_longest_path_and_no_part_of_it(case_of, said):
    text = """
    sources: [{id: a, name: A}, {id: b, name: B}, {id: c, name: C}]
    claims: [{id: x, text: The ship sank.}]
    evidence:
      - {id: e1, claim: x, source: a, stance: supports, lineage: original}
      - {id: e2, claim: x, source: b, stance: supports, derived_from: [e1]}
      - {id: e3, claim: x, source: c, stance: supports, derived_from: [e2]}
    """
    _, findings = said(SourceCount(), case_of(text))
    assert messages(findings, "SRC004") == [
        "3 documents, one origin: C <- B <- A; nothing else supports it"
    ]


@pytest.mark.parametrize("names", [("e1", "e2"), ("e2", "e1")])
def test_who_has_read_two_origins_echoes_both_of_them(names, case_of, said):
    first, second = names
    text = f"""
    sources: [{{id: a, name: A}}, {{id: b, name: B}}, {{id: c, name: C}}]
    claims: [{{id: x, text: The ship sank.}}]
    evidence:
      - {{id: {first}, claim: x, source: a, stance: supports, lineage: original}}
      - {{id: {second}, claim: x, source: b, stance: supports, lineage: original}}
      - {{id: e3, claim: x, source: c, stance: supports, derived_from: [e1, e2]}}
    """
    _, findings = said(SourceCount(), case_of(text))
    assert messages(findings, "SRC004") == [
        "3 documents, 2 origins: C <- A; C <- B; nothing else supports it"
    ]


def test_an_official_in_two_outlets_is_one_origin_with_both_paths(case_of, said):
    text = """
    sources:
      - {id: captain, name: Captain Holm}
      - {id: wire, name: Wire}
      - {id: post, name: Post}
    claims: [{id: c, text: The ship sank.}]
    evidence:
      - {id: e1, claim: c, source: wire, attributed_to: captain, stance: supports}
      - {id: e2, claim: c, source: post, attributed_to: captain, stance: supports}
    """
    _, findings = said(SourceCount(), case_of(text))
    (message,) = messages(findings, "SRC004")
    assert "Post <- Captain Holm; Wire <- Captain Holm" in message


def test_what_implies_a_claim_is_a_second_origin_of_it(case_of, said):
    text = """
    sources: [{id: a, name: A}, {id: b, name: B}]
    claims: [{id: town, text: It was in Vesk.}, {id: country, text: It was in Ostland.}]
    evidence:
      - {id: e1, claim: town, source: a, stance: supports, lineage: original}
      - {id: e2, claim: country, source: b, stance: supports, lineage: original}
    """
    for relations, single in ("", 2), ("relations: [{from: town, to: country, kind: entails}]", 1):
        _, findings = said(SourceCount(), case_of(f"{text}\n    {relations}"))
        assert len(messages(findings, "SRC002")) == single


def test_a_source_without_strength_is_not_counted(case_of, said):
    text = TWO_OUTLETS.replace("name: Northern Wire", "name: Northern Wire, reliability: E")
    assessments, findings = said(SourceCount(), case_of(text))
    assert assessments["c"].score == 0
    assert messages(findings, "SRC002") == []


def test_a_serious_allegation_is_reported_once(case_of, said):
    text = """
    sources: [{id: sailor, name: an unnamed sailor, anonymous: true}]
    claims: [{id: c, text: The ship was sunk on purpose., gravity: serious}]
    evidence: [{id: e1, claim: c, source: sailor, stance: supports, lineage: original}]
    """
    _, findings = said(SourceCount(), case_of(text))
    assert [finding.rule for finding in findings] == ["SRC007"]


def test_an_unread_document_is_reported_once_for_all_claims(case_of, said):
    text = """
    sources: [{id: wire, name: Wire}]
    documents: [{id: story, source: wire, consulted: false}]
    claims: [{id: a, text: The ship sank.}, {id: b, text: Nobody drowned.}]
    evidence:
      - {id: e1, claim: a, document: story, stance: supports}
      - {id: e2, claim: b, document: story, stance: supports}
    """
    _, findings = said(SourceCount(), case_of(text))
    assert messages(findings, "SRC009") == [
        "story (Wire) bears on 2 claims but nobody here has read it"
    ]


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_the_order_of_the_evidence_does_not_choose_the_path_that_is_told(order, case_of, said):
    items = [
        "  - {id: e1, claim: c, document: d, stance: supports, attributed_to: owner}",
        "  - {id: e2, claim: c, document: d, stance: supports}",
    ]
    text = """
sources: [{id: paper, name: Paper, owner: owner}, {id: owner, name: Owner}]
documents: [{id: d, source: paper}]
claims: [{id: c, text: The ship sank.}]
evidence:
"""
    _, findings = said(SourceCount(), case_of(text + "\n".join(items[at] for at in order)))
    assert messages(findings, "SRC002") == ["One origin is all that supports this: Paper <- Owner"]


GROUP = """
sources: [{id: a, name: A}, {id: b, name: B}]
entities:
  - {id: crew, kind: group, members: [adler, berg], members_complete: true}
  - {id: adler, kind: person}
  - {id: berg, kind: person}
predicates: [{id: age, value: number, cardinality: one}]
claims:
  - {id: some, text: Some are 40., subject: crew, predicate: age, value: 40, quantifier: some}
  - {id: adler-40, text: Adler is not 40., subject: adler, predicate: age, value: 40, negated: true}
  - {id: berg-50, text: Berg is 50., subject: berg, predicate: age, value: 50}
  - {id: berg-60, text: Berg is 60., subject: berg, predicate: age, value: 60}
evidence:
  - {id: e1, claim: adler-40, source: a, stance: supports}
  - {id: e2, claim: berg-50, source: b, stance: supports}
"""


def test_what_bears_on_a_claim_from_other_claims_is_not_nothing(case_of, said):
    _, findings = said(SourceCount(), case_of(GROUP))
    told = {one.claim: one.message for one in findings if one.rule == "SRC001"}
    assert "what is known of the members allows 0.24 to 0.58" in told["some"]
    assert "berg-60" not in told  # berg-50 leaves it less than one half: it has a score


MAKER = """
sources: [{id: maker, name: Bottle Works}, {id: shop, name: The Shop, owner: maker}]
claims: [{id: c, text: The lid is harmless.}]
evidence:
"""


@pytest.mark.parametrize(
    ("second", "told"),
    [
        ("source: maker, stance: supports", 1),
        ("source: maker, stance: supports, interested: true", 0),
        ("source: maker, stance: reports", 0),
        ("source: shop, stance: supports", 0),
        # What counts is the interested word all the same.
        ("source: maker, stance: supports, strength: {factor: 0, reason: misheard}", 0),
    ],
)
def test_an_interest_that_only_one_item_has_is_told(second, told, case_of, said):
    text = (
        MAKER + "  - {id: e1, claim: c, source: maker, stance: supports, interested: true}\n"
        f"  - {{id: e2, claim: c, {second}}}\n"
    )
    found = messages(said(SourceCount(), case_of(text))[1], "SRC020")
    assert len(found) == told
    assert all(
        one.startswith("Bottle Works is entered as interested in e1, and not in e2: ")
        for one in found
    )
