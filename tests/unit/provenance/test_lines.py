"""Lines: all that the worth of what one origin says depends on, and who is established."""

import pytest

from verifykit import from_data
from verifykit.provenance import (
    Graph,
    Line,
    LineMaker,
    lookalikes,
    trace,
    trace_claim,
)

GRADES = {"A": 0.6, "B": 0.4, "C": 0.2, "D": -0.4, "E": -9.0, "F": 0.0}


def strength(line: Line) -> float:
    """Grades, attribution and factor: enough to tell which item is the strongest."""
    base = {"anonymous": 0.5, "first-hand": 1.5, "admission": 2.0, "interested": 0.25}
    found = base.get(line.attribution, 1.0) + GRADES[line.grade]
    return max(0.0, found) * line.factor


def maker(case) -> LineMaker:
    return LineMaker(
        graph=Graph(case=case),
        lookalikes=lookalikes(case),
        strength=strength,
    )


def lines(sources, evidence, documents=(), **lists):
    items = [
        {"id": f"e{number}", "claim": "c", "stance": "supports", **one}
        for number, one in enumerate(evidence)
    ]
    case = from_data(
        {
            "verifykit": 1,
            "sources": [{"name": one["id"], **one} for one in sources],
            "documents": list(documents),
            "claims": [{"id": "c", "text": "C."}, {"id": "u", "text": "U."}],
            "evidence": items,
            **lists,
        }
    )
    made = maker(case)
    return {line.origin: line for line in made.lines("c", trace_claim(made.graph, "c"))}


@pytest.mark.parametrize(
    ("source", "item", "attribution"),
    [
        ({}, {}, "named"),
        ({}, {"first_hand": True}, "first-hand"),
        ({}, {"interested": True}, "interested"),
        ({}, {"interest": "for"}, "interested"),
        ({}, {"interest": "against"}, "admission"),
        ({}, {"interested": True, "interest": "against"}, "admission"),
        ({"anonymous": True}, {}, "anonymous"),
        ({"anonymous": True}, {"first_hand": True}, "anonymous"),
        ({"anonymous": True}, {"interest": "against"}, "anonymous"),
        ({"anonymous": True}, {"interest": "for"}, "interested"),
        ({"anonymous": True, "reliability": "C"}, {}, "named"),
        ({"anonymous": True, "reliability": "C"}, {"first_hand": True}, "first-hand"),
    ],
)
def test_how_somebody_is_on_record(source, item, attribution):
    (line,) = lines([{"id": "a", **source}], [{"source": "a", **item}]).values()
    assert line.attribution == attribution


def test_who_belongs_to_somebody_unnamed_is_no_less_named():
    sources = [{"id": "channel", "anonymous": True}, {"id": "a", "owner": "channel"}]
    (line,) = lines(sources, [{"source": "a", "interest": "against"}]).values()
    assert (line.origin, line.attribution) == ("channel", "admission")


@pytest.mark.parametrize(
    ("documents", "item", "window", "grade"),
    [
        ([{"id": "d", "source": "a"}], {"document": "d"}, None, "F"),
        ([{"id": "d", "source": "b"}], {"document": "d", "attributed_to": "a"}, "d", "D"),
        (
            [
                {"id": "d", "source": "a", "consulted": False, "known_through": ["x"]},
                {"id": "x", "source": "b"},
            ],
            {"document": "d"},
            "x",
            "D",
        ),
        (
            [
                {"id": "d", "source": "a", "consulted": False, "known_through": ["x", "y"]},
                {"id": "x", "source": "b"},
                {"id": "y", "source": "b"},
            ],
            {"document": "d"},
            None,
            "F",
        ),
        ([{"id": "d", "source": "a", "consulted": False}], {"document": "d"}, None, "F"),
        ([{"id": "d", "source": "sister"}], {"document": "d", "attributed_to": "a"}, None, "F"),
        ([], {"source": "a"}, None, "F"),
    ],
)
def test_the_one_document_through_which_a_line_is_known(documents, item, window, grade):
    sources = [
        {"id": "a"},
        {"id": "b", "reliability": "D"},
        {"id": "sister", "owner": "a"},
    ]
    (line,) = lines(sources, [item], documents).values()
    assert (line.window, line.window_grade) == (window, grade)


def test_a_line_known_in_two_ways_has_no_window():
    documents = [{"id": "d", "source": "b"}, {"id": "x", "source": "b"}]
    items = [{"document": "d", "attributed_to": "a"}, {"document": "x", "attributed_to": "a"}]
    (line,) = lines([{"id": "a"}, {"id": "b"}], items, documents).values()
    assert line.window is None
    assert line.items == ("e0", "e1")


def test_the_strongest_item_speaks_for_the_line():
    items = [
        {"source": "a", "interested": True, "lineage": "original"},
        {"source": "a", "strength": {"factor": 1.5}},
    ]
    (line,) = lines([{"id": "a", "kind": "person", "people": 3}], items).values()
    assert (line.attribution, line.factor, line.lineage) == ("named", 1.5, "original")
    assert (line.kind, line.people) == ("person", 3)


def test_a_printer_of_others_words_is_told_by_its_grade():
    documents = [{"id": "d", "source": "b"}]
    sources = [{"id": "a"}, {"id": "b", "reliability": "E"}]
    (line,) = lines(sources, [{"document": "d", "attributed_to": "a"}], documents).values()
    assert line.outlet == "E"
    (own,) = lines([{"id": "a"}], [{"source": "a"}]).values()
    assert own.outlet is None


def test_the_later_of_two_opposite_words_counts_a_quarter():
    items = [
        {"source": "a", "when": "2001"},
        {"source": "a", "when": "2002", "stance": "refutes"},
    ]
    (line,) = lines([{"id": "a"}], items).values()
    assert (line.side, line.factor) == ("refutes", 0.25)


def established(sources, evidence, documents=()):
    found = lines(sources, evidence, documents)
    return sorted(name for name, line in found.items() if line.established)


ORIGINAL = {"lineage": "original"}


def test_original_lines_of_known_people_are_established():
    sources = [{"id": "a"}, {"id": "b"}, {"id": "x", "anonymous": True}]
    items = [{"source": name, **ORIGINAL} for name in ("a", "b", "x")]
    assert established(sources, items) == ["a", "b"]
    sources[2]["reliability"] = "C"
    assert established(sources, items) == ["a", "b", "x"]


def test_of_those_known_through_one_document_only_the_strongest_is():
    documents = [{"id": "d", "source": "p"}]
    sources = [{"id": "a"}, {"id": "b", "reliability": "C"}, {"id": "p"}]
    items = [{"document": "d", "attributed_to": name, **ORIGINAL} for name in ("a", "b")]
    assert established(sources, items, documents) == ["b"]


def test_who_confirms_somebody_is_not():
    documents = [{"id": "d", "source": "a"}]
    items = [
        {"document": "d", **ORIGINAL},
        {"source": "b", **ORIGINAL, "derived_from": [{"from": "d", "how": "confirms"}]},
    ]
    assert established([{"id": "a"}, {"id": "b"}], items, documents) == ["a"]


def test_whom_a_person_declares_independent_is_whatever_else():
    sources = [{"id": "a"}, {"id": "b"}, {"id": "c1"}]
    items = [{"source": "a"}, {"source": "b", "independent_of": ["e0"]}, {"source": "c1"}]
    assert established(sources, items) == ["a", "b"]
    items[1]["stance"] = "refutes"
    assert established(sources, items) == []


ALIKE = [
    ("bbc", "BBC", "BBC2", "bbc"),
    ("a", "b", "Le Caf\u00e9", "Le Cafe\u0301"),
    ("a", "b", "Daily News", "Daily\u200b News"),
    ("a", "b", "Rador", "R\u0430d\u043er"),
    ("a", "b", "The  Herald", "the herald"),
    ("caf\u00e9", "cafe\u0301", "One", "Two"),
    ("a", "b", "\uff22\uff22\uff23", "BBC"),
]


@pytest.mark.parametrize(("first", "second", "name", "other"), ALIKE)
def test_lookalikes_are_one_until_somebody_says_that_they_differ(first, second, name, other):
    sources = [{"id": first, "name": name}, {"id": second, "name": other}]
    items = [{"source": first, **ORIGINAL}, {"source": second, **ORIGINAL}]
    assert len(established(sources, items)) == 1
    items[1]["independent_of"] = ["e0"]
    assert len(established(sources, items)) == 2


def test_documents_of_one_address_are_one():
    sources = [{"id": "a"}, {"id": "b"}]
    documents = [
        {"id": "d", "source": "a", "url": "https://www.example.org/story/"},
        {"id": "x", "source": "b", "url": "http://EXAMPLE.org/story#top"},
    ]
    items = [{"document": name, **ORIGINAL} for name in ("d", "x")]
    assert len(established(sources, items, documents)) == 1
    documents[1]["url"] = "http://example.org/Story"
    assert len(established(sources, items, documents)) == 2


@pytest.mark.parametrize(
    ("target", "undercut"),
    [("d", True), ("e0", True), ("a", True), ("c", True), ("x", False), ("b", False)],
)
def test_what_undercuts_a_line(target, undercut):
    documents = [{"id": "d", "source": "b"}, {"id": "x", "source": "b"}]
    items = [{"document": "d", "attributed_to": "a"}]
    relation = {"from": "u", "to": target, "kind": "undercuts"}
    found = lines([{"id": "a"}, {"id": "b"}], items, documents, relations=[relation])
    assert found["a"].undercut_by == (("u",) if undercut else ())


@pytest.mark.parametrize(
    ("stakes", "undercut", "spared"),
    [((None, None), (), 0.0), ((None, "for"), ("u",), 0.25 / 1.5), (("for", None), (), 0.0)],
    ids=["as strong", "weaker", "the weaker one"],
)
def test_what_undercuts_the_strongest_item_leaves_what_the_others_are_worth(
    stakes, undercut, spared
):
    documents = [{"id": "d", "source": "b"}, {"id": "x", "source": "b"}]
    items = [
        {"document": name, "attributed_to": "a", "first_hand": True}
        | ({} if stake is None else {"interest": stake})
        for name, stake in zip(("d", "x"), stakes, strict=True)
    ]
    relation = {"from": "u", "to": "d", "kind": "undercuts"}
    found = lines([{"id": "a"}, {"id": "b"}], items, documents, relations=[relation])["a"]
    assert (found.undercut_by, found.spared) == (undercut, pytest.approx(spared))


def test_an_item_that_undercuts_speaks_for_a_claim_that_is_not_spelt_out():
    documents = [{"id": "d", "source": "a"}]
    items = [{"document": "d"}, {"source": "b", "stance": "undercuts", "target": "d"}]
    found = lines([{"id": "a"}, {"id": "b"}], items, documents)
    assert list(found) == ["a"]
    assert found["a"].undercut_by == ("d does not stand",)
    case = from_data(
        {
            "verifykit": 1,
            "sources": [{"id": "b", "name": "B"}],
            "documents": [{"id": "d", "source": "b"}],
            "claims": [{"id": "c", "text": "C."}],
            "evidence": [
                {"id": "e", "claim": "c", "source": "b", "stance": "undercuts", "target": "d"}
            ],
        }
    )
    made = maker(case)
    ((name, spoken),) = made.graph.undercutting.implied.items()
    (line,) = made.lines(name, trace(made.graph, [(one, "supports") for one in spoken]))
    assert (line.claim, line.side, line.origin) == (name, "supports", "b")
