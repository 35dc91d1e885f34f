"""Claims that bear on each other: rivals, denials, counterexamples, groups."""

import itertools

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from verifykit.model.case import Case
from verifykit.model.claim import Claim, Quantifier
from verifykit.model.entity import Entity
from verifykit.model.evidence import Evidence
from verifykit.model.predicate import Predicate
from verifykit.model.relation import Relation
from verifykit.scoring import score_case
from verifykit.scoring.groups import Member, at_least_least, at_least_most, bounds


def said(claim: str, by: str, stance: str = "supports", **more: object) -> Evidence:
    return Evidence(id=f"{claim}-{by}", claim=claim, stance=stance, source=by, **more)


def one_valued(*claims: Claim, evidence: tuple[Evidence, ...], **lists: object) -> Case:
    predicate = Predicate(id="p", value="number", cardinality="one")
    return Case(predicates=(predicate,), claims=claims, evidence=evidence, **lists)


def claim(name: str, value: object, **more: object) -> Claim:
    return Claim(id=name, text=name, subject="x", predicate="p", value=value, **more)


def test_two_equal_rivals_share():
    case = one_valued(claim("a", 1), claim("b", 2), evidence=(said("a", "s"), said("b", "t")))
    scoring = score_case(case)
    assert scoring.claim("a").score == pytest.approx(0.374, abs=0.001)
    assert scoring.claim("a").score == scoring.claim("b").score
    assert scoring.claim("a").rivals == ("b",)
    assert scoring.claim("a").conflict == 1.0


def test_rivals_that_come_to_the_same_are_one_option():
    both = one_valued(
        claim("a", 1),
        claim("b", 2),
        claim("b2", 2),
        evidence=(said("a", "s"), said("b", "t"), said("b2", "t")),
    )
    one = one_valued(claim("a", 1), claim("b", 2), evidence=(said("a", "s"), said("b", "t")))
    assert score_case(both).claim("a").score == pytest.approx(score_case(one).claim("a").score)


def test_an_exact_denial_leaves_no_third_possibility():
    case = one_valued(
        claim("a", 1),
        claim("not-a", 1, negated=True),
        evidence=(said("a", "s"), said("a", "t"), said("not-a", "u")),
    )
    scoring = score_case(case)
    total = scoring.claim("a").score + scoring.claim("not-a").score
    assert total == pytest.approx(1)


def test_a_claim_without_lines_stays_without_a_score():
    case = one_valued(claim("a", 1), claim("b", 2), evidence=(said("a", "s"),))
    scoring = score_case(case)
    assert scoring.claim("b").score is None
    assert scoring.claim("a").rivals == ()


def test_other_scope_and_other_time_are_no_rivals():
    case = one_valued(
        claim("a", 1, when="2013/2017"),
        claim("b", 2, when="2018/2019"),
        evidence=(said("a", "s"), said("b", "t")),
    )
    assert score_case(case).claim("a").rivals == ()


GROUP = (
    Entity(id="g", kind="group", members=("m1", "m2")),
    Entity(id="m1", kind="person"),
    Entity(id="m2", kind="person"),
)


def about(subject: str, value: int, name: str | None = None, **more: object) -> Claim:
    return Claim(
        id=name or subject, text=subject, subject=subject, predicate="p", value=value, **more
    )


def test_a_counterexample_refutes_all_and_leaves_the_member_alone():
    strong = (said("m1", "s", lineage="original"), said("m1", "t", lineage="original"))
    case = one_valued(
        about("g", 1), about("m1", 2), evidence=(*strong, said("g", "u")), entities=GROUP
    )
    scoring = score_case(case)
    assert scoring.claim("g").verdict == "refuted"
    assert scoring.claim("g").counterexamples == ("m1",)
    assert scoring.claim("m1").verdict == "corroborated"
    alone = one_valued(about("m1", 2), evidence=strong, entities=GROUP)
    assert scoring.claim("m1").score == score_case(alone).claim("m1").score


def test_one_fact_refutes_once():
    member = said("m1", "s", lineage="original")
    contrast = Evidence(
        id="contrast",
        claim="g",
        stance="refutes",
        source="s",
    )
    case = one_valued(about("g", 1), about("m1", 2), evidence=(member, contrast), entities=GROUP)
    judged = score_case(case).judged("g")
    assert judged.refutes.total == pytest.approx(1.0)


def test_a_relation_makes_values_of_a_many_valued_predicate_exclude_each_other():
    case = Case(
        predicates=(Predicate(id="p", value="number"),),
        entities=GROUP,
        claims=(about("g", 1), about("m1", 2)),
        evidence=(said("g", "u"), said("m1", "s"), said("m1", "t")),
    )
    assert score_case(case).claim("g").counterexamples == ()
    declared = Relation(origin="m1", target="g", kind="contradicts")
    told = evolve(case, relations=(declared,))
    assert score_case(told).claim("g").counterexamples == ("m1",)
    turned = evolve(case, relations=(Relation(origin="g", target="m1", kind="contradicts"),))
    assert score_case(turned).claim("g").counterexamples == ()
    assert score_case(turned).claim("m1").rivals == ()


def test_some_rests_on_its_strongest_member():
    some = about("g", 1, quantifier=Quantifier("some"))
    evidence = (said("m1", "s", lineage="original"), said("m1", "t", lineage="original"))
    scoring = score_case(one_valued(some, about("m1", 1), evidence=evidence, entities=GROUP))
    assert scoring.claim("g").verdict == "corroborated"
    assert scoring.claim("g").support.origins.min == 2
    assert scoring.claim("g").score == pytest.approx(scoring.claim("m1").score)
    two = about("g", 1, quantifier=Quantifier("at_least", 2))
    scoring = score_case(one_valued(two, about("m1", 1), evidence=evidence, entities=GROUP))
    assert scoring.claim("g").verdict == "unverified"


def test_direct_evidence_is_held_within_the_bounds():
    some = about("g", 1, quantifier=Quantifier("some"))
    evidence = (
        *(said("m1", name, lineage="original") for name in "stuv"),
        said("g", "w", "refutes"),
    )
    scoring = score_case(one_valued(some, about("m1", 1), evidence=evidence, entities=GROUP))
    assert scoring.claim("g").score == pytest.approx(scoring.claim("m1").score)


CHANCE = st.lists(st.floats(0, 1), min_size=1, max_size=4)


@given(CHANCE, st.integers(1, 4))
def test_bounds_hold_for_independent_events(chances, needed):
    exact = 0.0
    for outcome in itertools.product((False, True), repeat=len(chances)):
        if sum(outcome) >= needed:
            weight = 1.0
            for happened, chance in zip(outcome, chances, strict=True):
                weight *= chance if happened else 1 - chance
            exact += weight
    assert at_least_least(needed, chances) <= exact + 1e-9
    assert at_least_most(needed, chances) >= exact - 1e-9


def test_bounds_at_the_ends_are_frechet_s():
    known = [Member(low=0.8, high=0.8), Member(low=0.7, high=0.7)]
    assert bounds(Quantifier("all"), known, complete=True) == pytest.approx((0.5, 0.7))
    assert bounds(Quantifier("some"), known, complete=True) == pytest.approx((0.8, 1.0))
    assert bounds(Quantifier("none"), known, complete=True) == pytest.approx((0.0, 0.2))
    assert bounds(Quantifier("all"), known, complete=False) == pytest.approx((0.0, 0.7))
    assert bounds(Quantifier("most"), known, complete=False) == (0.0, 1.0)


def test_the_same_value_of_two_times_is_one_rival():
    """Both can hold, and what one source says of both years is said once."""
    both = one_valued(
        claim("a", 1, when="2018/2019"),
        claim("b", 2, when="2018"),
        claim("b2", 2, when="2019"),
        evidence=(said("a", "s"), said("b", "t"), said("b2", "t")),
    )
    assert score_case(both).claim("a").score == pytest.approx(0.374, abs=0.001)


def test_units_that_differ_say_nothing_about_a_group():
    evidence = (said("m1", "s", lineage="original"), said("m1", "t", lineage="original"))
    member = about("m1", 2, unit="mile")
    case = one_valued(
        about("g", 1, unit="km"), member, evidence=(*evidence, said("g", "u")), entities=GROUP
    )
    assert score_case(case).claim("g").counterexamples == ()


def test_a_group_within_a_group_is_a_counterexample_that_stays_untouched():
    entities = (
        Entity(id="g", kind="group", members=("inner", "m1")),
        Entity(id="inner", kind="group", members=("m2",)),
        Entity(id="m1", kind="person"),
        Entity(id="m2", kind="person"),
    )
    case = Case(
        entities=entities,
        predicates=(Predicate(id="p", value="number"),),
        claims=(about("g", 1, quantifier=Quantifier("none")), about("inner", 2)),
        evidence=(
            said("g", "u"),
            said("inner", "s", lineage="original"),
            said("inner", "t", lineage="original"),
        ),
        relations=(Relation(origin="inner", target="g", kind="contradicts"),),
    )
    found = score_case(case)
    assert found.claim("g").verdict == "refuted"
    assert found.claim("g").bounds is None
    assert (found.claim("inner").rivals, found.claim("inner").verdict) == ((), "corroborated")


def test_the_documents_of_counterexamples_are_counted_with_their_origins():
    case = one_valued(
        about("g", 1),
        about("m1", 2),
        evidence=(said("m1", "s"), said("m1", "t"), said("g", "u")),
        entities=GROUP,
    )
    opposition = score_case(case).claim("g").opposition
    assert (opposition.documents, opposition.origins.max) == (2, 2)


PAIR = (
    Entity(id="g", kind="group", members=("m1", "m2"), members_complete=True),
    Entity(id="m1", kind="person"),
    Entity(id="m2", kind="person"),
)


def well_founded(name: str, stance: str = "supports") -> tuple[Evidence, ...]:
    return tuple(said(name, by, stance, lineage="original") for by in "stu")


def of_a_pair(*claims: Claim, evidence: tuple[Evidence, ...], **lists: object) -> Case:
    predicate = Predicate(id="p", value="number")
    lists = {"entities": PAIR, **lists}
    return Case(predicates=(predicate,), claims=claims, evidence=evidence, **lists)


def every_quantifier() -> list[Claim]:
    kinds = [("all", None), ("most", None), ("some", None), ("none", None), ("at_least", 2)]
    return [about("g", 1, kind, quantifier=Quantifier(kind, count)) for kind, count in kinds]


def test_what_is_denied_of_every_member_bounds_the_claims_about_the_group():
    denials = [about(name, 1, negated=True) for name in ("m1", "m2")]
    evidence = (*well_founded("m1"), *well_founded("m2"))
    found = score_case(of_a_pair(*every_quantifier(), *denials, evidence=evidence))
    denied = found.claim("m1").score
    # "Some" is at most the sum of what each can be, "none" is all of the denials at once.
    assert found.claim("some").score == pytest.approx(2 * (1 - denied))
    assert found.claim("none").score == pytest.approx(1 - 2 * (1 - denied))
    assert found.claim("none").verdict == "corroborated"
    assert found.claim("none").support.origins.min == 3
    assert found.claim("most").score == pytest.approx(1 - denied)
    assert found.claim("at_least").score == pytest.approx(1 - denied)
    assert found.claim("all").verdict == "refuted"
    assert found.claim("all").bounds[1] == pytest.approx(1 - denied)


def test_what_only_the_members_make_improbable_is_not_refuted():
    """What bounds a claim is no line against it: R has its own lines, rivals, counterexamples."""
    denials = [about(name, 1, negated=True) for name in ("m1", "m2")]
    evidence = (*well_founded("m1"), *well_founded("m2"))
    some = about("g", 1, "some", quantifier=Quantifier("some"))
    found = score_case(of_a_pair(some, *denials, evidence=evidence)).claim("some")
    assert found.score == pytest.approx(0.18, abs=0.005)
    assert found.verdict == "unverified"
    denied = (*evidence, *well_founded("some", "refutes"))
    assert score_case(of_a_pair(some, *denials, evidence=denied)).claim("some").verdict == "refuted"


def test_one_denial_leaves_room_for_the_other_member():
    evidence = well_founded("m1")
    found = score_case(
        of_a_pair(*every_quantifier(), about("m1", 1, negated=True), evidence=evidence)
    )
    for name in ("some", "none"):
        assert found.claim(name).score is None
        assert found.claim(name).bounds[1] == pytest.approx(0.97)
    assert found.claim("at_least").score == pytest.approx(1 - found.claim("m1").score)


def test_members_that_nobody_listed_may_still_be_otherwise():
    entities = (Entity(id="g", kind="group", members=("m1", "m2")), *PAIR[1:])
    denials = [about(name, 1, negated=True) for name in ("m1", "m2")]
    evidence = (*well_founded("m1"), *well_founded("m2"))
    case = of_a_pair(*every_quantifier(), *denials, evidence=evidence, entities=entities)
    found = score_case(case)
    assert [found.claim(name).score for name in ("some", "none", "most", "at_least")] == [None] * 4


def test_a_refuted_denial_speaks_for_the_member():
    evidence = well_founded("m1", "refutes")
    some = about("g", 1, "some", quantifier=Quantifier("some"))
    found = score_case(of_a_pair(some, about("m1", 1, negated=True), evidence=evidence))
    assert found.claim("some").bounds[0] == pytest.approx(1 - found.claim("m1").score)


def test_what_refutes_a_member_raises_no_bound_of_its_group():
    some = about("g", 1, "some", quantifier=Quantifier("some"))
    one_member = (Entity(id="g", kind="group", members=("m1",), members_complete=True), *PAIR[1:])
    against = (said("m1", "s", "refutes"), *well_founded("some", "refutes"))
    found = score_case(of_a_pair(some, about("m1", 1), evidence=against, entities=one_member))
    assert found.claim("some").bounds[0] == pytest.approx(0.03)
    assert found.claim("some").score < found.claim("m1").score


def test_a_member_said_and_denied_stays_between_the_two():
    said_and_denied = about("m1", 1, "yes"), about("m1", 1, "no", negated=True)
    evidence = (*well_founded("yes"), *well_founded("no"))
    some = about("g", 1, "some", quantifier=Quantifier("some"))
    found = score_case(of_a_pair(some, *said_and_denied, evidence=evidence))
    assert found.claim("some").bounds[0] == pytest.approx(0.5)


def test_what_is_refuted_of_a_part_refutes_nothing_of_the_whole():
    """Not in May is not: never in 2019."""
    part = about("m1", 1, "part", when="2019-05")
    other = about("m2", 1, "other", when="2019-05")
    all_year = about("g", 1, "all", quantifier=Quantifier("all"), when="2019")
    evidence = (*well_founded("part", "refutes"), *well_founded("other", "refutes"))
    found = score_case(of_a_pair(all_year, part, other, evidence=evidence))
    assert found.claim("all").bounds[1] == pytest.approx(0.97)
    assert found.claim("all").score is None
    whole = about("m1", 1, "part", when="2019"), about("m2", 1, "other", when="2018/2020")
    found = score_case(of_a_pair(all_year, *whole, evidence=evidence))
    assert found.claim("all").score == pytest.approx(found.claim("part").score)


def test_all_of_a_complete_list_rests_on_its_weakest_member():
    both = about("m1", 1), about("m2", 1)
    evidence = (*well_founded("m1"), *well_founded("m2"))
    found = score_case(of_a_pair(*every_quantifier(), *both, evidence=evidence))
    for name in ("all", "at_least", "most"):
        assert found.claim(name).verdict == found.claim("m1").verdict == "corroborated"
    assert found.claim("all").score == found.claim("at_least").score
