"""The numbers of the formula for one claim by itself: those that the documentation names."""

import pytest

from verifykit.model.case import Case
from verifykit.model.claim import Claim
from verifykit.model.document import Derivation, Document, Retraction
from verifykit.model.evidence import Evidence, Judgement
from verifykit.model.parameters import Parameters
from verifykit.model.profile import Profile, SourceRecord
from verifykit.model.source import Source
from verifykit.scoring import score_case


def case(*evidence: Evidence, sources: tuple[Source, ...] = (), **lists: object) -> Case:
    return Case(
        claims=(Claim(id="c", text="A claim."),), sources=sources, evidence=evidence, **lists
    )


def said(name: str, by: str, stance: str = "supports", **more: object) -> Evidence:
    return Evidence(id=name, claim="c", stance=stance, source=by, **more)


def scored(*evidence: Evidence, **lists: object):
    return score_case(case(*evidence, **lists)).claim("c")


def test_one_ungraded_line():
    found = scored(said("e1", "a"))
    assert found.score == pytest.approx(0.55, abs=0.005)
    assert (found.support.origins.min, found.support.origins.max) == (1, 1)
    assert found.verdict == "unverified"


def test_two_lines_of_unknown_independence():
    outlets = tuple(Source(id=name, name=name, kind="outlet") for name in ("a", "b"))
    found = scored(said("e1", "a"), said("e2", "b"), sources=outlets)
    assert found.score == pytest.approx(0.74, abs=0.005)
    assert found.verdict == "supported"
    assert (found.support.origins.min, found.support.origins.max) == (1, 2)


def test_two_established_lines():
    found = scored(said("e1", "a", lineage="original"), said("e2", "b", lineage="original"))
    assert found.score == pytest.approx(0.79, abs=0.005)
    assert found.verdict == "corroborated"
    assert found.credibility == 1


def test_any_number_of_unknown_lines_stays_below():
    items = [said(f"e{number}", f"s{number}") for number in range(300)]
    outlets = tuple(Source(id=f"s{n}", name=f"S{n}", kind="outlet") for n in range(300))
    found = scored(*items, sources=outlets)
    assert found.score == pytest.approx(0.93, abs=0.005)
    assert found.verdict == "supported"
    # Those whom nobody vetted are all together worth one named source.
    crowd = scored(*items)
    assert crowd.score == pytest.approx(0.5987, abs=1e-4)
    assert crowd.verdict == "unverified"


def test_a_check_refutes_more_than_a_denial():
    outlet = Source(id="a", name="A", kind="outlet")
    checked = scored(said("e1", "a", "refutes"), sources=(outlet,))
    assert checked.score == pytest.approx(0.12, abs=0.005)
    assert scored(said("e1", "a", "refutes")).score == pytest.approx(0.24, abs=0.005)


def test_no_evidence_is_not_half():
    found = scored()
    assert found.score is None
    assert found.likelihood is None
    assert found.credibility == 6
    assert found.confidence == "low"


def test_only_reports_give_shares_and_no_score():
    found = scored(said("e1", "a", "reports"), said("e2", "b", "questions"))
    assert found.score is None
    assert found.shares is not None
    assert found.shares.true + found.shares.false + found.shares.open == pytest.approx(1)


@pytest.mark.parametrize(
    ("grade", "strength"),
    [("A", 1.6), ("B", 1.4), ("C", 1.2), ("D", 0.6), ("F", 1.0), (None, 1.0)],
)
def test_grades_of_an_original(grade, strength):
    source = Source(id="a", name="A", reliability=grade)
    found = scored(said("e1", "a", lineage="original"), sources=(source,))
    assert found.weights.support == pytest.approx(strength)


@pytest.mark.parametrize(("grade", "strength"), [("A", 1.3), ("B", 1.2), ("C", 1.0)])
def test_a_good_grade_counts_by_half_where_the_lineage_is_unknown(grade, strength):
    good = Source(id="a", name="A", reliability=grade)
    assert scored(said("e1", "a"), sources=(good,)).weights.support == pytest.approx(strength)


def test_a_good_grade_adds_nothing_to_what_only_stands_in_for_its_word():
    good = Source(id="a", name="A", reliability="A")
    relay = said("e1", "outlet", derived_from=(Derivation("a"),))
    assert scored(relay, sources=(good,)).weights.support == pytest.approx(1.0)


def test_grade_e_leaves_nothing():
    source = Source(id="a", name="A", reliability="E")
    found = scored(said("e1", "a", lineage="original"), sources=(source,))
    assert found.score is None
    assert found.support.origins.max == 0


def test_the_printing_outlet_can_only_lower():
    official = Source(id="official", name="Official", reliability="A")
    tabloid = Source(id="tabloid", name="Tabloid", reliability="D")
    item = Evidence(
        id="e1",
        claim="c",
        stance="supports",
        document="d",
        attributed_to="official",
        lineage="original",
    )
    paper = Document(id="d", source="tabloid")
    found = scored(item, sources=(official, tabloid), documents=(paper,))
    assert found.weights.support == pytest.approx(0.6)


def test_a_retraction_never_revives_its_relays():
    root = Document(id="root", source="a", retracted=Retraction(reason="invented"))
    relays = tuple(
        Document(id=name, source=name, derived_from=(Derivation("root"),)) for name in ("b", "x")
    )
    items = tuple(
        Evidence(id=f"e-{one.id}", claim="c", stance="supports", document=one.id)
        for one in (root, *relays)
    )
    found = scored(*items, documents=(root, *relays))
    assert found.score is None
    assert found.verdict == "unverified"
    assert found.support.origins.max == 0


def test_a_retraction_after_the_date_of_the_case_has_not_happened_yet():
    paper = Document(id="d", source="a", retracted=Retraction(on="2020-09-01"))
    item = Evidence(id="e", claim="c", stance="supports", document="d")
    assert scored(item, documents=(paper,), as_of="2020-08-28").score is not None
    assert scored(item, documents=(paper,), as_of="2020-09-02").score is None


def test_a_relay_of_a_retracted_and_a_live_root_lives():
    roots = (Document(id="bad", source="a", retracted=Retraction()), Document(id="ok", source="b"))
    relay = Document(id="r", source="x", derived_from=(Derivation("bad"), Derivation("ok")))
    item = Evidence(id="e", claim="c", stance="supports", document="r")
    assert scored(item, documents=(*roots, relay)).score is not None


def test_a_circle_counts_half_and_has_no_origin():
    papers = (
        Document(id="p", source="a", derived_from=(Derivation("q"),)),
        Document(id="q", source="b", derived_from=(Derivation("p"),)),
    )
    items = tuple(
        Evidence(id=f"e-{one.id}", claim="c", stance="supports", document=one.id) for one in papers
    )
    found = scored(*items, documents=papers)
    assert found.weights.support == pytest.approx(0.4)  # half, and nobody vetted it
    assert (found.support.origins.min, found.support.origins.max) == (0, 1)
    strict = score_case(case(*items, documents=papers), Parameters(circle=0.2)).claim("c")
    (line,) = (step for step in strict.explanation if step.step == "line")
    assert line.strength == pytest.approx(0.16)
    assert "0.2 of its strength" in line.why


def test_two_originals_through_one_article_are_one_established():
    papers = (
        Document(id="article", source="paper"),
        Document(id="one", source="a", consulted=False, known_through=("article",)),
        Document(id="two", source="b", consulted=False, known_through=("article",)),
    )
    items = tuple(
        Evidence(id=f"e-{name}", claim="c", stance="supports", document=name, lineage="original")
        for name in ("one", "two")
    )
    found = scored(*items, documents=papers)
    assert (found.support.origins.min, found.support.origins.max) == (1, 2)
    assert found.verdict != "corroborated"
    assert found.credibility > 1


def test_independence_that_a_person_has_established():
    first, second = said("e1", "a", lineage="original"), said("e2", "b")
    assert scored(first, second).support.origins.min == 1
    told = said("e2", "b", independent_of=("e1",))
    assert scored(first, told).support.origins.min == 2
    # Symmetric, original or not.
    told = said("e1", "a", lineage="original", independent_of=("e2",))
    assert scored(told, second).support.origins.min == 2
    assert scored(said("e1", "a", independent_of=("e2",)), second).support.origins.min == 2


def test_a_line_that_confirms_stays_of_unknown_independence():
    first = said("e1", "a", lineage="original")
    second = said("e2", "b", lineage="original", derived_from=(Derivation("e1", "confirms"),))
    found = scored(first, second)
    assert (found.support.origins.min, found.support.origins.max) == (1, 2)


def test_a_relay_that_contradicts_all_it_read_speaks_for_itself():
    found = scored(said("e1", "a"), said("e2", "b", "refutes", derived_from=(Derivation("e1"),)))
    assert found.opposition.origins.max == 1
    assert found.verdict == "contested"


def test_items_that_share_an_origin_nobody_holds_are_one_line():
    found = scored(
        said("e1", "a", derived_from=(Derivation("wire"),)),
        said("e2", "b", derived_from=(Derivation("wire"), Derivation("blog"))),
        said("e3", "x", derived_from=(Derivation("blog"),)),
    )
    assert (found.support.documents, found.support.origins.max) == (3, 1)


def test_owners_merge_and_the_speaker_keeps_the_own_grade():
    group = Source(id="group", name="Group", reliability="A")
    papers = tuple(
        Source(id=name, name=name, owner="group", reliability=grade)
        for name, grade in (("a", "D"), ("b", "C"))
    )
    found = scored(
        said("e1", "a", lineage="original"),
        said("e2", "b", lineage="original"),
        sources=(group, *papers),
    )
    assert found.support.origins.max == 1
    assert found.weights.support == pytest.approx(1.2)


def test_an_interested_denial_does_not_refute_though_it_counts():
    accused = Source(id="accused", name="Accused")
    items = [
        said(
            f"e{number}", "accused" if number == 0 else f"ally{number}", "refutes", interested=True
        )
        for number in range(9)
    ]
    found = scored(*items, sources=(accused,))
    assert found.score is not None
    assert found.score < 0.35
    assert found.verdict == "unverified"


def test_a_track_record_stands_in_for_a_grade_and_no_history_adds_nothing():
    def with_record(right: float, judged: float, grade: str | None = None, prefer: bool = False):
        record = SourceRecord(
            source="a", right=right, judged=judged, reliability=0.8, low=0.7, high=0.9
        )
        made = case(
            said("e1", "a", lineage="original"),
            sources=(Source(id="a", name="A", reliability=grade),),
        )
        profile = Profile(base_rate=0.7, records=(record,))
        found = score_case(made, profile=profile, prefer_profile=prefer)
        return found.claim("c").weights.support

    assert with_record(0, 0) == 1.0
    # clip(.2 n/(n+10) + .5 [logit((k + 10 m)/(n+10)) - logit(m)], -1, .6) at k=18, n=20, m=.7
    assert with_record(18, 20) == pytest.approx(1.5144, abs=1e-4)
    assert with_record(0, 50) == pytest.approx(0.0, abs=1e-12)
    assert with_record(18, 20, grade="D") == pytest.approx(0.6)
    assert with_record(18, 20, grade="D", prefer=True) == pytest.approx(1.5144, abs=1e-4)


def test_as_much_on_both_sides_is_not_refuted_though_refutations_weigh_more():
    graded = tuple(Source(id=f"r{n}", name=f"R{n}", reliability="C") for n in range(4))
    found = scored(
        *(said(f"s{n}", f"s{n}", lineage="original") for n in range(5)),
        *(said(f"r{n}", f"r{n}", "refutes", lineage="original") for n in range(4)),
        sources=graded,
    )
    assert found.weights.support == pytest.approx(5.0)
    assert found.weights.refute == pytest.approx(4.8)
    assert found.score == pytest.approx(0.0595, abs=1e-4)
    assert found.verdict == "unverified"  # the conflict is too large to call it refuted


def test_the_explanation_names_the_grade_that_counts():
    sources = (
        Source(id="official", name="Official", reliability="B"),
        Source(id="tabloid", name="Tabloid", reliability="D", owner="group"),
        Source(id="hoax", name="Hoax", reliability="E", owner="official"),
    )
    quoted = Evidence(
        id="e1",
        claim="c",
        stance="supports",
        document="d",
        attributed_to="official",
        lineage="original",
    )
    made = case(
        quoted,
        said("e2", "hoax"),
        sources=sources,
        documents=(Document(id="d", source="tabloid"),),
    )
    (line,) = (step for step in score_case(made).claim("c").explanation if step.step == "line")
    assert line.strength == pytest.approx(0.6)
    assert "printed by somebody graded D: the lower grade counts" in line.why


@pytest.mark.parametrize(
    ("factor", "more", "verdict"),
    [(1.25, {}, "supported"), (1.0, {"lineage": "original"}, "contested")],
)
def test_only_somebody_vetted_contests_what_is_supported(factor, more, verdict):
    witness = said("e1", "a", first_hand=True, lineage="original")
    denial = said("e2", "b", "refutes", strength=Judgement(factor=factor), **more)
    found = scored(witness, denial, sources=(Source(id="a", name="A", reliability="B"),))
    assert (found.score, found.conflict) == pytest.approx((0.624, 0.416), abs=0.001)
    assert found.verdict == verdict


def test_a_post_contests_what_nobody_vetted_says_either():
    found = scored(said("e1", "a"), said("e2", "b", "refutes"))
    assert found.verdict == "contested"


def test_a_post_for_it_does_not_keep_a_claim_from_being_refuted():
    check = said("e1", "a", "refutes", lineage="original")
    found = scored(check, said("e2", "b"), sources=(Source(id="a", name="A", reliability="C"),))
    assert (found.verdict, found.conflict) == ("refuted", pytest.approx(0.437, abs=0.001))
    named = scored(
        check,
        said("e2", "b", lineage="original", strength=Judgement(factor=0.8)),
        sources=(Source(id="a", name="A", reliability="C"),),
    )
    assert named.score == pytest.approx(found.score)
    assert named.verdict == "contested"
