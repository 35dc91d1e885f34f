"""Claims that bear on one another, from cases as people write them."""

import math

import pytest

PLACES = """
    sources:
      - {id: a, name: A, reliability: A}
      - {id: blog, name: Blog}
      - {id: b, name: B}
    entities:
      - {id: mali, kind: place, name: Mali}
      - {id: bamako, kind: place, name: Bamako, part_of: mali}
      - {id: niger, kind: place, name: Niger}
      - {id: peru, kind: place, name: Peru}
      - {id: x, kind: event, name: X}
    predicates: [{id: in, value: entity, cardinality: one}]
    claims:
      - {id: bamako-it-was, text: In Bamako., subject: x, predicate: in, value: bamako}
      - {id: mali-it-was, text: In Mali., subject: x, predicate: in, value: mali}
      - {id: niger-it-was, text: In Niger., subject: x, predicate: in, value: niger}
      - {id: peru-it-was, text: In Peru., subject: x, predicate: in, value: peru}
    evidence:
      - {id: e1, claim: bamako-it-was, source: a, stance: supports, lineage: original}
      - {id: e2, claim: mali-it-was, source: blog, stance: supports}
      - {id: e3, claim: niger-it-was, source: b, stance: supports, lineage: original}
"""


def adds_up(claim):
    total = math.fsum(step.log_odds for step in claim.explanation)
    return total == pytest.approx(math.log(claim.score / (1 - claim.score)), abs=1e-9)


def test_a_part_counts_for_its_whole_and_against_what_excludes_it(scored):
    found = scored(PLACES)
    scores = {claim.id: claim.score for claim in found.claims}
    assert scores["bamako-it-was"] == pytest.approx(0.766, abs=1e-3)
    assert scores["mali-it-was"] == pytest.approx(0.803, abs=1e-3)
    assert scores["niger-it-was"] == pytest.approx(0.054, abs=1e-3)
    assert all(adds_up(claim) for claim in found.claims)
    steps = {step.step: step for step in found.claim("mali-it-was").explanation}
    assert steps["follows"].claims == ("bamako-it-was",)
    assert steps["rivals"].claims == ("niger-it-was",)


def test_a_claim_without_lines_is_refuted_by_what_is_shown_instead(scored):
    peru = scored(PLACES).claim("peru-it-was")
    assert peru.score < 0.1
    assert peru.bounds is not None
    assert peru.bounds[1] == pytest.approx(1 - 0.803 - 0.054, abs=1e-3)
    # One A-graded original is not enough to call it refuted, two checks are.
    assert peru.verdict == "refuted"
    assert scored(PLACES.replace("reliability: A}", "reliability: C}")).claim(
        "peru-it-was"
    ).verdict in ("unverified", "refuted")


def test_a_claim_without_lines_changes_no_other(scored):
    without = PLACES.replace(
        "      - {id: peru-it-was, text: In Peru., subject: x, predicate: in, value: peru}\n", ""
    )
    before = {claim.id: claim.score for claim in scored(without).claims}
    after = {claim.id: claim.score for claim in scored(PLACES).claims}
    assert {name: after[name] for name in before} == before


def test_a_claim_and_its_denial_have_the_same_numbers_however_they_are_written(scored):
    head = """
    sources: [{id: a, name: A}, {id: b, name: B}]
    entities: [{id: x, kind: other, name: X}]
    predicates: [{id: p, value: text}]
    claims:
      - {id: c, text: C., subject: x, predicate: p, value: v}
      - {id: d, text: Not C., subject: x, predicate: p, value: v, negated: true}
    evidence:
      - {id: e1, claim: c, source: a, stance: supports}
    """
    denied = scored(head + "  - {id: e2, claim: c, source: b, stance: refutes}\n")
    negated = scored(head + "  - {id: e2, claim: d, source: b, stance: supports}\n")
    for claim in ("c", "d"):
        assert denied.claim(claim).score == negated.claim(claim).score
    assert denied.claim("c").score + denied.claim("d").score == pytest.approx(1)
    assert adds_up(denied.claim("d"))


@pytest.mark.parametrize("count", [2, 3, 4, 9])
def test_equal_rivals_are_never_refuted(scored, count):
    text = "sources:\n"
    text += "".join(f"  - {{id: s{n}, name: S{n}}}\n" for n in range(count))
    text += "entities: [{id: x, kind: other, name: X}]\n"
    text += "predicates: [{id: p, value: number, cardinality: one}]\nclaims:\n"
    text += "".join(
        f"  - {{id: c{n}, text: T, subject: x, predicate: p, value: {n + 3}}}\n"
        for n in range(count)
    )
    text += "evidence:\n"
    text += "".join(
        f"  - {{id: e{n}, claim: c{n}, source: s{n}, stance: supports, lineage: original}}\n"
        for n in range(count)
    )
    found = scored(text)
    assert {claim.verdict for claim in found.claims} <= {"contested", "unverified"}
    assert sum(claim.score for claim in found.claims) <= 1 + 1e-9


UNDERCUT = """
    sources: [{id: a, name: A, reliability: A}, {id: lab, name: Lab, reliability: A}]
    documents: [{id: letter, source: a}, {id: report, source: lab}]
    claims:
      - {id: c, text: He ordered it.}
      - {id: forged, text: The letter is forged.}
    evidence:
      - {id: e1, claim: c, document: letter, stance: supports, lineage: original}
      - {id: e2, claim: forged, document: report, stance: supports, lineage: original}
"""


def test_what_is_undercut_keeps_what_the_doubt_leaves_and_nothing_counts_against_it(scored):
    relation = "\n    relations: [{from: forged, to: letter, kind: undercuts}]\n"
    alone, doubted = scored(UNDERCUT).claim("c"), scored(UNDERCUT + relation)
    forged, claim = doubted.claim("forged").score, doubted.claim("c")
    lines = 0.95 * 1.6
    expected = -0.55 + lines * (1 - forged)
    assert math.log(claim.score / (1 - claim.score)) == pytest.approx(expected)
    assert -0.55 < expected < math.log(alone.score / (1 - alone.score))
    assert claim.opposition.documents == 0
    (step,) = [step for step in claim.explanation if step.step == "undercut"]
    assert step.claims == ("forged",)
    assert step.log_odds == pytest.approx(-lines * forged)
    assert adds_up(claim)


def test_a_weaker_word_beside_what_is_undercut_leaves_its_own_worth_and_no_more(scored):
    """Once an interested word more, of the same speaker, made the forged letter whole again."""
    weaker = "\n      - {id: e3, claim: c, source: a, stance: supports, interested: true}\n"
    relation = "\n    relations: [{from: forged, to: letter, kind: undercuts}]\n"
    doubted, both = scored(UNDERCUT + relation), scored(UNDERCUT + weaker + relation)
    forged = both.claim("forged").score
    left = 0.95 * ((1 - forged) * 1.6 + forged * 0.25)
    claim = both.claim("c")
    assert math.log(claim.score / (1 - claim.score)) == pytest.approx(-0.55 + left)
    assert doubted.claim("c").score < claim.score < scored(UNDERCUT).claim("c").score
    assert adds_up(claim)


def test_in_a_circle_of_undercutting_the_inner_occurrence_counts_nothing(scored):
    text = (
        UNDERCUT
        + """
    relations:
      - {from: forged, to: letter, kind: undercuts}
      - {from: c, to: report, kind: undercuts}
    """
    )
    found = scored(text)
    # Each is doubted by the other as that stands by itself: an A-graded original.
    alone = 1 / (1 + math.exp(0.55 - 0.95 * 1.6))
    for claim in ("c", "forged"):
        expected = -0.55 + 0.95 * 1.6 * (1 - alone)
        score = found.claim(claim).score
        assert math.log(score / (1 - score)) == pytest.approx(expected)


PRESS = """
    sources:
      - {id: minister, name: Minister, kind: official}
REPORTERS
    claims:
      - {id: said, text: The minister said that the bridge is safe.,
         says: {source: minister, claim: safe}}
      - {id: safe, text: The bridge is safe.}
    evidence:
EVIDENCE
"""


def press(count):
    reporters = [f"      - {{id: r{n}, name: Reporter {n}, kind: outlet}}" for n in range(count)]
    evidence = [
        f"      - {{id: e{n}, claim: said, source: r{n}, stance: supports, lineage: original,"
        " first_hand: true}"
        for n in range(count)
    ]
    return PRESS.replace("REPORTERS", "\n".join(reporters)).replace("EVIDENCE", "\n".join(evidence))


def test_thirty_reporters_heard_it_and_it_is_one_word_all_the_same(scored):
    found = scored(press(30))
    assert found.claim("said").verdict == "corroborated"
    safe = found.claim("safe")
    one = 1 / (1 + math.exp(0.55 - 0.95 * 0.8))
    assert 0.5 < safe.score <= one + 1e-9
    assert safe.verdict == "unverified"
    assert scored(press(2)).claim("safe").score <= safe.score
    (line,) = [step for step in safe.explanation if step.step == "line"]
    assert (line.origin, line.claims) == ("minister", ("said",))
    assert adds_up(safe)


def test_who_says_what_supersedes_no_longer_says_the_old(scored):
    text = """
    sources: [{id: agency, name: Agency, kind: agency}, {id: blog, name: Blog}]
    documents: [{id: d1, source: agency}, {id: d2, source: agency}]
    entities: [{id: x, kind: event, name: X}]
    predicates: [{id: toll, value: number, cardinality: many}]
    claims:
      - {id: twelve, text: Twelve died., subject: x, predicate: toll, value: 12}
      - {id: seventeen, text: Seventeen died., subject: x, predicate: toll, value: 17}
    evidence:
      - {id: e1, claim: twelve, document: d1, stance: supports, lineage: original}
      - {id: e2, claim: seventeen, document: d2, stance: supports, lineage: original}
      - {id: e3, claim: twelve, source: blog, stance: supports}
    """
    before = scored(text).claim("twelve")
    found = scored(text + "relations: [{from: seventeen, to: twelve, kind: supersedes}]\n")
    after = found.claim("twelve")
    assert after.score < before.score
    assert after.weights.support == pytest.approx(0.8)  # the blog's line alone
    idle = [step for step in after.explanation if step.step == "none"]
    assert [step.why for step in idle] == ["is superseded by seventeen, of the same origin"]


def test_an_argument_is_worth_one_unvetted_line_as_far_as_its_premise_holds(scored):
    text = """
    sources: [{id: a, name: A, reliability: A}]
    claims: [{id: premise, text: P.}, {id: c, text: C.}]
    evidence: [{id: e1, claim: premise, source: a, stance: supports, lineage: original}]
    relations: [{from: premise, to: c, kind: supports}]
    """
    found = scored(text)
    claim, premise = found.claim("c"), found.claim("premise").score
    expected = -0.55 + 0.95 * 0.8 * premise
    assert math.log(claim.score / (1 - claim.score)) == pytest.approx(expected)
    assert claim.verdict == "unverified"
    assert claim.support.origins.max == 0
    assert adds_up(claim)


GROUP = """
    sources: [{id: a, name: A, reliability: A}, {id: b, name: B, reliability: A}]
    entities:
      - {id: board, kind: group, members: [kim, lee], members_complete: true}
      - {id: kim, kind: person, name: Kim}
      - {id: lee, kind: person, name: Lee}
    predicates: [{id: took, value: text}]
    claims:
      - {id: all, text: All took it., subject: board, predicate: took, value: it}
      - {id: some, text: Some took it., subject: board, predicate: took, value: it,
         quantifier: some}
      - {id: kim-took, text: Kim took it., subject: kim, predicate: took, value: it}
      - {id: lee-took, text: Lee took it., subject: lee, predicate: took, value: it}
      - {id: lee-not, text: Lee did not take it., subject: lee, predicate: took, value: it,
         negated: true}
    evidence:
      - {id: e1, claim: kim-took, source: a, stance: supports, lineage: original}
      - {id: e2, claim: kim-took, source: b, stance: supports, lineage: original}
"""


def test_a_group_is_held_to_its_members(scored):
    more = "      - {id: e3, claim: lee-took, source: a, stance: supports, lineage: original}\n"
    both = scored(GROUP + more)
    lee = both.joint.probability("lee-took")
    kim = both.joint.probability("kim-took")
    assert both.claim("all").score == pytest.approx(kim * lee)
    assert both.claim("some").score == pytest.approx(min(0.97, 1 - (1 - kim) * (1 - lee)))
    assert adds_up(both.claim("all"))
    (members,) = [one for one in both.claim("all").explanation if one.step == "members"]
    assert set(members.claims) == {"kim-took", "lee-took"}


def test_what_is_open_of_one_member_leaves_all_undecided(scored):
    found = scored(GROUP)
    assert found.claim("all").score is None
    assert found.claim("some").score is not None
    assert found.claim("some").verdict == "corroborated"


def test_one_member_who_is_known_to_be_otherwise_refutes_all(scored):
    more = """
      - {id: n1, claim: lee-not, source: a, stance: supports, lineage: original}
      - {id: n2, claim: lee-not, source: b, stance: supports, lineage: original}
"""
    found = scored(GROUP + more)
    assert found.claim("all").score < 0.25
    assert found.claim("all").verdict in ("refuted", "unverified")
    direct = "      - {id: d1, claim: all, source: a, stance: supports}\n"
    told = scored(GROUP + more + direct).claim("all")
    assert told.verdict == "refuted"
    assert told.counterexamples == ("lee-not",)


def test_membership_may_hang_on_a_claim(scored):
    doubted = GROUP.replace("[kim, lee]", "[kim, {id: lee, if: lee-in}]").replace(
        "    claims:\n", "    claims:\n      - {id: lee-in, text: Lee is on the board.}\n"
    )
    found = scored(doubted)
    sure = scored(GROUP)
    # Whoever may not belong to it stands less in the way.
    assert found.joint.limits(("all", 1))[0] >= sure.joint.limits(("all", 1))[0]


DOUBTED = (
    GROUP.replace("[kim, lee]", "[kim, {id: lee, if: IF}]")
    .replace(
        "    claims:\n",
        """    claims:
      - {id: none, text: None took it., subject: board, predicate: took, value: it,
         quantifier: none}
      - {id: lee-left, text: Lee left., subject: lee, predicate: left, value: true}
      - {id: lee-stayed, text: Lee did not leave., subject: lee, predicate: left, value: true,
         negated: true}
""",
    )
    .replace("predicates: [", "predicates: [{id: left, value: boolean}, ")
    .replace("kim-took, s", "lee-took, s")
)


@pytest.mark.parametrize("says", ["lee-left", "lee-stayed"])
@pytest.mark.parametrize("given", ["lee-left", "lee-stayed"])
def test_membership_has_the_sign_of_its_claim(scored, given, says):
    more = f"""
      - {{id: m1, claim: {says}, source: a, stance: supports, lineage: original}}
      - {{id: m2, claim: {says}, source: b, stance: supports, lineage: original}}
"""
    found = scored(DOUBTED.replace("IF", given) + more)
    about = found.claim("none")
    told = {
        name
        for one in found.comparisons
        if one.kind == "counterexample" and one.sides[1] == ("none",)
        for name in one.sides[0]
    }
    if given == says:
        assert about.bounds[1] < 0.25
        assert about.counterexamples == ("lee-took",)
        assert told == {"kim-took", "lee-took"}
    else:
        # What somebody did who was not on the board tells nothing of the board.
        assert about.bounds[1] > 0.75
        assert about.counterexamples == ()
        assert told == {"kim-took"}


def test_a_stated_prior_is_where_the_claim_begins(scored):
    text = """
    sources: [{id: a, name: A}]
    claims: [{id: c, text: C., prior: {value: 0.02, reason: few such claims are true}}]
    evidence: [{id: e1, claim: c, source: a, stance: supports, lineage: original}]
    """
    claim = scored(text).claim("c")
    assert claim.score == pytest.approx(1 / (1 + math.exp(-(math.log(0.02 / 0.98) + 0.95))))
    assert "few such claims are true" in claim.explanation[0].why
    assert claim.prior.value == 0.02


def test_a_forecast_is_unverified_whatever_is_said(scored):
    text = """
    case: {as_of: 2020-01-01}
    sources: [{id: a, name: A, reliability: A}, {id: b, name: B, reliability: A}]
    claims: [{id: c, text: It will rain., when: 2021-01-01}]
    evidence:
      - {id: e1, claim: c, source: a, stance: supports, lineage: original}
      - {id: e2, claim: c, source: b, stance: supports, lineage: original}
    """
    assert scored(text).claim("c").verdict == "unverified"
    assert scored(text.replace("2021-01-01", "2019-01-01")).claim("c").verdict == "corroborated"
