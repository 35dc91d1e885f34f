"""What the sections of the page say, on values."""

import io
import re
from itertools import combinations

import pytest
from attrs import evolve
from hypothesis import given

from generated_cases import cases
from verifykit.errors import UsageError
from verifykit.model.case import Case
from verifykit.model.claim import Claim
from verifykit.model.document import Derivation, Document
from verifykit.model.evidence import Evidence
from verifykit.model.hypothesis import Hypothesis
from verifykit.model.parameters import Parameters
from verifykit.model.predicate import Predicate
from verifykit.model.source import Source
from verifykit.reporting.html.dossier import Dossier
from verifykit.reporting.html.environment import coded, policy, web_address
from verifykit.reporting.html.graph.drawing import told_apart
from verifykit.reporting.html.sections.contradictions import contradictions_of
from verifykit.reporting.html.sections.hypotheses import matrix_of
from verifykit.reporting.html.sections.method import method_of
from verifykit.reporting.html.sections.one_origin import one_origins
from verifykit.reporting.html.sections.opponents import Opponents, contradicted
from verifykit.reporting.html.sections.summary import summarise
from verifykit.reporting.html.sections.timeline import timeline_of
from verifykit.reporting.html.sections.waterfall import waterfall
from verifykit.reporting.html.writer import HtmlWriter
from verifykit.reporting.registry import ReportWriter
from verifykit.reporting.report import Report
from verifykit.reporting.result import Tool
from verifykit.scoring import score_case


def dossier(case, parameters=None):
    scoring = score_case(case, parameters)
    report = Report(tool=Tool(version="0"), case=case, claims=scoring.claims, scoring=scoring)
    return Dossier(report=report)


def said(claim, number, stance="supports", **more):
    return Evidence(id=f"e{claim}{number}", claim=claim, source=f"s{number}", stance=stance, **more)


COUNTS = Case(
    sources=tuple(Source(id=f"s{n}", name=f"Paper {n}") for n in range(4)),
    documents=(Document(id="early", source="s0", published="2019-05"),),
    predicates=(Predicate(id="count", value="number", cardinality="one"),),
    claims=(
        Claim(id="a", text="Five.", subject="x", predicate="count", value=5, when="2020"),
        Claim(id="b", text="Seven.", subject="x", predicate="count", value=7, when="2020"),
        Claim(id="c", text="Nine in 2021.", subject="x", predicate="count", value=9, when="2021"),
        Claim(id="d", text="Nobody says this."),
    ),
    evidence=(
        said("a", 0, lineage="original"),
        said("a", 1, lineage="original"),
        said("b", 2),
        Evidence(id="e", claim="c", document="early", stance="supports"),
    ),
    hypotheses=(
        Hypothesis(id="h1", text="One.", ratings=(("a", "CC"), ("b", "I"), ("c", "N"))),
        Hypothesis(id="h2", text="Two.", ratings=(("a", "II"), ("b", "I"))),
    ),
)


@given(cases())
def test_any_case_makes_a_page(case):
    made = dossier(case)
    stream = io.StringIO()
    HtmlWriter().write([made.report], stream)
    html = stream.getvalue()
    assert len(re.findall('<details class="?claim', html)) == len(case.claims)
    anchors = re.findall(r' id="?([^"\s>]+)', html)
    assert len(anchors) == len(set(anchors))
    assert set(re.findall(r'href="?#([^"\s>]+)', html)) <= set(anchors)


@given(cases())
def test_the_last_row_of_a_waterfall_is_the_score(case):
    made = dossier(case)
    for claim in made.report.claims:
        rows = [row for row in waterfall(made, claim, 2.0) if row.after]
        assert bool(rows) == (claim.score is not None)
        if rows:
            assert abs(float(rows[-1].after) - claim.score) < 0.006


def test_contradictions_and_look_alikes():
    found = contradictions_of(dossier(COUNTS))
    assert [(pair.first, pair.second) for pair in found.pairs] == [("a", "b")]
    assert len(found.drawings) == 1
    assert {(pair.first, pair.second) for pair in found.look_alikes} == {("a", "c"), ("b", "c")}
    assert all("succession" in pair.words for pair in found.look_alikes)


def test_a_knot_of_three_is_one_drawing():
    third = evolve(COUNTS.claims[0], id="z", text="Eleven.", value=11)
    made = dossier(evolve(COUNTS, claims=(*COUNTS.claims, third)))
    found = contradictions_of(made)
    assert len(found.pairs) == 3
    [drawing] = found.drawings
    assert drawing.count("<a ") == 3


def test_marks_of_crossing_lines_do_not_cover_each_other():
    """Two denials and what they deny, each of each: their lines cross in the middle."""
    claims = [
        evolve(COUNTS.claims[0], id=name, text=name, negated=name in ("no", "never"))
        for name in ("yes", "no", "indeed", "never")
    ]
    [drawing] = contradictions_of(dossier(evolve(COUNTS, claims=tuple(claims)))).drawings
    marks = [
        tuple(map(float, at))
        for at in re.findall(r'<circle cx="?([\d.]+)"? cy="?([\d.]+)', drawing)
    ]
    assert len(marks) == 4
    for (x, y), (u, v) in combinations(marks, 2):
        assert abs(x - u) >= 42 or abs(y - v) >= 42


def test_timeline_in_order_with_what_was_published_too_early():
    found = timeline_of(dossier(COUNTS))
    assert [event.claims for event in found.events] == [("a",), ("b",), ("c",)]
    assert [event.early for event in found.events] == [False, False, True]
    [mark] = found.events[2].published
    assert (mark.stance, mark.date, mark.name) == ("supports", "2019-05", "Paper 0")
    assert (mark.relays, mark.precedes) == (False, False)
    assert found.undated == 1


def test_without_times_there_is_no_axis():
    bare = evolve(COUNTS, claims=tuple(evolve(one, when=None) for one in COUNTS.claims))
    assert timeline_of(dossier(bare)).events == ()


def test_many_claims_of_one_time_share_a_row():
    claims = tuple(Claim(id=f"c{n}", text="x", when=f"20{n % 10:02d}") for n in range(250))
    found = timeline_of(dossier(Case(claims=claims)))
    assert len(found.events) == 10
    assert sum(len(event.claims) for event in found.events) == 250


def test_matrix_by_diagnosticity():
    matrix = matrix_of(dossier(COUNTS))
    assert [row.claim for row in matrix.rows] == ["a", "b", "c"]
    assert [row.diagnosticity for row in matrix.rows] == [2.0, 0.0, 0.0]
    assert [total.against for total in matrix.totals] == [1, 3]
    assert matrix.rows[2].ratings == ("N", None)
    assert matrix_of(dossier(evolve(COUNTS, hypotheses=()))) is None


def test_summary_names_opponents_once_and_what_nobody_shows():
    made = dossier(COUNTS)
    found = summarise(made)
    assert sum(count for _, count in found.counts) == 4
    [entry] = contradicted(made).entries
    assert {entry.claim, entry.reason} == {"b", "against it: Five."} or entry.claim == "a"
    assert [entry.claim for entry in found.open.entries] == ["d"]
    assert {one.name for one in one_origins(made)} == {"Paper 2", "Paper 0"}


@given(cases())
def test_every_two_claims_that_exclude_each_other_are_told_once(case):
    told_of = dossier(case)
    opponents = Opponents(told_of)
    told = []
    for claim in told_of.report.claims:
        told += [(claim.id, other) for other in opponents.of(claim)]
        opponents.tell(claim)
    excluded = {
        frozenset((claim.id, other))
        for claim in told_of.report.claims
        for comparison in told_of.scoring.comparisons_of(claim.id)
        if comparison.exclusive
        for other in comparison.others(claim.id)
    }
    equal = [one for one in told if frozenset(one) in excluded]
    assert {frozenset(one) for one in equal} == excluded
    assert len(equal) == len(excluded)


def test_what_holds_up_is_told_with_what_speaks_against_it():
    case = Case(
        sources=(*COUNTS.sources[:2], Source(id="s2", name="The accused", reliability="B")),
        claims=(Claim(id="a", text="It was sold."),),
        evidence=(
            *(said("a", n, lineage="original", first_hand=True) for n in range(2)),
            said("a", 2, "refutes", interested=True),
        ),
    )
    made = dossier(case)
    (claim,) = made.report.claims
    assert claim.verdict in ("supported", "corroborated")
    listing = summarise(made).holds
    assert "nothing speaks against it" not in listing.lead
    assert listing.entries[0].reason.endswith("; 1 against")
    stream = io.StringIO()
    HtmlWriter().write([made.report], stream)
    assert f"{claim.verdict}</b> <small>1 against</small>" in stream.getvalue()


def test_method_shows_the_parameters_that_counted():
    found = method_of(dossier(COUNTS, Parameters(discount=0.5)))
    assert [one.name for one in found.parameters if one.changed] == ["discount"]
    assert found.values["discount"] == "0.5"
    total = sum(float(part) for part in re.sub("− ?", "-", found.terms.replace("+ ", "")).split())
    assert abs(total - float(found.log_odds.replace("−", "-"))) < 0.005


def test_every_parameter_has_a_meaning():
    names = {one.name for one in method_of(dossier(COUNTS)).parameters}
    assert names == {name for name in Parameters.__slots__ if name[0] != "_"} - {
        "provenance",
        "fit",
    }


def test_a_report_of_other_parameters_is_explained_with_those():
    made = dossier(COUNTS, Parameters(support_true=0.9))
    page = io.StringIO()
    HtmlWriter().write([made.report], page)
    assert "support_true" in page.getvalue()
    assert "0.9" in page.getvalue()


def test_a_report_that_was_not_scored_is_refused():
    bare = evolve(dossier(COUNTS).report, scoring=None)
    with pytest.raises(UsageError, match="not scored"):
        HtmlWriter().write([bare], io.StringIO())


def test_the_writer_keeps_the_protocol():
    assert isinstance(HtmlWriter(), ReportWriter)


def test_no_reports_make_an_empty_page():
    stream = io.StringIO()
    HtmlWriter().write([], stream)
    assert "No case" in stream.getvalue()


@pytest.mark.parametrize(
    ("url", "linked"),
    [
        ("https://a.example/x", True),
        ("HTTP://a.example", True),
        ("javascript:alert(1)", False),
        (" https://a.example", False),
        ("data:text/html,x", False),
        (None, False),
    ],
)
def test_only_the_web_is_linked(url, linked):
    assert (web_address(url) is not None) == linked


def test_policy_names_this_style_and_script_only():
    text = policy("a", "b")
    assert text.startswith("default-src 'none'")
    assert text.count("sha256-") == 2
    assert "unsafe" not in text


def test_what_rules_put_between_backticks_is_code_and_everything_is_escaped():
    assert coded("set `interested: true`; see <b>") == (
        "set <code>interested: true</code>; see &lt;b&gt;"
    )
    assert coded("`<script>`") == "<code>&lt;script&gt;</code>"
    assert coded("one ` alone") == "one ` alone"


COPY = Case(
    sources=(Source(id="wire", name="The Wire"), Source(id="paper", name="The Paper")),
    documents=(
        Document(id="story", source="wire", published="2024-05-02"),
        Document(
            id="copy", source="paper", published="2024-05-01", derived_from=(Derivation("story"),)
        ),
    ),
    claims=(Claim(id="c", text="It sank.", when="2024-05"),),
    evidence=(
        Evidence(id="e1", claim="c", document="story", stance="supports"),
        Evidence(id="e2", claim="c", document="copy", stance="supports"),
    ),
)


def test_the_timeline_marks_relays_and_what_precedes_its_own_source():
    [event] = timeline_of(dossier(COPY)).events
    assert [(one.name, one.relays, one.precedes) for one in event.published] == [
        ("The Paper", True, True),
        ("The Wire", False, False),
    ]


def test_the_word_of_a_person_on_their_own_page_is_not_in_their_own_page():
    case = Case(
        sources=(Source(id="mayor", name="The mayor"), Source(id="page", name="The mayor")),
        documents=(Document(id="post", source="page"),),
        claims=(Claim(id="c", text="It sank."),),
        evidence=(
            Evidence(id="e", claim="c", document="post", attributed_to="mayor", stance="supports"),
        ),
    )
    assert dossier(case).voices(case.evidence[0]) == "The mayor"


def test_titles_that_would_be_cut_to_the_same_words_are_told_apart():
    long = ["Ministry of Agriculture and Fisheries", "Ministry of Agriculture and Forests"]
    written = told_apart([*long, "Ministry", long[0]])
    assert written["Ministry"] == "Ministry"
    assert len(set(written.values())) == 3
    assert all(len(text) <= 21 for text in written.values())


def test_what_denials_rest_on_is_no_support():
    case = Case(
        sources=(Source(id="mayor", name="The mayor"), Source(id="court", name="The court")),
        documents=(Document(id="letter", source="mayor"), Document(id="ruling", source="court")),
        claims=(Claim(id="c", text="It sank."),),
        evidence=(
            Evidence(id="e1", claim="c", document="letter", stance="refutes", interested=True),
            Evidence(id="e2", claim="c", document="ruling", stance="refutes", lineage="original"),
        ),
    )
    assert not any("most hangs on" in sentence for sentence in summarise(dossier(case)).lead)
