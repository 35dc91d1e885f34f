"""Track records: who was right before, and what that says of claims nobody has judged yet."""

import pytest
from attrs import evolve

from labelled_claims import case_of
from verifykit import Settings, assess
from verifykit.evaluation import Bootstrap, track_record
from verifykit.evaluation.labels import Gold
from verifykit.evaluation.track_record import beta_interval
from verifykit.model.case import Case
from verifykit.model.claim import Claim
from verifykit.model.document import Derivation
from verifykit.model.evidence import Evidence
from verifykit.model.extensions import freeze_extensions
from verifykit.model.relation import Relation
from verifykit.model.source import Source
from verifykit.scoring.balance import logit

QUICK = {"folds": 4, "bootstrap": Bootstrap(repeats=30)}


def witness_case(claims: int = 40) -> tuple[Case, list[Gold]]:
    """Every claim is asserted by somebody who is always right, or by somebody who never is."""
    names = [f"c{number}" for number in range(claims)]
    case = Case(
        id="witnesses",
        claims=tuple(Claim(id=name, text=name) for name in names),
        sources=(Source(id="honest", name="Honest"), Source(id="liar", name="Liar")),
        evidence=tuple(
            Evidence(
                id=f"e-{name}",
                claim=name,
                source="honest" if number % 2 else "liar",
                stance="supports",
                lineage="original",
            )
            for number, name in enumerate(names)
        ),
    )
    gold = [
        Gold(label="true" if number % 2 else "false", claim=name)
        for number, name in enumerate(names)
    ]
    return case, gold


@pytest.fixture(scope="module")
def found():
    case, gold = witness_case()
    return track_record([case], gold, **QUICK)


def test_who_was_right_is_counted(found):
    honest, liar = found.profile.records
    assert (honest.source, honest.right, honest.judged) == ("honest", 20, 20)
    assert (liar.source, liar.right, liar.judged) == ("liar", 0, 20)
    assert found.profile.base_rate == pytest.approx(0.5)


def test_nobody_is_held_to_what_others_cite_them_for():
    """A paper has from the liar what it prints, and nobody holds where the liar said so."""
    case, gold = witness_case()
    told = tuple(
        evolve(item, source="paper", lineage=None, derived_from=(Derivation(parent="liar"),))
        if item.source == "liar"
        else item
        for item in case.evidence
    )
    sources = (*case.sources, Source(id="paper", name="Paper"))
    found = track_record([evolve(case, sources=sources, evidence=told)], gold, **QUICK)
    assert [record.source for record in found.profile.records] == ["honest"]


def test_nobody_is_held_to_a_quotation_of_the_contrary():
    own = Evidence(id="own", claim="c", source="critic", stance="refutes", lineage="original")
    wrong = Evidence(id="wrong", claim="c", source="paper", attributed_to="critic",
                     stance="supports", derived_from=(Derivation(parent="own"),))  # fmt: skip
    case = Case(
        id="review",
        claims=(Claim(id="c", text="Dull."),),
        sources=tuple(Source(id=name, name=name) for name in ("paper", "critic")),
        evidence=(own, wrong),
    )
    cases, gold = witness_case()
    found = track_record([case, cases], [*gold, Gold(label="false", claim="c")], **QUICK)
    [critic] = [one for one in found.profile.records if one.source == "critic"]
    assert critic.right == critic.judged == 1


@pytest.mark.parametrize("denies", [True, False])
def test_nobody_is_held_to_words_that_may_be_forged(denies):
    """A paper prints words of a critic that somebody shows to be cut; they may say otherwise."""
    forged = Evidence(id="forged", claim="c", source="paper", attributed_to="critic",
                      stance="supports")  # fmt: skip
    own = Evidence(id="own", claim="c", source="critic", stance="refutes", lineage="original")
    shown = Evidence(id="shown", claim="cut", source="honest", stance="supports")
    case = Case(
        id="review",
        claims=(Claim(id="c", text="Dull."), Claim(id="cut", text="The words are cut.")),
        sources=tuple(Source(id=name, name=name) for name in ("paper", "critic", "honest")),
        evidence=(forged, shown, *([own] if denies else [])),
        relations=(Relation(origin="cut", target="forged", kind="undercuts"),),
    )
    cases, gold = witness_case()
    found = track_record([case, cases], [*gold, Gold(label="false", claim="c")], **QUICK)
    records = {record.source: record for record in found.profile.records}
    assert ("critic" in records) is denies
    if denies:
        assert records["critic"].right == records["critic"].judged == 1
    assert ("critic", "supports") not in {
        (record.source, record.side) for record in found.profile.stances.records
    }


def test_records_are_shrunk_towards_the_base_rate(found):
    honest, liar = found.profile.records
    assert honest.reliability == pytest.approx((20 + 5) / 30)
    assert liar.reliability == pytest.approx(5 / 30, abs=1e-6)
    assert honest.low < honest.reliability < honest.high < 1


def test_claims_of_other_folds_are_scored_better(found):
    assert found.gains["brier"].high < 0
    assert found.gains["auc"].value > 0


def test_a_record_never_rests_on_the_claim_it_is_used_for():
    """With one claim per source there is nothing to learn from: out of fold nothing changes."""
    case = case_of({f"c{number}": ["supports"] for number in range(20)})
    gold = [Gold(label="true" if n % 2 else "false", claim=f"c{n}") for n in range(20)]
    found = track_record([case], gold, **QUICK)
    assert found.out_of_fold == found.without
    assert len(found.profile.records) == 20


def test_few_judged_claims_are_warned_of(found):
    assert found.warnings == ()
    case, gold = witness_case(6)
    [warning] = track_record([case], gold, **{**QUICK, "folds": 2}).warnings
    assert "2 of 2 sources were judged on fewer than 10 claims" in warning
    assert "honest (3) and liar (3)" in warning


def test_a_profile_with_the_id_of_a_private_source_is_not_to_be_published():
    case, gold = witness_case(6)
    hidden = evolve(case.sources[0], extensions=freeze_extensions({"x-private": True}))
    case = evolve(case, sources=(hidden, *case.sources[1:]))
    few, private = track_record([case], gold, **{**QUICK, "folds": 2}).warnings
    assert few.endswith("liar (3) and 1 more"), "nor is it named among those with few claims"
    assert "the ids and records of 1 source that a case marks as private" in private


def record_of(evidence, label="true"):
    case, gold = witness_case(4)
    extra = Claim(id="extra", text="Extra.")
    sources = (*case.sources, Source(id="third", name="Third"))
    case = evolve(
        case, claims=(*case.claims, extra), sources=sources, evidence=(*case.evidence, *evidence)
    )
    gold = [*gold, Gold(label=label, claim="extra")]
    records = track_record([case], gold, Settings(), **{**QUICK, "folds": 2}).profile.records
    return {record.source: (record.right, record.judged) for record in records}.get("third")


def said(stance, name="x", **more):
    return Evidence(id=name, claim="extra", source="third", stance=stance, **more)


def test_a_refutation_of_what_was_false_was_right():
    assert record_of([said("refutes")], "false") == (1, 1)
    assert record_of([said("refutes")], "true") == (0, 1)


def test_who_says_both_is_half_right():
    assert record_of([said("supports"), said("refutes", "y")]) == (0.5, 1)


def test_what_settles_nothing_is_no_record():
    assert record_of([said("reports")]) is None
    assert record_of([said("supports")], "unknown") is None
    assert record_of([said("supports", partial=True)]) is None
    relay = said("supports", derived_from=(Derivation("e-c1"),))
    first = Evidence(id="first", claim="extra", source="honest", stance="supports")
    assert record_of([first, evolve(relay, derived_from=(Derivation("first"),))]) is None


def test_the_word_of_a_speaker_is_the_speakers():
    assert record_of([said("supports", attributed_to="honest")]) is None


@pytest.mark.parametrize(
    ("first", "second", "low", "high"),
    [
        (1, 1, 0.025, 0.975),
        (2, 1, 0.1581, 0.9874),
        (0.5, 0.5, 0.00154, 0.99846),
        # Where nearly everybody is right most of it lies next to one.
        (10.98, 0.01, 0.995544, 1.0),
        (0.01, 10.98, 0.0, 0.004456),
    ],
)
def test_the_interval_is_that_of_a_beta_distribution(first, second, low, high):
    assert beta_interval(first, second) == pytest.approx((low, high), abs=2e-3)


def test_a_record_is_a_step_of_the_score_by_the_side_taken(found):
    """On claims that nobody judged; what it says is what happened."""
    assert found.profile.stances.weight > 0.5
    case, _ = witness_case(2)
    fresh = evolve(
        case, claims=tuple(evolve(c, text=f"Another thing, {c.id}.") for c in case.claims)
    )
    scored = {c.id: c for c in assess(fresh, Settings(profile=found.profile)).claims}
    [honest] = [one for one in scored["c1"].explanation if one.step == "record"]
    [liar] = [one for one in scored["c0"].explanation if one.step == "record"]
    assert honest.log_odds > 0 > liar.log_odds
    assert honest.why == "record of Honest: right in supporting 20 of 20 claims"
    assert liar.why == "record of Liar: right in supporting 0 of 20 claims"
    plain = {c.id: c for c in assess(fresh).claims}
    assert scored["c1"].score > plain["c1"].score
    assert scored["c0"].score < plain["c0"].score
    for claim in scored.values():
        assert sum(s.log_odds for s in claim.explanation) == pytest.approx(logit(claim.score))


def test_a_claim_and_its_negation_share_what_a_record_says(found):
    claims = (Claim(id="p", text="It rained."), Claim(id="q", text="No rain.", negated=True))
    said_it = Evidence(id="e", claim="p", source="liar", stance="supports")
    relations = (Relation(origin="p", target="q", kind="contradicts"),)
    case = Case(id="w", claims=claims, evidence=(said_it,), relations=relations,
                sources=(Source(id="liar", name="Liar"),))  # fmt: skip
    scored = {c.id: c.score for c in assess(case, Settings(profile=found.profile)).claims}
    assert scored["p"] < 0.5
    if scored["q"] is not None:
        assert scored["p"] + scored["q"] <= 1 + 1e-9


def test_nothing_is_gained_from_labels_dealt_by_chance():
    case, gold = witness_case(60)
    dealt = ["true", "false", "false", "true"]
    shuffled = [evolve(one, label=dealt[n % 4]) for n, one in enumerate(gold)]
    found = track_record([case], shuffled, **QUICK)
    assert found.profile.stances.weight < 0.5
    assert abs(found.gains["brier"].value) < 0.01


def test_reports_have_a_record_of_their_own():
    case, gold = witness_case(8)
    reporting = evolve(case, evidence=tuple(evolve(e, stance="reports") for e in case.evidence))
    stances = track_record([reporting], gold, **{**QUICK, "folds": 2}).profile.stances
    assert {(one.source, one.side, one.true, one.judged) for one in stances.records} == {
        ("honest", "open", 4, 4),
        ("liar", "open", 0, 4),
    }
