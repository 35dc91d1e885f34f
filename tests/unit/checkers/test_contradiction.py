"""The checker `contradiction`: what it scores, finds, notes, and leaves alone."""

import pytest

from verifykit.checkers.contradiction import Contradiction

SEATS = """
sources: [{id: a, name: A}, {id: b, name: B}]
entities: [{id: hall, kind: place, name: Concert Hall}]
predicates: [{id: seats, label: seats, value: number, cardinality: one, scope: [level]}]
"""


def rules(findings):
    return [finding.rule for finding in findings]


def claims(*values, level="stalls"):
    lines = [
        f"  - {{id: c{value}, text: It has {value} seats., subject: hall, predicate: seats, "
        f"value: {value}, qualifiers: {{level: {level}}}}}"
        for value in values
    ]
    return "\n".join(["claims:", *lines])


def evidence(*claims, stance="supports"):
    return "\n".join(
        f"  - {{id: e-{source}-{claim}, claim: {claim}, source: {source}, stance: {stance}}}"
        for claim, source in claims
    )


def test_the_score_is_one_minus_conflict(case_of, said):
    text = f"{SEATS}\n{claims(100, 200)}\nevidence:\n" + evidence(("c100", "a"), ("c200", "b"))
    assessments, _ = said(Contradiction(), case_of(text))
    assert assessments["c100"].score == pytest.approx(0.0)
    text = f"{SEATS}\n{claims(100)}\nevidence:\n" + evidence(("c100", "a"))
    assessments, _ = said(Contradiction(), case_of(text))
    assert assessments["c100"].score == 1


def test_it_abstains_without_evidence_and_without_structure(case_of, said):
    assessments, _ = said(Contradiction(), case_of(f"{SEATS}\n{claims(100, 200)}"))
    assert assessments["c100"].score is None
    text = """
    sources: [{id: a, name: A}]
    claims: [{id: c, text: The dam holds.}]
    evidence: [{id: e, claim: c, source: a, stance: supports}]
    """
    assessments, findings = said(Contradiction(), case_of(text))
    assert assessments["c"].score is None
    assert "structure" in assessments["c"].explanation
    assert rules(findings) == ["CON017"]


def test_the_same_words_entered_twice_are_told(case_of, said):
    text = """
    claims:
      - {id: one, text: The dam holds.}
      - {id: two, text: "The dam  HOLDS."}
      - {id: past, text: The dam holds., when: 2019}
    """
    _, [finding] = said(Contradiction(), case_of(text))
    assert "; two and one have the same words: if they are one claim" in finding.message
    relation = "relations: [{from: one, to: two, kind: equivalent}]\n"
    _, [finding] = said(Contradiction(), case_of(text + relation))
    assert "same words" not in finding.message


PLACES = """
entities: [{id: hall, kind: place, name: Concert Hall}, {id: north, kind: place, name: North Hill}]
predicates: [{id: seats, label: seats, value: number, cardinality: one%s}]
claims:
  - {id: c1, text: 100 seats., subject: hall, predicate: seats, value: 100, where: %s}
  - {id: c2, text: 200 seats., subject: hall, predicate: seats, value: 200, where: South Hill}
"""


@pytest.mark.parametrize(
    ("scope", "where", "told"),
    [
        ("", "north", "they differ in `where`, which counts where the predicate's `scope` lists"),
        (", scope: [where]", "north", "100 for place North Hill [c1] and 200 for place South Hill"),
        (", scope: [where]", "South Hill", "too far apart for the same place South Hill"),
    ],
)
def test_a_place_that_tells_claims_apart_is_told(case_of, said, scope, where, told):
    _, findings = said(Contradiction(), case_of(PLACES % (scope, where)))
    assert any(told in finding.message for finding in findings)


def test_a_place_that_is_the_same_tells_nothing_apart(case_of, said):
    _, findings = said(Contradiction(), case_of(PLACES % ("", "south HILL")))
    assert not any("where" in finding.message for finding in findings)


def test_a_denial_needs_no_structure(case_of, said):
    text = """
    sources: [{id: a, name: A}, {id: b, name: B}]
    claims: [{id: c, text: The dam holds.}]
    evidence:
      - {id: e1, claim: c, source: a, stance: supports}
      - {id: e2, claim: c, source: b, stance: refutes, interested: true}
    """
    assessments, findings = said(Contradiction(), case_of(text))
    assert assessments["c"].score == pytest.approx(1 - (0.25 * 0.75) / (0.8 * 0.95))
    (denial,) = [finding for finding in findings if finding.rule == "CON002"]
    assert denial.message == "Contradicted by B (an interested party); supported by A"


def test_a_conflict_is_one_finding_with_the_places_of_all_its_claims(case_of, said):
    _, findings = said(Contradiction(), case_of(f"{SEATS}\n{claims(100, 200, 300)}"))
    (finding,) = findings
    assert (finding.rule, finding.claim) == ("CON003", "c100")
    assert finding.message == (
        "Concert Hall, seats: 100 [c100], 200 [c200] and 300 [c300]; "
        "too far apart for the same level stalls"
    )
    assert [related.pointer for related in finding.related] == ["/claims/1", "/claims/2"]


def test_a_conflict_tells_the_periods_that_explain_it(case_of, said):
    years = """
claims:
  - {id: mean, text: Mean., subject: hall, predicate: seats, value: 90, when: 2010/2018}
  - {id: year, text: Year., subject: hall, predicate: seats, value: 2300, when: "2016"}
"""
    _, findings = said(Contradiction(), case_of(SEATS + years))
    assert notes(findings, "CON003") == [
        "Concert Hall, seats: 90 in 2010/2018 [mean] and 2300 in 2016 [year]; "
        "too far apart, but that of 2010/2018 may be a mean of 9 years"
    ]


def test_what_is_no_contradiction_is_noted_once_for_all(case_of, said):
    elsewhere = [
        claims(200, level="balcony").removeprefix("claims:"),
        claims(300, level="boxes").removeprefix("claims:"),
    ]
    text = "".join([SEATS, claims(100), *elsewhere])
    _, findings = said(Contradiction(), case_of(text))
    (note,) = findings
    assert note.rule == "CON009"
    assert all(name in note.message for name in ("c100", "c200", "c300"))


def test_a_missing_scope_leaves_it_undetermined(case_of, said):
    bare = claims(200).replace(", qualifiers: {level: stalls}", "").split("\n")[1]
    _, findings = said(Contradiction(), case_of(f"{SEATS}\n{claims(100)}\n{bare}"))
    (note,) = findings
    assert (note.rule, note.claim) == ("CON013", "c200")
    assert "without 'level'" in note.message


def test_rival_values_point_at_the_group(case_of, said):
    text = """
    entities:
      - {id: p, kind: person}
      - {id: q, kind: person}
      - {id: junta, kind: group, members: [p, q]}
      - {id: east, kind: place}
      - {id: west, kind: place}
    predicates: [{id: studied-in, value: entity, rivals: [[east, west]]}]
    claims:
      - {id: a, text: a, subject: p, predicate: studied-in, value: east}
      - {id: b, text: b, subject: q, predicate: studied-in, value: west}
      - {id: c, text: c, subject: q, predicate: studied-in, value: west}
    """
    _, findings = said(Contradiction(), case_of(text))
    (note,) = [finding for finding in findings if finding.rule == "CON006"]
    assert note.pointer == "/entities/2"
    assert "east for p [a] against west for q [b, c]" in note.message


def notes(findings, rule):
    return [finding.message for finding in findings if finding.rule == rule]


def test_a_note_on_succession_says_nothing_of_values_of_one_time(case_of, said):
    years = """
claims:
  - {id: old, text: Ninety., subject: hall, predicate: seats, value: 90, when: "2019"}
  - {id: new, text: Hundred., subject: hall, predicate: seats, value: 100, when: "2021"}
"""
    _, findings = said(Contradiction(), case_of(SEATS + years))
    [note] = notes(findings, "CON008")
    assert note.endswith("; one after the other, no contradiction")
    other = (
        '  - {id: other, text: More., subject: hall, predicate: seats, value: 200, when: "2021"}\n'
    )
    _, findings = said(Contradiction(), case_of(SEATS + years + other))
    [note] = notes(findings, "CON008")
    assert note.endswith("; those of different times do not contradict each other")
    assert len(notes(findings, "CON003")) == 1


def test_a_note_on_scope_says_nothing_of_values_of_one_scope(case_of, said):
    balcony = claims(300, level="balcony").removeprefix("claims:\n")
    _, findings = said(Contradiction(), case_of(f"{SEATS}\n{claims(100)}\n{balcony}"))
    [note] = notes(findings, "CON009")
    assert note.endswith("; of different scope, so not held against each other")
    _, findings = said(Contradiction(), case_of(f"{SEATS}\n{claims(100, 200)}\n{balcony}"))
    [note] = notes(findings, "CON009")
    assert note.endswith("; those of different scope are not held against each other")
    assert len(notes(findings, "CON003")) == 1


def test_a_denial_about_a_member_is_told_as_one(case_of, said):
    text = """
entities:
  - {id: crew, kind: group, members: [adler]}
  - {id: adler, kind: person, name: Adler}
  - {id: medal, kind: object, name: the medal}
predicates: [{id: got, label: was given, value: entity}]
claims:
  - {id: all, text: All got it., subject: crew, predicate: got, value: medal}
  - {id: not, text: Adler did not., subject: adler, predicate: got, value: medal, negated: true}
"""
    _, findings = said(Contradiction(), case_of(text))
    [message] = notes(findings, "CON005")
    assert "Adler did not. [not: unverified]" in message


@pytest.mark.parametrize(
    ("claimed", "named"),
    [
        ("", "all"),
        (", quantifier: {at_least: 2}", "at least 2"),
        (", quantifier: {at_least: 2}, negated: true", "not at least 2"),
        (", negated: true", "none"),
    ],
)
def test_a_counterexample_says_how_much_of_the_group_was_claimed(case_of, said, claimed, named):
    text = f"""
    entities:
      - {{id: crew, kind: group, members: [berg]}}
      - {{id: berg, kind: person, name: Berg}}
    claims:
      - {{id: group, text: They signed., subject: crew, predicate: signed, value: pact{claimed}}}
      - {{id: single, text: Berg did not., subject: berg, predicate: left, value: pact}}
    predicates: [{{id: signed, value: text}}, {{id: left, value: text}}]
    relations: [{{from: single, to: group, kind: contradicts}}]
    """
    _, findings = said(Contradiction(), case_of(text))
    (found,) = [finding for finding in findings if finding.rule == "CON005"]
    told = f"Would be a counterexample to '{named}' if it held up: Berg did not."
    assert found.message.startswith(told)


DETAILS = """
sources: [{id: lab, name: Lab}, {id: foe, name: Karl Lind}, {id: third, name: Third}]
claims:
  - {id: clean, text: The water is clean.}
  - {id: oil, text: There is oil on it.}
  - {id: fish, text: The fish are dead.}
relations:
  - {from: oil, to: clean, kind: contradicts}
  - {from: fish, to: clean, kind: contradicts}
"""


def items(*said):
    return "evidence:\n" + "\n".join(
        f"  - {{id: e{number}, claim: {claim}, source: {source}, stance: supports}}"
        for number, (claim, source) in enumerate(said)
    )


@pytest.mark.parametrize(
    ("more", "said_by", "told"),
    [
        ("", (("oil", "foe"), ("fish", "foe")), True),
        ("", (("oil", "foe"), ("fish", "third")), False),
        ("", (("oil", "foe"), ("fish", "foe"), ("fish", "third")), False),
        ("  - {from: oil, to: fish, kind: entails}\n", (("oil", "foe"), ("fish", "foe")), False),
        (
            "  - {from: oil, to: fish, kind: contradicts}\n",
            (("oil", "foe"), ("fish", "foe")),
            False,
        ),
    ],
)
def test_one_voice_with_several_details_is_told_once(more, said_by, told, case_of, said):
    case = case_of(DETAILS + more + items(("clean", "lab"), *said_by))
    found = [one for one in said(Contradiction(), case)[1] if one.rule == "CON027"]
    assert [one.claim for one in found] == ["clean"] * told
    if told:
        assert found[0].message.startswith("Karl Lind alone carries fish and oil, ")


@pytest.mark.parametrize(
    ("more", "told"),
    [
        ("", "; not-copied is negated, which turns what it starts from and denies no other claim"),
        ("relations: [{from: not-copied, to: copied, kind: contradicts}]", ""),
    ],
)
def test_a_negated_text_that_denies_no_claim_is_told(more, told, case_of, said):
    text = """
claims:
  - {id: copied, text: She copied her thesis.}
  - {id: not-copied, text: She copied nothing., negated: true}
"""
    findings = said(Contradiction(), case_of(text + more))[1]
    (message,) = [one.message for one in findings if one.rule == "CON017"]
    assert ("not-copied is negated" in message) == bool(told)
    assert told in message


def test_a_negated_text_alone_may_have_nothing_to_deny(case_of, said):
    case = case_of("claims: [{id: c, text: She copied nothing., negated: true}]")
    assert "is negated" not in said(Contradiction(), case)[1][0].message
