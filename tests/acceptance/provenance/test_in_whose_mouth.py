"""More small hard cases: nothing is told of somebody that the case does not bear out."""

import pytest

from spoken_cases import CLAIMS, SOURCES, explained, findings, page, piece, reported, steps_as_text
from verifykit import diff, explain
from verifykit.reporting.explanation import explanation_lines
from verifykit.reporting.style import Style

ENTITIES = [
    {"id": "lee", "kind": "person", "name": "Ann Lee"},
    {"id": "shaw", "kind": "person", "name": "Ben Shaw"},
    {"id": "board", "kind": "group", "name": "the board", "members": ["lee", "shaw"]},
]
PREDICATES = [{"id": "bribed", "label": "took bribes", "value": "boolean"}]
ALL = {"id": "c", "text": "All of the board took bribes.", "subject": "board",
       "predicate": "bribed", "value": True, "quantifier": "all"}  # fmt: skip
LEE = {"id": "lee-took", "text": "Ann Lee took bribes.", "subject": "lee",
       "predicate": "bribed", "value": True}  # fmt: skip
NOT_SHAW = {"id": "shaw-not", "text": "Ben Shaw took no bribes.", "subject": "shaw",
            "predicate": "bribed", "value": True, "negated": True}  # fmt: skip


def of_the_board(evidence, claims):
    return reported(evidence, claims=claims, entities=ENTITIES, predicates=PREDICATES)


def test_what_is_said_of_a_member_and_does_not_hold_up_is_no_counterexample():
    own = piece("lab", lineage="original")
    blog = of_the_board([own, piece("blog", claim="shaw-not")], [ALL, NOT_SHAW])
    assert blog.claim("shaw-not").verdict == "unverified"
    assert "counterexample" not in blog.claim("c").because
    assert blog.claim("c").counterexamples == ()
    [told] = findings(blog, "CON005")
    assert told.startswith("Would be a counterexample to 'all' if it held up: Ben Shaw took no")
    shown = page(blog)
    assert "would be a counterexample if it held up: Ben Shaw took no bribes." in shown
    assert "1 counterexample" not in shown
    named = piece("reporter", claim="shaw-not", lineage="original")
    known = of_the_board([own, named], [ALL, NOT_SHAW])
    assert known.claim("shaw-not").verdict == "supported"
    assert "1 counterexample speaks against it" in known.claim("c").because
    [told] = findings(known, "CON005")
    assert told.startswith("Counterexample to 'all': Ben Shaw took no bribes.")


def test_who_is_cleared_is_not_told_as_an_example_of_what_they_are_cleared_of():
    denied = [
        piece(one, claim="lee-took", stance="refutes", lineage="original")
        for one in ("lab", "reporter")
    ]
    report = of_the_board([piece("weekly", lineage="original"), *denied], [ALL, LEE])
    assert report.claim("c").counterexamples == ("lee-took",)
    shown = page(report)
    assert "counterexample: Ann Lee took bribes." not in shown
    assert "counterexample, in that this does not hold: Ann Lee took bribes." in shown


def test_a_relay_of_two_is_told_with_both():
    documents = [
        {"id": "blog-piece", "source": "blog", "derived_from": ["reporter-piece", "lab-piece"]}
    ]
    own = [piece(one, lineage="original") for one in ("reporter", "lab")]
    report = reported([*own, piece("blog")], documents)
    assert "relays The Reporter and City Lab" in explained(report)
    # It is one document more, not one for each of them.
    assert findings(report, "SRC004") == [
        "3 documents, 2 origins: A Blog <- City Lab; A Blog <- The Reporter; "
        "nothing else supports it"
    ]


def test_a_relay_is_not_told_to_pass_on_who_took_it_back_or_says_the_contrary():
    documents = [
        {"id": "blog-piece", "source": "blog", "published": "2024-01-03",
         "derived_from": ["reporter-piece", "lab-piece", "weekly-piece"]},
        {"id": "weekly-piece", "source": "weekly", "published": "2024-01-02",
         "retracted": {"on": "2024-02-01"}},
    ]  # fmt: skip
    evidence = [
        piece("reporter", lineage="original"),
        piece("lab", stance="refutes", lineage="original"),
        piece("weekly"),
        piece("blog"),
    ]
    assert "relays The Reporter\n" in explained(reported(evidence, documents)) + "\n"


def test_an_echo_of_who_says_otherwise_by_now_is_still_an_echo():
    documents = [
        {"id": "blog-piece", "source": "blog", "derived_from": ["reporter-piece"]},
        {"id": "later", "source": "reporter", "published": "2024-02-01"},
    ]
    report = reported(
        [
            piece("reporter", lineage="original"),
            piece("blog"),
            {"document": "later", "claim": "new", "lineage": "original"},
        ],
        documents,
        claims=[*CLAIMS, {"id": "new", "text": "It leaks a bit."}],
        relations=[{"from": "new", "to": "c", "kind": "supersedes"}],
    )
    [echo] = findings(report, "SRC004")
    assert echo.startswith("2 documents, one origin: A Blog <- The Reporter")
    assert echo.endswith("; all of it counts for nothing here")
    assert [told.partition(":")[0] for told in findings(report, "SRC016")] == ["The Reporter"]


@pytest.mark.parametrize("first_hand", [True, False])
def test_a_witness_is_not_asked_who_told_them(first_hand):
    [told] = findings(reported([piece("lind", first_hand=first_hand)]), "SRC008")
    assert told.endswith(": Rosa Lind")
    assert told.startswith("First-hand, but") == first_hand
    assert ("where it comes from" in told) != first_hand


SAID = {"id": "said", "text": "Lind said so.", "says": {"source": "lind", "claim": "c"}}
TOLD = piece("daily", claim="said", lineage="original")


def test_nobody_is_spoken_for_against_their_own_word():
    """Somebody tells that she said so; she herself took it back, or says otherwise."""
    lent = reported([TOLD], claims=[*CLAIMS, SAID])
    assert "supports: lind" in steps_as_text(lent)
    for own in (
        piece("lind", withdrawn={"on": "2024-03-01", "reason": "a slip"}),
        piece("lind", stance="refutes"),
        piece("daily", attributed_to="lind", stance="refutes"),
    ):
        report = reported([TOLD, own], claims=[*CLAIMS, SAID])
        assert "supports: lind" not in steps_as_text(report)
        assert "what said lends counts for nothing beside e1" in explained(report)
        assert "says the opposite as well" not in explained(report)
        assert "another claim speaks for it" not in report.claim("c").because
    assert "Rosa Lind said otherwise" in report.claim("c").because


def test_an_outlet_that_withdraws_a_quotation_takes_nothing_back_for_whom_it_quoted():
    quoted = piece("weekly", attributed_to="lind", withdrawn={"reason": "not her words"})
    assert "supports: lind" in steps_as_text(reported([TOLD, quoted], claims=[*CLAIMS, SAID]))


def test_what_is_told_to_have_been_said_later_is_not_told_as_said():
    later = {**SAID, "when": "2024-03"}
    report = reported([TOLD, piece("lind", stance="refutes")], claims=[*CLAIMS, later])
    assert "that, as said has it, says the opposite as well" in explained(report)


def test_what_a_claim_lends_is_the_word_of_a_paper_and_not_of_its_owner():
    owned = [
        {"id": "house", "name": "Miller Group", "kind": "other"},
        {"id": "morning", "name": "Morning Paper", "kind": "outlet", "owner": "house"},
    ]
    said = {**SAID, "says": {"source": "morning", "claim": "c"}}
    report = reported([TOLD], claims=[*CLAIMS, said], sources=[*SOURCES, *owned])
    assert "supports: morning" in steps_as_text(report)
    assert "house" not in steps_as_text(report)


def test_what_counts_for_nothing_still_bears_on_a_claim():
    same = {"subject": "plant", "predicate": "leaks", "value": True}
    claims = [
        {**CLAIMS[0], **same},
        {"id": "not", "text": "It does not leak.", "negated": True, **same},
        {"id": "again", "text": "Water comes out.", **same},
    ]
    report = reported(
        [piece("lind", claim="again"), piece("lind", claim="not")],
        claims=claims,
        entities=[{"id": "plant", "kind": "object"}],
        predicates=[{"id": "leaks", "value": "boolean"}],
    )
    assert "nothing that bears on it counts" in report.claim("c").because
    assert findings(report, "SRC001") == [
        "Nothing that bears on the claim counts, so it has no score"
    ]


def test_an_arrow_is_read_from_who_said_it_to_who_passed_it_on():
    documents = [{"id": "weekly-piece", "source": "weekly", "derived_from": ["daily-piece"]}]
    evidence = [piece("daily"), piece("weekly"), piece("blog", stance="reports")]
    shown = page(reported(evidence, documents))
    assert "<tr><td>The Daily<td>is passed on by<td>The Weekly" in shown
    assert "<td>passes on<td>" not in shown
    assert "<tr><td>A Blog<td>leaves open<td>This claim" in shown


def test_the_box_of_who_prints_a_denial_does_not_say_that_they_deny():
    """The stance stands in the box of whoever speaks."""
    quoted = page(reported([piece("daily", attributed_to="lind", stance="refutes")]))
    assert "refutes · own lineage unknown" in quoted
    assert "quotes · 2024-01-02" in quoted
    assert "refutes · 2024-01-02" not in quoted
    assert "refutes · 2024-01-02" in page(reported([piece("daily", stance="refutes")]))


def test_it_is_the_document_that_was_retracted_and_an_own_word_stays_one():
    documents = [{"id": "daily-piece", "source": "daily", "retracted": {"on": "2024-05-01"}}]
    report = reported([piece("daily", attributed_to="lind", lineage="original")], documents)
    assert explained(report) == "stands in a document that was retracted on 2024-05-01"
    shown = page(report)
    assert "stands in a document that was retracted on 2024-05-01" in shown
    assert "supports · own word" in shown
    assert "own lineage unknown" not in shown


def test_who_foretold_it_is_named_and_not_who_printed_it():
    claims = [{"id": "c", "text": "It falls.", "when": "2030"}]
    [told] = findings(reported([piece("daily", attributed_to="lind")], claims=claims), "SRC012")
    assert told.startswith("Rosa Lind (in The Daily) said on 2024-01-02 what is only to happen")


def test_a_member_who_is_cleared_is_named_in_no_exception():
    none = {**ALL, "text": "Nobody took bribes.", "quantifier": "none"}
    cleared = [
        piece(one, claim="lee-took", stance="refutes", lineage="original")
        for one in ("lab", "reporter")
    ]
    report = of_the_board([piece("weekly", lineage="original"), *cleared], [none, LEE])
    assert report.claim("lee-took").verdict == "refuted"
    assert not findings(report, "CON005")
    assert "counterexample if it held up: Ann Lee" not in page(report)


def test_all_and_none_are_not_told_as_opposites():
    none = {**ALL, "id": "none", "text": "Nobody took bribes.", "quantifier": "none"}
    [told] = findings(of_the_board([piece("lab"), piece("daily", claim="none")], [ALL, none]),
                      "CON002")  # fmt: skip
    assert "cannot hold together with" in told
    assert "opposite" not in told


def test_the_page_offers_two_people_of_one_name_apart():
    two = [{"id": name, "name": "John Miller", "kind": "person"} for name in ("jm1", "jm2")]
    sources = [*SOURCES, *two]
    shown = page(reported([{"source": "jm1"}, {"source": "jm2"}], sources=sources))
    assert ">John Miller (jm2)</option>" in shown
    assert ">John Miller</option>" not in shown
    assert 'id="source-jm1">John Miller (jm1)<' in shown


def test_what_would_change_tells_people_of_one_name_apart():
    two = [{"id": name, "name": "John Miller", "kind": "official"} for name in ("jm1", "jm2")]
    evidence = [
        piece("weekly"),
        {"source": "jm2", "stance": "refutes", "first_hand": True, "lineage": "original"},
    ]
    report = reported(evidence, sources=[*SOURCES, *two])
    judged = [one.words for one in explain(report, "c").changes if "judge how" in one.words]
    assert judged
    assert all("John Miller (jm" in one for one in judged)


def test_the_difference_is_told_of_items_and_not_of_an_owner_or_of_another_voice():
    owned = [
        {"id": "house", "name": "Miller Group", "kind": "other"},
        {"id": "morning", "name": "Morning Paper", "kind": "outlet", "owner": "house"},
    ]
    sources = [*SOURCES, *owned]
    documents = [{"id": "m", "source": "morning"}]
    old = reported([{"document": "m", "lineage": "original"}], documents, sources=sources)
    new = reported([{"document": "m"}], documents, sources=sources)
    quoted = reported([{"document": "m", "attributed_to": "aides"}], documents, sources=sources)
    for before, after in ((old, new), (new, quoted), (quoted, old)):
        [change] = diff(before, after).claims
        told = "; ".join(reason.message for reason in change.reasons)
        assert told
        assert "house" not in told.replace("same house", "")
        assert "e0 counts" in told or "independence of e0" in told


def test_who_is_only_cited_for_what_supersedes_is_not_told_to_say_it():
    documents = [{"id": "blog-piece", "source": "blog", "derived_from": ["unread"]},
                 {"id": "unread", "source": "reporter", "consulted": False}]  # fmt: skip
    report = reported(
        [piece("reporter", lineage="original"), piece("blog", claim="new")],
        documents,
        claims=[*CLAIMS, {"id": "new", "text": "It leaks a bit."}],
        relations=[{"from": "new", "to": "c", "kind": "supersedes"}],
    )
    assert explained(report) == "is superseded by new, which others have from the same origin"


def test_one_of_several_documents_is_not_told_as_all_that_somebody_published():
    evidence = [piece(one, lineage="original") for one in ("lab", "reporter")]
    aside = "set aside what City Lab published{} and what is known only through it"
    for more, on in (([], ""), ([{"id": "later", "source": "lab"}], " on 2024-01-02")):
        changes = explain(reported(evidence, more), "c").changes
        assert aside.format(on) in [one.words for one in changes]


def test_a_witness_is_not_asked_where_they_have_it_from():
    evidence = [piece("lind", first_hand=True), piece("lab", lineage="original")]
    told = " ".join(one.words for one in explain(reported(evidence), "c").changes)
    assert "where Rosa Lind has it from" not in told
    assert "Rosa Lind got it from any" not in told
    assert "whether Rosa Lind" in told


def test_the_difference_tells_what_is_lent_no_more_and_again():
    claims = [*CLAIMS, SAID]
    told, denied = (
        reported([TOLD, *own], claims=claims) for own in ([], [piece("lind", stance="refutes")])
    )
    for old, new, message in (
        (told, denied, "what said lends counts for nothing beside e1 (Rosa Lind)"),
        (denied, told, "what said lends counts again"),
    ):
        [change] = diff(old, new).claims
        assert any(one.message.startswith(message) for one in change.reasons)


def test_who_is_only_cited_is_not_told_to_have_said_it():
    """The notice of The Daily is from the laboratory's report, which nobody here holds."""
    documents = [{"id": "daily-piece", "source": "daily", "derived_from": ["lab"]}]
    for stance, verb in (("supports", "supported by"), ("refutes", "Contradicted by")):
        other = "refutes" if stance == "supports" else "supports"
        evidence = [piece("daily", stance=stance), piece("weekly", stance=other)]
        report = reported(evidence, documents)
        [told] = findings(report, "CON002")
        assert f"{verb} The Daily (citing City Lab)" in told
        assert f"{stance}: daily <- lab" in steps_as_text(report)
        shown = page(report)
        assert "The Daily (citing City Lab)" in shown
        assert f"<tr><td>City Lab<td>{stance}" not in shown
    assert "City Lab, as others cite them" in page(reported([piece("daily")], documents))


@pytest.mark.parametrize("dated", [True, False])
def test_who_denies_what_others_cite_them_for_need_not_have_said_it(dated):
    documents = [
        {"id": "daily-piece", "source": "daily", "derived_from": ["lind"],
         **({"published": "2024-01-01"} if dated else {})},
    ]  # fmt: skip
    report = reported([piece("daily"), piece("lind", stance="refutes")], documents)
    [told] = findings(report, "SRC014")
    assert (f"Rosa Lind {'took it back on 2024-01-02' if dated else 'says both'}") in told
    assert ", if The Daily cites them rightly" in told
    assert ("if it was theirs" in explained(report)) == dated
    own = reported([piece("daily", attributed_to="lind"), piece("lind", stance="refutes")])
    assert "rightly" not in findings(own, "SRC014")[0]


def test_a_relay_passes_on_whom_its_document_cites_for_something_else_only_if_they_say_so():
    documents = [
        {"id": "weekly-piece", "source": "weekly", "derived_from": ["reporter-piece", "lab-piece"]}
    ]
    evidence = [piece("reporter", lineage="original"), piece("weekly", stance="reports")]
    relayed = explained(reported(evidence, documents))
    assert "relays The Reporter\n" in f"{relayed}\n"
    assert "City Lab" not in relayed
    named = {**evidence[1], "derived_from": ["reporter-piece", "lab-piece"]}
    assert "relays The Reporter and City Lab" in explained(reported([evidence[0], named]))


def test_a_circle_is_no_origin_that_said_so_too():
    documents = [
        {"id": "blog-piece", "source": "blog", "derived_from": ["lind-piece"]},
        {"id": "lind-piece", "source": "lind", "derived_from": ["blog-piece"]},
    ]
    voices = ("reporter", "weekly", "blog", "lind")
    report = reported([piece(one) for one in voices], documents)
    assert report.claim("c").because.startswith(
        "Supported: The Reporter (A) and The Weekly (C) said so, "
        "and so did a circle without an origin;"
    )
    denied = reported(
        [*(piece(one) for one in voices), piece("daily", stance="refutes")], documents
    )
    [told] = findings(denied, "CON002")
    assert "A Blog and Rosa Lind (a circle without an origin)" in told


def test_values_that_can_hold_together_are_told_against_the_one_that_cannot():
    entities = [
        {"id": "ann", "kind": "person", "name": "Ann"},
        {"id": "harbour", "kind": "place", "name": "the harbour"},
        {"id": "quay", "kind": "place", "name": "Quay 3", "part_of": "harbour"},
        {"id": "station", "kind": "place", "name": "the station"},
    ]
    claims = [
        {"id": place, "text": f"Ann was at {place}.", "subject": "ann", "predicate": "at",
         "value": place} for place in ("harbour", "quay", "station")
    ]  # fmt: skip
    report = reported(
        [piece("reporter", claim=one["id"]) for one in claims],
        claims=claims,
        entities=entities,
        predicates=[{"id": "at", "label": "was at", "value": "entity", "cardinality": "one"}],
    )
    [told] = findings(report, "CON001")
    assert told.startswith(
        "Ann, was at: Quay 3 [quay] and the harbour [harbour] against the station [station]; only"
    )


def test_nobody_is_spoken_for_against_their_own_word_on_the_negation():
    about = {"subject": "plant", "predicate": "leaks", "value": True}
    claims = [
        {**CLAIMS[0], **about},
        {**SAID, "text": "Lind said that it leaks."},
        {"id": "not", "text": "The plant does not leak.", "negated": True, **about},
    ]
    structured = {
        "claims": claims,
        "entities": [{"id": "plant", "kind": "object"}],
        "predicates": [{"id": "leaks", "value": "boolean"}],
    }
    own = piece("lind", claim="not", lineage="original")
    alone = reported([own], **structured)
    report = reported([TOLD, own], **structured)
    assert report.claim("c").score == alone.claim("c").score < 0.3
    assert "what said lends counts for nothing beside e1" in explained(report)
    assert "whose own word is against it" in explained(report)
    taken = reported([TOLD, {**own, "stance": "refutes", "withdrawn": {"on": "2024-03-01"}}],
                     **structured)  # fmt: skip
    assert "whose own word was taken back" in explained(taken)
    assert "supports: lind" in steps_as_text(reported([TOLD], **structured))


@pytest.mark.parametrize("gravity", ["serious", "normal"])
def test_an_unnamed_voice_that_nobody_holds_is_told_with_who_has_it_from_them(gravity):
    documents = [{"id": "daily-piece", "source": "daily", "derived_from": ["aides", "insider"]}]
    report = reported([piece("daily")], documents, claims=[{**CLAIMS[0], "gravity": gravity}])
    told = findings(report, "SRC007" if gravity == "serious" else "SRC003")
    assert told[0].endswith(
        ": an insider (as The Daily has it) and three aides (as The Daily has it)"
    )
    held = reported([piece("daily", attributed_to="insider")])
    assert findings(held, "SRC003")[0].endswith(": an insider")


def test_what_would_change_reads_well_of_one_voice_and_of_several():
    told = str(explain(reported([piece("daily", attributed_to="aides"), piece("lab")]), "c"))
    assert "find out whether three aides got it from any of the others and, if not," in told


def test_the_documents_of_one_origin_are_not_those_of_who_says_otherwise_by_now():
    documents = [{"id": "later", "source": "reporter", "published": "2024-02-01"}]
    report = reported(
        [
            piece("reporter", lineage="original"),
            piece("lab"),
            {"document": "later", "claim": "new", "lineage": "original"},
        ],
        documents,
        claims=[*CLAIMS, {"id": "new", "text": "It leaks a bit."}],
        relations=[{"from": "new", "to": "c", "kind": "supersedes"}],
    )
    assert "<dt>City Lab <span class=q>1 claim in 1 document</span>" in page(report)


def test_an_allegation_that_is_refuted_is_a_result():
    serious = [{**CLAIMS[0], "gravity": "serious"}]
    evidence = [
        piece("daily", attributed_to="aides"),
        *(piece(one, stance="refutes", lineage="original") for one in ("lab", "reporter")),
    ]
    report = reported(evidence, claims=serious)
    assert report.claim("c").verdict == "refuted"
    told = [one for one in report.findings if one.rule == "SRC007"]
    assert [one.severity for one in told] == ["note"]
    assert told[0].message.endswith("three aides (settled by the evidence)")
    asserted = reported(evidence, claims=[{**serious[0], "role": "asserted"}])
    assert [one.severity for one in asserted.findings if one.rule == "SRC007"] == ["error"]


def test_who_says_it_in_their_own_words_is_heard_in_them():
    """Somebody tells that she said so, and her own word tells that she gains by it."""
    own = piece("lind", interest="for")
    report = reported([TOLD, own], claims=[*CLAIMS, SAID])
    alone = reported([own], claims=CLAIMS)
    assert report.claim("c").score == alone.claim("c").score
    assert "Rosa Lind (an interested party) said so" in report.claim("c").because
    assert "beside e1 (Rosa Lind), whose own word this is" in explained(report)
    # What others only cite her for is no more her own word than what is lent.
    cited = [{"id": "weekly-piece", "source": "weekly", "derived_from": ["lind"]}]
    heard = reported([TOLD, piece("weekly")], cited, claims=[*CLAIMS, SAID])
    assert "whose own word this is" not in explained(heard)


def test_of_whom_nothing_counts_any_more_is_no_counterexample_that_may_hold():
    withdrawn = piece("weekly", claim="lee-took", withdrawn={"reason": "the wrong person"})
    none = {**ALL, "quantifier": "none", "text": "None of the board took bribes."}
    report = of_the_board([piece("daily"), withdrawn], [none, LEE])
    assert report.claim("lee-took").score is None
    assert findings(report, "CON005") == []
    assert "if it held up: Ann Lee" not in page(report)
    assert findings(of_the_board([piece("daily"), piece("weekly", claim="lee-took")], [none, LEE]),
                    "CON005")  # fmt: skip


def test_who_is_quoted_at_second_hand_cites_nobody():
    """The Daily has the words of Rosa Lind from the laboratory; she has nothing from there."""
    told = piece("daily", attributed_to="lind", derived_from=["lab"])
    report = reported([told, piece("weekly", stance="refutes")])
    assert "Rosa Lind (quoted at second hand) said so" in report.claim("c").because
    [message] = findings(report, "CON002")
    assert "supported by Rosa Lind (as The Daily has it from City Lab)" in message
    assert "Rosa Lind (as The Daily has it from City Lab)" in page(report)
    assert "supports: daily <- lab" in steps_as_text(report)


def test_nobody_speaks_in_a_hospital_that_published_what_they_said():
    report = reported(
        [
            piece("lab", attributed_to="lind", stance="refutes", interested=True),
            piece("daily", attributed_to="reporter"),
        ]
    )
    [told] = findings(report, "CON002")
    assert "Rosa Lind (an interested party, published by City Lab)" in told
    assert "The Reporter (in The Daily)" in told
    assert "Rosa Lind published by City Lab" in page(report)


def test_what_a_witness_took_back_in_one_paper_and_not_in_the_other_is_asked_about():
    back = {"on": "2024-02-01", "reason": "she took him for somebody else"}
    taken_back = piece("daily", attributed_to="lind", withdrawn=back)
    [told] = findings(reported([taken_back, piece("weekly", attributed_to="lind")]), "SRC021")
    assert told == "e0 is taken back, and e1 still counts as the word of Rosa Lind"
    again = piece("weekly", attributed_to="lind", when="2024-03-01")
    assert not findings(reported([taken_back, again]), "SRC021"), "she said it again"
    relay = piece("weekly", derived_from=["e0"])
    assert not findings(reported([taken_back, relay]), "SRC021"), "it went with her word"
    dated = [{"id": "c", "text": "The plant leaked.", "when": "2024-01-01"}]
    shown = page(reported([taken_back, again], claims=dated))
    assert "Rosa Lind in The Daily supports; it counts no more</span>" in shown
    assert "Rosa Lind in The Weekly supports</span>" in shown


def test_who_is_entered_as_somebody_elses_voice_is_told_to_be_entered_so():
    """A paper says who the unnamed official is; she denies it, and the case has her as owner."""
    sources = [{**one, "owner": "lind"} if one["id"] == "insider" else one for one in SOURCES]
    report = reported(
        [piece("daily", attributed_to="insider"), piece("weekly", attributed_to="lind")],
        sources=sources,
    )
    [told] = findings(report, "COR002")
    assert told == (
        "Rosa Lind and an insider are entered as one voice, that of Rosa Lind, and count as one "
        "origin"
    )


def test_nobody_is_asked_to_vouch_for_the_accused():
    def advice(**keys):
        report = reported(
            [piece("weekly", attributed_to="aides"),
             piece("daily", attributed_to="lind", stance="refutes", **keys)]
        )  # fmt: skip
        lines = explanation_lines(explain(report, "c"), Style(), 200)
        return "\n".join(lines).partition("What would change")[2]

    assert "judge how reliable Rosa Lind is" in advice()
    assert "judge how reliable Rosa Lind" not in advice(interested=True)


def test_what_stands_for_the_opposite_is_not_told_as_evidence_of_a_claim():
    """The study of Ann Lee was retracted: of who says the opposite that is nobody's evidence."""
    entities = [{"id": "dust", "kind": "object", "name": "Dust"}]
    predicates = [{"id": "kills", "label": "kills bees", "value": "boolean", "cardinality": "one"}]
    kills = {"id": "kills", "text": "Dust kills bees.", "subject": "dust",
             "predicate": "kills", "value": True}  # fmt: skip
    harmless = {**kills, "id": "harmless", "text": "Dust kills no bees.", "value": False}
    report = reported(
        [piece("lab", claim="kills"), piece("daily", claim="kills"),
         piece("weekly", claim="harmless")],
        [{"id": "lab-piece", "source": "lab", "retracted": {"on": "2024-02-01"}},
         {"id": "daily-piece", "source": "daily", "derived_from": ["lab-piece"]}],
        claims=[kills, harmless], entities=entities, predicates=predicates,
    )  # fmt: skip
    assert len(findings(report, "COR003")) == 1
    assert findings(report, "SRC016") == []


def test_limits_that_meet_are_told_as_one_number():
    took = {**LEE, "id": "shaw-took", "text": "Ben Shaw took bribes.", "subject": "shaw"}
    board = {**ENTITIES[2], "members_complete": True}
    report = reported(
        [piece("lab", claim="lee-took", lineage="original"),
         piece("reporter", claim="shaw-took", lineage="original")],
        claims=[ALL, LEE, took], entities=[*ENTITIES[:2], board], predicates=PREDICATES,
    )  # fmt: skip
    score = report.claim("c").score
    assert f"the members of its group puts it at {score:.2f}" in report.claim("c").because
    assert f"what is known of the members puts it at {score:.2f}: " in explained(report)


def test_a_person_under_two_names_is_no_house():
    """Who entered a dean's sermons as the dean's made them one; a paper's people are a house."""
    sources = [*SOURCES, {"id": "preacher", "name": "Pastor Lind", "owner": "dean"},
               {"id": "dean", "name": "Dean Lind", "kind": "person"},
               {"id": "desk", "name": "The Desk", "owner": "daily"}]  # fmt: skip
    report = reported(
        [{"source": "dean", "stance": "refutes", "when": "2024-01-01"},
         {"source": "preacher", "when": "2024-01-02"}, {"source": "daily"},
         {"source": "desk", "stance": "refutes"}],
        sources=sources,
    )  # fmt: skip
    assert findings(report, "SRC014") == [
        "Dean Lind and Pastor Lind, who are entered as one voice, that of Dean Lind, and count as "
        "one, contradict each other: what was said last, on 2024-01-02, supports it and counts a "
        "quarter",
        "The Daily and The Desk, who are one house, The Daily, and count as one, contradict each "
        "other, and which came last is not known: neither counts",
    ]
