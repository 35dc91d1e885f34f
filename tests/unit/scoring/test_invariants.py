"""The invariants of the formula, each on generated cases."""

import math
import random

import pytest
from attrs import evolve
from hypothesis import assume, given
from hypothesis import strategies as st

from generated_cases import cases, renamed, renamed_id
from verifykit.model.case import Case
from verifykit.model.document import Derivation, Document
from verifykit.model.evidence import Evidence
from verifykit.model.source import Source
from verifykit.scoring import score_case

CLOSE = 1e-9


def numbers(case: Case) -> dict[str, tuple[object, ...]]:
    return {
        claim.id: (
            claim.verdict,
            None if claim.score is None else round(claim.score, 9),
            claim.confidence,
            claim.credibility,
            claim.support,
            claim.opposition,
            None if claim.range is None else tuple(round(end, 9) for end in claim.range),
        )
        for claim in score_case(case).claims
    }


def score(case: Case, claim: str = "c0") -> float | None:
    return score_case(case).claim(claim).score


def add(case: Case, *items: Evidence, **lists: tuple[object, ...]) -> Case:
    return evolve(case, evidence=case.evidence + items, **lists)


@given(cases(), st.randoms())
def test_order_changes_nothing(case: Case, shuffler: random.Random) -> None:
    shuffled = {}
    for name in ("sources", "documents", "claims", "evidence"):
        items = list(getattr(case, name))
        shuffler.shuffle(items)
        shuffled[name] = tuple(items)
    assert numbers(evolve(case, **shuffled)) == numbers(case)


@given(cases())
def test_ids_change_nothing(case: Case) -> None:
    before = {renamed_id(name): found for name, found in numbers(case).items()}
    assert numbers(renamed(case)) == before


@given(cases(), st.data())
def test_the_same_again_changes_nothing(case: Case, data: st.DataObject) -> None:
    assume(case.evidence)
    item = data.draw(st.sampled_from(case.evidence))
    assert numbers(add(case, evolve(item, id="again"))) == numbers(case)


@given(cases(), st.data())
def test_a_declared_relay_changes_nothing(case: Case, data: st.DataObject) -> None:
    whole = [item for item in case.evidence if not item.partial]
    assume(whole)
    item = data.draw(st.sampled_from(whole))
    relay = Evidence(
        id="relay",
        claim=item.claim,
        stance=item.stance,
        source="copyist",
        derived_from=(Derivation(item.id),),
    )
    before, after = score_case(case), score_case(add(case, relay))
    for claim in before.claims:
        assert after.claim(claim.id).score == claim.score
        assert after.claim(claim.id).verdict == claim.verdict
        assert after.claim(claim.id).support.origins == claim.support.origins
        assert after.claim(claim.id).confidence == claim.confidence


def newcomer(data: st.DataObject, stance: str) -> tuple[Evidence, Source, Document]:
    source = Source(
        id="newcomer",
        name="Newcomer",
        reliability=data.draw(st.sampled_from(["A", "C", "D", "F"])),
        anonymous=data.draw(st.booleans()),
    )
    document = Document(id="news", source="newcomer")
    item = Evidence(
        id="new",
        claim="c0",
        stance=stance,
        document="news",
        lineage=data.draw(st.sampled_from(["original", "unknown"])),
        first_hand=data.draw(st.booleans()),
        interested=data.draw(st.booleans()),
    )
    return item, source, document


def with_newcomer(case: Case, data: st.DataObject, stance: str) -> Case:
    item, source, document = newcomer(data, stance)
    return add(case, item, sources=(*case.sources, source), documents=(*case.documents, document))


def declared_independent(case: Case, data: st.DataObject) -> Case:
    """The same case, with independence between some items that somebody has established."""
    items = list(case.evidence)
    for _ in range(data.draw(st.integers(0, 6))):
        at = data.draw(st.integers(0, len(items) - 1))
        other = data.draw(st.sampled_from(items)).id
        named = tuple(sorted({*items[at].independent_of, other}))
        items[at] = evolve(items[at], independent_of=named)
    return evolve(case, evidence=tuple(items))


@given(cases(), st.data())
def test_evidence_for_a_claim_never_lowers_it(case: Case, data: st.DataObject) -> None:
    assume(case.evidence)
    case = declared_independent(case, data)
    before, after = score(case), score(with_newcomer(case, data, "supports"))
    assert before is None or (after is not None and after >= before - CLOSE)


@given(cases(), st.data())
def test_evidence_against_a_claim_never_raises_it(case: Case, data: st.DataObject) -> None:
    assume(case.evidence)
    case = declared_independent(case, data)
    before, after = score(case), score(with_newcomer(case, data, "refutes"))
    assert before is None or (after is not None and after <= before + CLOSE)


@given(cases(), st.data(), st.sampled_from(["reports", "questions"]))
def test_reports_leave_the_score_alone(case: Case, data: st.DataObject, stance: str) -> None:
    before, after = score(case), score(with_newcomer(case, data, stance))
    assert before == after


@given(cases(), st.data())
def test_a_better_grade_never_lowers_what_it_speaks_for(case: Case, data: st.DataObject) -> None:
    supporting = evolve(
        case, evidence=tuple(evolve(item, claim="c0", stance="supports") for item in case.evidence)
    )
    at = data.draw(st.integers(0, len(case.sources) - 1))
    worse, better = sorted(
        data.draw(st.lists(st.sampled_from("ABCFDE"), min_size=2, max_size=2)), key="EDFCBA".index
    )

    def graded(grade: str) -> float | None:
        # Whoever is graded is known, if only as unreliable: unnamed sources are another matter.
        changed = evolve(case.sources[at], reliability=grade, anonymous=False)
        listed = (*case.sources[:at], changed, *case.sources[at + 1 :])
        return score(evolve(supporting, sources=listed))

    low, high = graded(worse), graded(better)
    assert low is None or (high is not None and high >= low - CLOSE)


@given(cases(), st.data())
def test_established_independence_never_lowers(case: Case, data: st.DataObject) -> None:
    assume(case.evidence)
    supporting = evolve(
        case, evidence=tuple(evolve(item, claim="c0", stance="supports") for item in case.evidence)
    )
    before, after = score(supporting), score(declared_independent(supporting, data))
    assert (before is None) == (after is None)
    assert before is None or (after is not None and after >= before - CLOSE)


@given(cases())
def test_the_range_holds_the_score_and_the_explanation_adds_up(case: Case) -> None:
    for claim in score_case(case).claims:
        if claim.score is None:
            assert claim.range is None
            assert all(step.log_odds == 0 for step in claim.explanation)
            continue
        assert claim.range is not None
        low, high = claim.range
        assert low - CLOSE <= claim.score <= high + CLOSE
        assert 0.03 - CLOSE <= claim.score <= 0.97 + CLOSE
        total = math.fsum(step.log_odds for step in claim.explanation)
        assert total == pytest.approx(math.log(claim.score / (1 - claim.score)), abs=1e-9)


@given(cases())
def test_origins_are_an_interval_and_no_more_than_there_is_evidence(case: Case) -> None:
    for claim in score_case(case).claims:
        for standing in (claim.support, claim.opposition):
            assert 0 <= standing.origins.min <= standing.origins.max
        supporting = [item for item in case.evidence if item.stance in ("supports", "refutes")]
        assert claim.support.origins.max <= len(supporting)


@given(cases())
def test_interested_denials_alone_never_refute(case: Case) -> None:
    denials = evolve(
        case,
        claims=case.claims[:1],
        evidence=tuple(
            evolve(item, claim="c0", stance="refutes", interested=True) for item in case.evidence
        ),
    )
    assert score_case(denials).claim("c0").verdict != "refuted"


@given(cases(), st.integers(2, 5))
def test_one_official_through_many_outlets_is_one_origin(case: Case, outlets: int) -> None:
    official = Source(id="official", name="Official", kind="official", reliability="A")
    papers = tuple(
        Document(id=f"paper{number}", source=f"outlet{number}") for number in range(outlets)
    )
    items = tuple(
        Evidence(
            id=f"said{number}",
            claim="c0",
            stance="supports",
            document=f"paper{number}",
            attributed_to="official",
            first_hand=True,
            lineage="original",
        )
        for number in range(outlets)
    )
    alone = evolve(case, sources=(official,), documents=papers, evidence=items)
    found = score_case(alone).claim("c0")
    assert (found.support.origins.min, found.support.origins.max) == (1, 1)
    assert found.verdict != "corroborated"
    assert found.credibility > 1


@given(cases(), st.data())
def test_an_origin_in_hand_counts_no_less_than_what_stands_in_for_it(
    case: Case, data: st.DataObject
) -> None:
    origin = Source(
        id="origin",
        name="Origin",
        anonymous=data.draw(st.booleans()),
        reliability=data.draw(st.sampled_from(["A", "C", "F", "D", "E"])),
    )
    relays = tuple(
        Evidence(
            id=f"relay{number}",
            claim="c0",
            stance="supports",
            source=f"outlet{number}",
            derived_from=(Derivation("origin"),),
        )
        for number in range(data.draw(st.integers(1, 3)))
    )
    held = Evidence(id="first", claim="c0", stance="supports", source="origin")
    case = add(case, *relays, sources=(*case.sources, origin))
    before, after = score(case), score(add(case, held))
    assert (before is None) == (after is None)
    assert before is None or after >= before - CLOSE
