"""Linchpins: what falls without a document, told as if each case were scored again."""

from itertools import cycle

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis.strategies import booleans, lists

from generated_cases import cases
from verifykit.model.assessment import VERDICTS
from verifykit.model.case import Case
from verifykit.model.claim import Claim
from verifykit.model.document import Document
from verifykit.model.entity import Entity
from verifykit.model.evidence import Evidence
from verifykit.model.predicate import Predicate
from verifykit.model.source import Source
from verifykit.scoring import score_case
from verifykit.scoring.bounds import could_be
from verifykit.scoring.linchpin import Falls
from verifykit.scoring.losses import Dependence

SAME = """
    sources:
      - {id: a, name: A, reliability: B}
      - {id: b, name: B, reliability: B}
      - {id: d, name: D, reliability: B}
    documents: [{id: da, source: a}, {id: db, source: b}, {id: dd, source: d}]
    entities: [{id: x, kind: other, name: X}]
    predicates: [{id: p, value: number, cardinality: one}]
    claims:
      - {id: five, text: Five., subject: x, predicate: p, value: 5}
      - {id: six, text: Six., subject: x, predicate: p, value: 6}
    evidence:
      - {id: e1, claim: five, document: da, stance: supports, lineage: original}
      - {id: e2, claim: five, document: db, stance: supports, lineage: original}
      - {id: e3, claim: six, document: dd, stance: supports, lineage: original}
"""


def linchpins(scoring):
    return {one.document: set(one.claims) for one in scoring.linchpins}


def test_one_line_hangs_on_its_document_anyway_whatever_its_rivals_say(scored):
    # Five has two lines, and without either of them it is no longer corroborated by two; six has
    # one line, and nobody needs to be told that it goes with its document.
    assert "six" not in set().union(*linchpins(scored(SAME)).values())


def test_a_document_that_carries_most_claims_is_one(scored):
    text = """
    sources: [{id: a, name: A, reliability: A}, {id: b, name: B, reliability: A}]
    documents: [{id: book, source: a}, {id: letter, source: b}]
    claims: [{id: c, text: C.}, {id: d, text: D.}, {id: e, text: E.}]
    evidence:
      - {id: e1, claim: c, document: book, stance: supports, lineage: original}
      - {id: e2, claim: d, document: book, stance: supports, lineage: original}
      - {id: e3, claim: e, document: letter, stance: supports, lineage: original}
    """
    assert linchpins(scored(text)) == {"book": {"c", "d"}}


def test_what_has_support_to_spare_is_not_scored_again(scored):
    places = "".join(
        f"      - {{id: p{n}, kind: place, name: P{n}, part_of: p{n + 1}}}\n" for n in range(5)
    )
    lists = {
        "claims": "{{id: c{0}, text: C., subject: x, predicate: p, value: p{0}}}",
        "sources": "{{id: s{0}, name: S{0}, reliability: B}}",
        "documents": "{{id: d{0}, source: s{0}}}",
        "evidence": "{{id: e{0}, claim: c{0}, document: d{0}, stance: supports, {1}}}",
    }
    text = "    predicates: [{id: p, value: entity, cardinality: one}]\n    entities:\n"
    text += (
        "      - {id: x, kind: event, name: X}\n      - {id: p5, kind: place, name: P5}\n" + places
    )
    for name, one in lists.items():
        text += f"    {name}: [{', '.join(one.format(n, 'lineage: original') for n in range(6))}]\n"
    scoring = scored(text)
    losses = Dependence(lines=scoring.all_lines).losses("d5")
    without = scoring.judged_with(losses)
    assert could_be(scoring.judgements, without, "c5", losses) == {"corroborated"}


@given(case=cases())
def test_what_could_be_is_never_narrower_than_what_is(case: Case) -> None:
    scoring = score_case(case)
    for document in case.documents:
        losses = Dependence(lines=scoring.all_lines).losses(document.id)
        without = scoring.judged_with(losses)
        for claim in losses:
            if scoring.judgements.of(claim).basis.supports.total > 0:
                possible = could_be(scoring.judgements, without, claim, losses)
                before = without.of(claim).basis.supports.total
                if before < scoring.judgements.of(claim).basis.supports.total - 1e-9:
                    assert without.verdict(claim) in possible


@given(case=cases())
def test_the_numbers_are_those_of_the_case_with_other_evidence(case: Case) -> None:
    scoring = score_case(case)
    for document in case.documents:
        dependence = Dependence(lines=scoring.all_lines)
        losses = dependence.losses(document.id)
        gone = {
            item
            for claim, items in dependence.hanging(document.id).items()
            for item in scoring.trace(claim).without(items)
            if case.evidence_by_id[item].claim == claim
        }
        left = evolve(case, evidence=tuple(one for one in case.evidence if one.id not in gone))
        if any(origin.parent in gone for one in left.evidence for origin in one.derived_from):
            continue  # it would name an item, on another claim, that is not there any more
        again = score_case(left)
        without = scoring.judged_with(losses)
        for claim in case.claims:
            assert abs(without.of(claim.id).raw - again.judgements.of(claim.id).raw) < 1e-9


@given(case=cases())
def test_verdicts_fall_as_if_each_document_were_looked_at_alone(case: Case) -> None:
    hold_falls_against_the_whole(case)


@given(case=cases(), negated=lists(booleans(), min_size=8, max_size=8))
def test_so_they_do_where_claims_say_the_same_or_its_negation(
    case: Case, negated: list[bool]
) -> None:
    claims = tuple(
        evolve(Claim(id=claim.id, text=claim.text), subject="x", predicate="p", negated=one)
        for claim, one in zip(case.claims, cycle(negated), strict=False)
    )
    hold_falls_against_the_whole(
        Case(
            claims=claims,
            entities=(Entity(id="x", name="X"),),
            predicates=(Predicate(id="p"),),
            sources=case.sources,
            documents=case.documents,
            evidence=tuple(one for one in case.evidence if one.stance != "undercuts"),
        )
    )


def hold_falls_against_the_whole(case: Case) -> None:
    scoring = score_case(case)
    known = scoring.judgements
    dependence = Dependence(lines=scoring.all_lines)
    falls = Falls(dependence=dependence, judgements=known, judged_by=scoring.judged_with)
    for document in case.documents:
        losses = dependence.losses(document.id)
        without = scoring.judged_with(losses)
        claims = [one for one in losses if known.of(one).basis.supports.total > 0]
        assert falls.without(document.id, claims) == [
            one
            for one in claims
            if without.of(one).basis.supports.total < known.of(one).basis.supports.total - 1e-9
            and (known.verdict(one), without.verdict(one)) != ("corroborated", "supported")
            and VERDICTS.index(without.verdict(one)) > VERDICTS.index(known.verdict(one))
        ]


@pytest.mark.parametrize("claims", [1, 20])
def test_what_is_said_often_is_not_gone_through_for_each_document(monkeypatch, claims):
    """Cost that grows by the square of what is said about one thing is what this holds off."""
    looked_at = []
    look = Falls._left_alone
    monkeypatch.setattr(
        Falls, "_left_alone", lambda *given: looked_at.append(given) or look(*given)
    )
    names = [f"n{number}" for number in range(60)]
    case = Case(
        claims=tuple(
            Claim(id=f"c{number}", text="C.", subject="x", predicate="p")
            for number in range(claims)
        ),
        entities=(Entity(id="x", name="X"),),
        predicates=(Predicate(id="p"),),
        sources=tuple(Source(id=f"s-{name}", name=name) for name in names),
        documents=tuple(Document(id=f"d-{name}", source=f"s-{name}") for name in names),
        evidence=tuple(
            Evidence(id=f"e-{name}", claim=f"c{number % claims}", document=f"d-{name}",
                     stance="supports", lineage="original")
            for number, name in enumerate(names)
        ),
    )  # fmt: skip
    assert score_case(case).linchpins == ()
    assert len(looked_at) == 1
