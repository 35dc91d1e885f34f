"""Small hard cases: what is said of somebody is literally true of them, or is not said."""

import pytest

from spoken_cases import (
    CLAIMS,
    SOURCES,
    explained,
    findings,
    page,
    piece,
    reported,
    steps_as_text,
)


@pytest.mark.parametrize(
    ("first_hand", "how"),
    [(False, "counted as named"), (True, "first-hand and counted as on record")],
)
def test_who_is_unnamed_is_not_called_named_for_having_a_grade(first_hand, how):
    report = reported([piece("reporter", attributed_to="insider", first_hand=first_hand)])
    assert f"an insider, {how}, since graded" in explained(report)


def test_nobody_who_prints_without_knowing_whence_vouches():
    unknown = reported([piece("reporter", attributed_to="aides")])
    own = reported([piece("reporter", attributed_to="aides", lineage="original")])
    assert ["vouches" in message for message in findings(unknown, "SRC015")] == [False]
    assert ["vouches" in message for message in findings(own, "SRC015")] == [True]


def test_a_premise_undercuts_nothing():
    """No claim says that something does not stand: a line rests on whether it was said at all."""
    said = {"id": "said", "text": "Lind said so.", "says": {"source": "lind", "claim": "c"}}
    report = reported([piece("daily", claim="said")], claims=[*CLAIMS, said])
    told = report.claim("c").because
    assert "so only as far as another claim is true" in told
    assert "does not stand" not in told
    assert "what is known of another claim speaks for it" in told


def test_an_item_that_undercuts_is_no_claim():
    evidence = [piece("daily"), piece("lab", stance="undercuts", target="e0")]
    told = reported(evidence).claim("c").because
    assert "evidence in the case is against the standing of some of that" in told
    assert "another claim" not in told


def test_what_undercuts_words_that_never_counted_undercuts_nothing_that_does():
    """Both are known through one article, and count once: only who counts is told of."""
    documents = [
        {"id": f"{one}-piece", "source": one, "consulted": False, "known_through": ["blog-piece"]}
        for one in ("lind", "daily")
    ]
    forged = {"id": "forged", "text": "The letter is forged."}
    report = reported(
        [
            piece("lind"),
            piece("daily", attributed_to="insider", first_hand=True),
            piece("lab", stance="undercuts", target="e1"),
            piece("lab", claim="forged"),
        ],
        documents,
        claims=[*CLAIMS, forged],
        relations=[{"from": "forged", "to": "lind-piece", "kind": "undercuts"}],
    )
    steps = [step for step in report.claim("c").explanation if step.step == "undercut"]
    assert [step.claims for step in steps] == [("e1 does not stand",)]


def test_a_circle_has_no_origin_and_passes_on_what_nobody_else_said():
    documents = [
        {"id": "daily-piece", "source": "daily", "derived_from": ["weekly-piece"]},
        {"id": "weekly-piece", "source": "weekly", "derived_from": ["daily-piece"]},
    ]
    told = reported([piece("daily"), piece("weekly")], documents).claim("c").because
    assert "(a circle without an origin, C)" in told
    assert "one origin" not in told
    assert "passing on" not in told


def test_who_contradicts_all_they_have_read_passes_nothing_on():
    documents = [{"id": "blog-piece", "source": "blog", "derived_from": ["reporter-piece"]}]
    report = reported([piece("blog"), piece("reporter", stance="refutes")], documents)
    assert "passing on" not in report.claim("c").because
    assert "passing on" in reported([piece("blog")], documents).claim("c").because


def test_who_says_what_supersedes_a_claim_is_no_origin_of_it_any_more():
    entities = [{"id": "crash", "kind": "event", "name": "the crash"}]
    predicates = [{"id": "hurt", "value": "number", "cardinality": "one", "timeless": True}]
    claims = [
        {"id": "c", "text": "Fifty.", "subject": "crash", "predicate": "hurt", "value": 50},
        {"id": "new", "text": "Twelve.", "subject": "crash", "predicate": "hurt", "value": 12},
    ]
    report = reported(
        [piece("daily", attributed_to="lind"), piece("blog"), piece("lind", claim="new")],
        claims=claims,
        entities=entities,
        predicates=predicates,
        relations=[{"from": "new", "to": "c", "kind": "supersedes"}],
    )
    old, new = report.claim("c"), report.claim("new")
    assert old.support.origins.max == 1
    assert old.support.documents == 1
    assert new.opposition.origins.max == 1
    assert not findings(report, "COR001")
    assert findings(report, "SRC016") == [
        "The Daily <- Rosa Lind: counts for nothing here, since it is superseded by new, "
        "of the same origin"
    ]
    # The blog does not say the new one, so the two still contradict each other.
    assert findings(report, "CON003")
    assert all("no contradiction" not in message for message in findings(report, "CON008"))


def test_a_counterexample_is_told_in_its_own_words():
    claims = [
        {"id": "c", "text": "All of the board took bribes.", "subject": "board",
         "predicate": "bribed", "value": True, "quantifier": "all"},
        {"id": "shaw-not", "text": "Ben Shaw took no bribes.", "subject": "shaw",
         "predicate": "bribed", "value": True, "negated": True},
    ]  # fmt: skip
    report = reported(
        [piece("lab", claim="shaw-not", lineage="original")],
        claims=claims,
        entities=[
            {"id": "shaw", "kind": "person", "name": "Ben Shaw"},
            {"id": "board", "kind": "group", "name": "the board", "members": ["shaw"]},
        ],
        predicates=[{"id": "bribed", "label": "took bribes", "value": "boolean"}],
    )
    (message,) = findings(report, "CON005")
    assert message.startswith("Counterexample to 'all': Ben Shaw took no bribes. [shaw-not")


def test_who_said_so_does_not_seem_to_have_refuted_it():
    claims = [
        {"id": "c", "text": "None took bribes.", "subject": "board",
         "predicate": "bribed", "value": True, "quantifier": "none"},
        {"id": "reed", "text": "Ann Reed did.", "subject": "reed",
         "predicate": "bribed", "value": True},
    ]  # fmt: skip
    report = reported(
        [
            piece("reporter", claim="reed", lineage="original"),
            piece("lab", claim="reed", lineage="original"),
            piece("blog"),
        ],
        claims=claims,
        entities=[
            {"id": "reed", "kind": "person", "name": "Ann Reed"},
            {"id": "board", "kind": "group", "name": "the board", "members": ["reed"]},
        ],
        predicates=[{"id": "bribed", "value": "boolean"}],
    )
    told = report.claim("c").because
    assert told.startswith("Refuted: 1 counterexample speaks against it; ")
    assert told.endswith("; A Blog said so.")


def test_what_is_to_come_has_not_happened():
    report = reported([piece("daily")], claims=[{"id": "c", "text": "It falls.", "when": "2030"}])
    (message,) = findings(report, "SRC012")
    assert "happened" not in message


def test_one_voice_in_two_lines_is_named_once():
    """The Daily passes on what a lab said, and confirms it later itself."""
    documents = [
        {"id": "daily-piece", "source": "daily", "derived_from": ["lab"]},
        {"id": "later", "source": "daily", "published": "2024-02-02",
         "derived_from": [{"from": "daily-piece", "how": "confirms"}]},
    ]  # fmt: skip
    told = reported([piece("daily"), {"document": "later"}], documents).claim("c").because
    assert "The Daily (C) said so; that all of it is independent is not established" in told


def test_an_owner_is_not_told_to_have_said_what_a_house_of_theirs_did():
    owned = [
        {"id": "house", "name": "Miller Group", "kind": "other"},
        {"id": "morning", "name": "Morning Paper", "kind": "outlet", "owner": "house"},
        {"id": "evening", "name": "Evening Paper", "kind": "outlet", "owner": "house"},
    ]
    documents = [{"id": "m", "source": "morning"}, {"id": "e", "source": "evening"}]
    sources = [*SOURCES, *owned]
    apart = reported([{"document": "m"}, piece("blog")], documents, sources=sources)
    assert "Morning Paper (lineage unknown)" in findings(apart, "COR001")[0]
    assert "Miller Group" not in findings(apart, "COR001")[0]
    both = reported([{"document": "m"}, {"document": "e", "stance": "refutes"}], documents,
                    sources=sources)  # fmt: skip
    assert "contradicted by the same house" in explained(both)
    assert "same voice" not in explained(both)


def test_who_belongs_to_somebody_unnamed_has_a_name():
    owned = [
        {"id": "fund", "name": "a fund", "kind": "other", "anonymous": True},
        {"id": "morning", "name": "Morning Paper", "kind": "outlet", "owner": "fund"},
    ]
    report = reported([{"document": "m"}], [{"id": "m", "source": "morning"}],
                      sources=[*SOURCES, *owned])  # fmt: skip
    assert "Morning Paper, named" in explained(report)


def test_who_says_a_thing_and_its_negation_is_told_so():
    """Whoever speaks for a claim and for its negation cancels their own word in both."""
    same = {"subject": "plant", "predicate": "leaks", "value": True}
    claims = [
        {"id": "c", "text": "It leaks.", **same},
        {"id": "not-c", "text": "It does not leak.", "negated": True, **same},
    ]
    report = reported(
        [
            piece("daily", attributed_to="lind"),
            piece("weekly", attributed_to="lind", claim="not-c"),
        ],
        claims=claims,
        entities=[{"id": "plant", "kind": "place"}],
        predicates=[{"id": "leaks", "value": "boolean"}],
    )
    for claim in ("c", "not-c"):
        assert explained(report, claim).count("says the opposite as well: neither counts") == 2


def test_who_is_quoted_has_it_from_nobody_who_printed_it():
    documents = [{"id": "weekly-piece", "source": "weekly", "derived_from": ["daily-piece"]}]
    evidence = [
        piece("daily", attributed_to="lind", withdrawn={"reason": "a slip"}),
        piece("weekly", attributed_to="lind"),
    ]
    (message,) = findings(reported(evidence, documents), "COR003")
    assert "The Weekly <- The Daily <- Rosa Lind" in message
    assert "Rosa Lind <- The Daily" not in message


def test_who_said_it_is_not_forgotten_because_their_word_counts_for_nothing():
    """An outlet graded E said so: nobody can read that nobody did."""
    sources = [*SOURCES, {"id": "rag", "name": "The Rag", "kind": "outlet", "reliability": "E"}]
    evidence = [{"document": "r"}, piece("daily", stance="reports")]
    report = reported(evidence, [{"id": "r", "source": "rag"}], sources=sources)
    told = report.claim("c").because
    assert "nobody says it" not in told
    assert "what says it or denies it counts for nothing" in told
    assert "Nobody here" not in page(report)
    other = reported([piece("daily", stance="reports")]).claim("c").because
    assert "nobody says it or denies it on their own account" in other


@pytest.mark.parametrize("stake", [{"interest": "for"}, {"interested": True}])
def test_who_gains_by_it_is_told_to_however_that_is_entered(stake):
    report = reported([piece("lab", **stake)])
    assert "City Lab (B, an interested party) said so" in report.claim("c").because
    assert "interested party" in page(report)
    aides = reported([piece("daily", attributed_to="aides", **stake)])
    assert not findings(aides, "SRC015")


def test_the_page_names_who_spoke_and_not_their_owner():
    owned = [
        {"id": "house", "name": "Miller Group", "kind": "other"},
        {"id": "morning", "name": "Morning Paper", "kind": "outlet", "owner": "house"},
    ]
    documents = [{"id": "m", "source": "morning", "published": "2024-01-02"}]
    for stance in ("supports", "refutes"):
        report = reported([{"document": "m", "stance": stance}, piece("blog")], documents,
                          sources=[*SOURCES, *owned])  # fmt: skip
        shown = page(report)
        assert ("contradicted by Morning Paper" in shown) == (stance == "refutes")
        assert "contradicted by Miller" not in shown
        assert "rests on Miller" not in shown
        assert f"{stance}: morning" in steps_as_text(report)
        assert "house" not in steps_as_text(report)


def test_what_is_retracted_after_the_day_of_the_case_is_not_called_retracted():
    retracted = {"on": "2024-12-01", "reason": "an error"}
    documents = [{"id": "daily-piece", "source": "daily", "retracted": retracted}]
    later = page(reported([piece("daily")], documents))
    retracted["on"] = "2024-05-01"
    before = page(reported([piece("daily")], documents))
    assert "! retracted" in before
    assert "! retracted" not in later


def test_the_page_tells_two_people_of_one_name_apart():
    two = [{"id": name, "name": "John Miller", "kind": "person"} for name in ("jm1", "jm2")]
    report = reported(
        [{"source": "jm1"}, {"source": "jm2", "stance": "refutes"}], sources=[*SOURCES, *two]
    )
    assert "John Miller (jm2)" in page(report)


def test_the_timeline_says_whose_stance_it_shows():
    claims = [{"id": "c", "text": "The plant leaks.", "when": "2023"}]
    denied = piece("daily", attributed_to="lind", stance="refutes")
    shown = page(reported([denied], claims=claims))
    assert "Rosa Lind in The Daily refutes" in shown
    assert "Daily refutes" not in shown.replace("Rosa Lind in The Daily refutes", "")
    # The table of the drawing names them, too: not "The Daily refutes this claim".
    assert "<tr><td>Rosa Lind in The Daily<td>refutes<td>This claim" in shown
    assert "<tr><td>The Daily<td>refutes" not in shown


def test_only_what_a_group_is_told_of_follows_from_its_members():
    told = {"subject": "plant", "predicate": "leaks", "value": True}
    report = reported(
        [piece(one, stance="refutes", lineage="original") for one in ("lab", "reporter")],
        entities=[{"id": "plant", "kind": "object"}],
        predicates=[{"id": "leaks", "value": "boolean"}],
        claims=[
            {**CLAIMS[0], **told},
            {"id": "not", "text": "The plant does not leak.", "negated": True, **told},
        ],
    )
    assert report.claim("not").verdict == "corroborated"
    shown = page(report)
    assert "follows from other claims" in shown
    assert "its members" not in shown


def test_a_denial_is_told_of_who_denied_and_not_of_who_printed_it():
    own = piece("weekly", lineage="original")
    denied = piece("weekly", attributed_to="lind", stance="refutes", interest="for")
    [told] = findings(reported([own, denied]), "CON002")
    assert told.startswith(
        "Contradicted by Rosa Lind (an interested party, in The Weekly); supported by The Weekly"
    )
