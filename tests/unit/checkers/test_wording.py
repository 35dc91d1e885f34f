"""How findings name values, scopes, paths and long lists."""

import pytest

from verifykit.checkers.wording import (
    alphabetical,
    entity_name,
    listing,
    path_text,
    related_to,
    scope_text,
    value_text,
)
from verifykit.model.case import Case
from verifykit.model.claim import Bounds, Claim
from verifykit.model.document import Document
from verifykit.model.entity import Entity
from verifykit.model.evidence import Evidence
from verifykit.model.predicate import Predicate
from verifykit.model.source import Source


@pytest.mark.parametrize(
    ("items", "text"),
    [
        ([], ""),
        (["a"], "a"),
        (["a", "b"], "a and b"),
        (["a", "b", "c"], "a, b and c"),
        (list("abcde"), "a, b, c, d and e"),
        (list("abcdefg"), "a, b, c, d, e and 2 more"),
    ],
)
def test_a_long_list_is_named_in_part_and_counted(items, text):
    assert listing(items) == text


def test_what_has_no_order_is_listed_by_the_alphabet_and_once():
    assert alphabetical(["b", "a", "b"]) == "a and b"


SHARE = Predicate(id="share", value="number", unit="percent", scope=("region",))


@pytest.mark.parametrize(
    ("value", "more", "text"),
    [
        (27, {}, "27 percent"),
        (20000000, {"unit": "people", "approximate": True}, "about 20,000,000 people"),
        (Bounds(min=18, max=25), {}, "18 to 25 percent"),
        (Bounds(min=18), {}, "at least 18 percent"),
        (Bounds(max=25), {}, "at most 25 percent"),
        ("mali", {}, "Mali"),
        (("mali", "elsewhere"), {}, "Mali and elsewhere"),
        (None, {}, "nothing"),
    ],
)
def test_values_are_told_as_a_reader_would_say_them(value, more, text):
    case = Case(predicates=(SHARE,), entities=(Entity(id="mali", name="Mali"),))
    claim = Claim(id="c", text="…", subject="s", predicate="share", value=value, **more)
    assert value_text(case, claim) == text


def test_a_boolean_is_yes_or_no():
    case = Case(predicates=(SHARE,))
    assert value_text(case, Claim(id="c", text="…", predicate="share", value=False)) == "no"


def test_the_scope_names_the_qualifiers_that_the_predicate_asks_for():
    claim = Claim(
        id="c", text="…", predicate="share", qualifiers=(("colour", "red"), ("region", "north"))
    )
    assert scope_text(Case(predicates=(SHARE,)), claim) == "region north"


def test_a_path_goes_from_who_printed_it_to_who_said_it_without_repeating_a_name():
    case = Case(
        sources=(
            Source(id="bbc", name="BBC Afrique"),
            Source(id="paper", name="Mali Tribune"),
            Source(id="editor", name="the editor"),
        ),
        documents=(Document(id="story", source="bbc"), Document(id="report", source="paper")),
        claims=(Claim(id="c", text="…"),),
        evidence=(
            Evidence(id="e1", claim="c", stance="supports", document="story"),
            Evidence(
                id="e2", claim="c", stance="supports", document="report", attributed_to="editor"
            ),
        ),
    )
    assert path_text(case, ("e1", "e2")) == "BBC Afrique <- Mali Tribune <- the editor"
    assert path_text(case, ("e1", "report", "paper")) == "BBC Afrique <- Mali Tribune"
    assert path_text(case, ("e1", "stranger")) == "BBC Afrique <- stranger"


def test_related_places_are_limited():
    claims = tuple(Claim(id=f"c{number}", text="…") for number in range(50))
    related = related_to(Case(claims=claims), [(claim, claim.id) for claim in claims])
    assert 5 < len(related) < 50
    assert related[0].pointer == "/claims/0"


def test_an_id_is_told_only_where_others_have_the_name():
    two = Case(
        entities=(
            Entity(id="mali", kind="place", name="Mali"),
            Entity(id="mali-empire", kind="place", name="Mali"),
            Entity(id="niger", kind="place", name="Niger"),
        )
    )
    assert [entity_name(two, one.id) for one in two.entities] == [
        "Mali (mali)",
        "Mali (mali-empire)",
        "Niger",
    ]
