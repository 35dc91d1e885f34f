"""What an item of evidence does for its claim: origin, stand-in, circle, relay, dead."""

import pytest

from verifykit.model.case import Case
from verifykit.model.claim import Claim
from verifykit.model.document import Derivation, Document, Retraction
from verifykit.model.evidence import Evidence
from verifykit.model.source import Source
from verifykit.provenance import Graph, Trace, trace_claim


def paper(name: str, *parents: str, by: str | None = None, **more: object) -> Document:
    """A document `name` of the source `s-name`, unless it is `by` another."""
    derived = tuple(Derivation(parent) for parent in parents)
    return Document(id=name, source=by or f"s-{name}", derived_from=derived, **more)


def item(document: str, stance: str = "supports", **more: object) -> Evidence:
    """The item `e-document`, for the claim `c` unless told otherwise."""
    given = {"id": f"e-{document}", "claim": "c", "document": document, **more}
    return Evidence(stance=stance, **given)


def traced(documents: list[Document], evidence: list[Evidence], **lists: object) -> Trace:
    claims = tuple(Claim(id=name, text=name) for name in ("c", "other"))
    case = Case(claims=claims, documents=tuple(documents), evidence=tuple(evidence), **lists)
    return trace_claim(Graph(case=case), "c")


def roles(found: Trace) -> dict[str, str]:
    return {one.evidence.id.removeprefix("e-"): one.role for one in found.items}


def origins(found: Trace, side: str = "supports") -> list[tuple[str, ...]]:
    return [strand.origins for strand in found.side(side)]


@pytest.mark.parametrize(
    ("lineage", "role"),
    [(None, "relay"), ("relayed", "relay"), ("original", "origin"), ("unknown", "origin")],
)
def test_the_lineage_of_an_item_can_cancel_the_derivation_of_its_document(lineage, role):
    found = traced([paper("a"), paper("b", "a")], [item("a"), item("b", lineage=lineage)])
    assert roles(found)["b"] == role


def test_an_own_derivation_goes_before_the_document_s_and_before_original():
    own = item("b", lineage="original", derived_from=(Derivation("a"),))
    found = traced([paper("a"), paper("b", "nobody")], [item("a"), own])
    assert roles(found) == {"a": "origin", "b": "relay"}
    assert not found.item("e-b").original


def test_what_only_confirms_is_no_derivation():
    confirming = item("b", derived_from=(Derivation("a", "confirms"),))
    found = traced([paper("a"), paper("b", "a")], [item("a"), confirming])
    assert origins(found) == [("s-a",), ("s-b",)]


def test_one_speaker_is_one_origin_whoever_prints_it():
    found = traced(
        [paper("a"), paper("b"), paper("d", by="official")],
        [item("a", attributed_to="official"), item("b", attributed_to="official"), item("d")],
    )
    assert origins(found) == [("official",)]


def test_owners_merge_over_several_steps():
    sources = (
        Source(id="s-a", name="A", owner="group"),
        Source(id="s-b", name="B", owner="holding"),
        Source(id="holding", name="Holding", owner="group"),
    )
    found = traced([paper("a"), paper("b")], [item("a"), item("b")], sources=sources)
    assert origins(found) == [("group",)]


@pytest.mark.parametrize("parent", ["a", "e-a", "s-a"])
def test_a_parent_is_named_by_its_document_its_evidence_or_its_source(parent):
    found = traced([paper("a"), paper("b", parent)], [item("a"), item("b")])
    assert roles(found)["b"] == "relay"
    assert found.item("e-b").path == ("e-b", "e-a")


def test_what_is_not_in_hand_is_passed_through():
    chain = [paper("root"), paper("between", "root"), paper("last", "between")]
    assert roles(traced(chain, [item("root"), item("last")]))["last"] == "relay"
    stand_in = traced(chain, [item("last")])
    assert stand_in.item("e-last").speakers == ("s-root",)
    assert origins(stand_in) == [("s-root",)]


def test_an_item_of_another_claim_stands_for_its_own_origin():
    elsewhere = item("a", claim="other", attributed_to="official")
    found = traced([paper("a"), paper("b", "e-a")], [elsewhere, item("b")])
    assert origins(found) == [("official",)]


def test_items_that_share_an_origin_nobody_holds_are_one_line():
    found = traced(
        [paper("a", "x"), paper("b", "x", "y"), paper("d", "y"), paper("e", "z")],
        [item("a"), item("b"), item("d"), item("e")],
    )
    assert origins(found) == [("x", "y"), ("z",)]


def test_a_survey_of_origins_in_hand_does_not_make_them_one():
    """It reads other documents of two origins that are in hand by themselves."""
    documents = [
        paper("a"),
        paper("b"),
        paper("a-2", by="s-a"),
        paper("b-2", by="s-b"),
        paper("survey", "a-2", "b-2"),
    ]
    found = traced(documents, [item("a"), item("b"), item("survey")])
    assert roles(found) == {"a": "origin", "b": "origin", "survey": "relay"}
    assert origins(found) == [("s-a",), ("s-b",)]


def test_a_later_piece_on_the_own_earlier_one_is_no_circle():
    documents = [paper("early", by="s-a"), paper("late", "early", by="s-a")]
    found = traced(documents, [item("late")])
    assert roles(found) == {"late": "stand-in"}
    assert origins(found) == [("s-a",)]


@pytest.mark.parametrize(
    ("read", "stance", "role"),
    [
        (["supports"], "refutes", "origin"),
        (["supports", "reports"], "refutes", "origin"),
        (["supports", "refutes"], "refutes", "relay"),
        (["reports"], "refutes", "relay"),
        (["supports"], "reports", "relay"),
        (["supports"], "supports", "relay"),
    ],
)
def test_only_who_contradicts_all_it_read_speaks_for_itself(read, stance, role):
    documents = [paper(f"d{number}") for number in range(len(read))]
    last = paper("last", *(document.id for document in documents))
    hand = [item(document.id, one) for document, one in zip(documents, read, strict=True)]
    assert roles(traced([*documents, last], [*hand, item("last", stance)]))["last"] == role


def test_a_circle_with_nothing_outside_has_no_origin():
    found = traced([paper("a", "b"), paper("b", "a")], [item("a"), item("b")])
    assert roles(found) == {"a": "circle", "b": "circle"}
    assert [(strand.circle, strand.origins) for strand in found.strands] == [(True, ())]


def test_what_rests_on_a_circle_that_nobody_holds_belongs_to_it():
    documents = [paper("a", "b"), paper("b", "a"), paper("d", "a"), paper("e", "b")]
    found = traced(documents, [item("d"), item("e")])
    assert roles(found) == {"d": "circle", "e": "circle"}
    assert len(found.strands) == 1


def test_a_circle_with_a_root_outside_is_collapsed_into_it():
    documents = [paper("a", "b"), paper("b", "a", "root"), paper("root")]
    assert roles(traced(documents, [item("a"), item("b")])) == {"a": "stand-in", "b": "stand-in"}
    whole = traced(documents, [item("a"), item("b"), item("root")])
    assert roles(whole) == {"a": "relay", "b": "relay", "root": "origin"}


@pytest.mark.parametrize(
    ("other", "role"), [("supports", "origin"), ("refutes", "relay"), ("reports", "origin")]
)
def test_who_reads_a_circle_reads_all_that_it_says(other, role):
    documents = [paper("a", "b"), paper("b", "a"), paper("reader", "a")]
    found = traced(documents, [item("a"), item("b", other), item("reader", "refutes")])
    assert roles(found)["reader"] == role


def test_who_reads_a_circle_through_a_document_nobody_holds_is_outside_of_it():
    documents = [paper("a", "b"), paper("b", "a"), paper("reader", "b")]
    found = traced(documents, [item("a"), item("reader", "refutes")])
    assert roles(found) == {"a": "circle", "reader": "origin"}


def test_no_way_ends_at_who_says_the_opposite_in_a_circle():
    circle = [paper("d", "e"), paper("e", "d")]
    documents = [paper("a"), paper("b", by="s-a"), *circle, paper("reader", "b", "d")]
    found = traced(documents, [item("a"), item("d", "refutes"), item("reader")])
    assert list(found.item("e-reader").path) == ["e-reader", "b", "e-a"]


GONE = {"retracted": Retraction(reason="invented")}


@pytest.mark.parametrize("hand", [["root", "a", "b"], ["a", "b"], ["b"]])
def test_all_that_rests_on_a_retraction_alone_is_dead(hand):
    documents = [paper("root", **GONE), paper("a", "root"), paper("b", "a")]
    found = traced(documents, [item(name) for name in hand])
    assert set(roles(found).values()) == {"dead"}
    assert not found.strands


def test_other_words_of_the_publisher_do_not_revive_what_rests_on_a_retraction():
    documents = [paper("root", by="s", **GONE), paper("news", by="s"), paper("a", "root")]
    found = traced(documents, [item("news"), item("a")])
    assert roles(found) == {"news": "origin", "a": "dead"}


def test_a_retraction_of_other_words_leaves_what_rests_on_a_standing_document():
    documents = [paper("root", by="s"), paper("news", by="s", **GONE), paper("a", "root")]
    found = traced(documents, [item("news"), item("a")])
    assert roles(found) == {"news": "dead", "a": "stand-in"}


def test_a_live_root_besides_the_retraction_keeps_an_item_alive():
    documents = [paper("bad", **GONE), paper("good"), paper("a", "bad", "good")]
    assert roles(traced(documents, [item("a")])) == {"a": "stand-in"}


def test_who_contradicts_a_retracted_document_dies_only_with_its_own():
    documents = [paper("root", **GONE), paper("denial", "root")]
    hand = [item("root"), item("denial", "refutes")]
    assert roles(traced(documents, hand)) == {"root": "dead", "denial": "origin"}
    documents = [paper("root"), paper("denial", "root", **GONE)]
    assert roles(traced(documents, hand)) == {"root": "origin", "denial": "dead"}


def test_a_circle_dies_with_a_retraction_in_it():
    documents = [paper("a", "b"), paper("b", "a", **GONE)]
    assert roles(traced(documents, [item("a"), item("b")])) == {"a": "dead", "b": "dead"}


def test_what_goes_with_an_item():
    """Its relays and theirs; not who has another root, and not who contradicts it."""
    documents = [
        paper("root"),
        paper("other"),
        paper("relay", "root"),
        paper("again", "relay"),
        paper("both", "root", "other"),
        paper("denial", "root"),
    ]
    hand = [item(one.id) for one in documents[:-1]] + [item("denial", "refutes")]
    found = traced(documents, hand)
    assert found.without([item("root").id]) == {item(x).id for x in ("root", "relay", "again")}
    assert found.chains_to([item("other").id]) == {
        item("other").id: (item("other").id,),
        item("both").id: (item("both").id, item("other").id),
    }


def test_a_part_of_the_claim_makes_no_line_and_is_not_in_hand_for_others():
    documents = [paper("a"), paper("b", "a")]
    found = traced(documents, [item("a", partial=True), item("b")])
    assert roles(found) == {"a": "partial", "b": "stand-in"}


@pytest.mark.parametrize(
    ("consulted", "through", "windows"),
    [
        (True, ("article",), {"d"}),
        (False, ("article",), {"article"}),
        (False, ("article", "book"), {"article", "book"}),
        (False, ("unread",), {"article"}),
        (False, (), set()),
    ],
)
def test_the_consulted_documents_through_which_an_item_is_known(consulted, through, windows):
    documents = (
        paper("d", consulted=consulted, known_through=through),
        paper("unread", consulted=False, known_through=("article",)),
        paper("article"),
        paper("book"),
    )
    graph = Graph(case=Case(documents=documents))
    assert graph.windows(item("d")) == windows


def test_what_came_later_is_nobodys_source_though_it_bears_on_a_part_only():
    later = item("b", when="2003-05-04", partial=True)
    early = item("a", when="2001", derived_from=(Derivation("e-b"),))
    found = traced([paper("a"), paper("b")], [early, later])
    assert roles(found) == {"a": "stand-in", "b": "partial"}
    assert [tuple(one.path) for one in found.items if one.evidence == early] == [("e-a", "s-b")]
    assert origins(found) == [("s-b",)]


def test_the_only_undated_word_of_a_cited_voice_is_not_from_what_came_later():
    """The paper of 2001 cites the agency; what the agency has was said before, whatever follows."""
    late = item("witness", when="2003-05-04")
    agency = item("agency", derived_from=(Derivation("vague"),))
    early = item("paper", when="2001", derived_from=(Derivation("s-agency"),))
    documents = [paper("witness"), paper("agency"), paper("paper"), paper("vague", by="s-witness")]
    found = traced(documents, [late, agency, early])
    assert roles(found) == {"witness": "origin", "agency": "stand-in", "paper": "relay"}
    assert "e-witness" not in found.item("e-paper").path


def test_an_undated_item_that_is_from_a_later_one_is_not_what_was_cited_before():
    late = item("witness", when="2003-05-04")
    agency = item("agency", derived_from=(Derivation("e-witness"),))
    early = item("paper", when="2001", derived_from=(Derivation("s-agency"),))
    documents = [paper("witness"), paper("agency"), paper("paper")]
    found = traced(documents, [late, agency, early])
    assert roles(found) == {"witness": "origin", "agency": "relay", "paper": "stand-in"}
    assert tuple(found.item("e-paper").path) == ("e-paper", "s-agency")


def test_an_early_book_that_cites_two_witnesses_makes_them_no_one_voice():
    """Both spoke for themselves later; what they had told the book is in nobody's hand."""
    book = item("book", when="2001", derived_from=(Derivation("s-ann"), Derivation("s-bob")))
    later = [item(name, when="2003-05-04", lineage="original") for name in ("ann", "bob")]
    documents = [paper("book"), paper("ann"), paper("bob")]
    found = traced(documents, [book, *later])
    assert roles(found) == {"book": "relay", "ann": "origin", "bob": "origin"}
    assert origins(found) == [("s-ann",), ("s-bob",)]
    documents[2] = paper("bob", retracted=Retraction())
    found = traced(documents, [book, *later])
    assert origins(found) == [("s-ann", "s-bob")]
