"""Which claims cannot hold together, which agree, and which are only compared in a note."""

import pytest
from attrs import evolve

from verifykit.comparison import Comparison, compare_all
from verifykit.model.case import Case
from verifykit.model.claim import Claim, Quantifier
from verifykit.model.entity import Entity
from verifykit.model.predicate import Predicate, Tolerance
from verifykit.model.relation import Relation

ENTITIES = (
    Entity(id="world", kind="place"),
    Entity(id="mali", kind="place", part_of="world"),
    Entity(id="bamako", kind="place", part_of="mali"),
    Entity(id="niger", kind="place", part_of="world"),
    Entity(id="group", kind="group", members=("one", "inner")),
    Entity(id="inner", kind="group", members=("two",)),
    Entity(id="one", kind="person"),
    Entity(id="two", kind="person"),
)
ONE = Predicate(id="p", cardinality="one", unit="km", scope=("region", "where"))
MANY = Predicate(id="p", cardinality="many")


def claim(name: str, value: object = "mali", subject: str = "one", **more: object) -> Claim:
    return Claim(id=name, text=name, subject=subject, predicate="p", value=value, **more)


def compared(
    *claims: Claim, predicate: Predicate = ONE, relations: tuple[Relation, ...] = ()
) -> list[Comparison]:
    case = Case(entities=ENTITIES, predicates=(predicate,), claims=claims, relations=relations)
    return list(compare_all(case))


def kind(a: Claim, b: Claim, predicate: Predicate = ONE) -> str | None:
    """Return the kind of the only comparison, which does not depend on the order."""
    found, turned = compared(a, b, predicate=predicate), compared(b, a, predicate=predicate)
    assert [one.kind for one in found] == [one.kind for one in turned]
    assert len(found) < 2
    return found[0].kind if found else None


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ({}, {"value": "niger"}, "value-conflict"),
        ({}, {"value": "bamako"}, "part-of"),
        ({}, {}, "same"),
        ({"when": "2019"}, {"value": "niger", "when": "2020"}, "succession"),
        ({"when": "2019"}, {"value": "niger", "when": "2019-05"}, "value-conflict"),
        ({"when": "2019"}, {"value": "niger"}, "undetermined-time"),
        ({"when": "2013/"}, {"value": "niger", "when": "2019"}, "undetermined-time"),
        ({"when": "2013/2019"}, {"value": "niger", "when": "2019/2020"}, "succession"),
        ({"when": "2019"}, {"when": "2020"}, "compatible"),
        ({"value": 3, "unit": "soldiers"}, {"value": 4, "unit": "EUR"}, "other-unit"),
        ({"value": 3, "unit": "mile"}, {"value": 3}, "value-conflict"),
        ({"value": 39}, {"value": 39.2}, "precision"),
        ({"value": None}, {}, None),
    ],
)
def test_two_values_of_one_thing(first, second, expected):
    a = claim("a", **{"value": "mali", **first})
    b = claim("b", **{"value": "mali", **second})
    assert kind(a, b) == expected


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        (None, None, "value-conflict"),
        ("Sahel", "sahel ", "value-conflict"),
        ("2013/2017", "2013/2017", "value-conflict"),
        ("2013/2017", "2015/2019", "other-scope"),
        ("2013", "2013-01", "other-scope"),
        ("sub-Saharan Africa", "Africa", "other-scope"),
        ("Africa", None, "undetermined-scope"),
        (2013, "2013", "value-conflict"),
        (True, 1, "other-scope"),
    ],
)
def test_values_conflict_only_in_the_same_scope(first, second, expected):
    def within(name: str, value: str, region: object) -> Claim:
        return claim(name, value, qualifiers=() if region is None else (("region", region),))

    assert kind(within("a", "mali", first), within("b", "niger", second)) == expected


def test_a_hyphen_between_letters_is_a_space():
    text = evolve(ONE, value="text")
    assert kind(claim("a", "pre-planned"), claim("b", "Pre planned"), text) != "value-conflict"
    assert kind(claim("a", "re-sign"), claim("b", "resign"), text) == "value-conflict"
    assert kind(claim("a", "u-2"), claim("b", "u 2"), text) == "value-conflict"


def test_where_is_a_scope_qualifier_if_the_predicate_says_so():
    there, elsewhere = claim("a", where="Bamako"), claim("b", "niger", where="Gao")
    assert kind(there, elsewhere) == "other-scope"
    assert kind(there, elsewhere, evolve(ONE, scope=())) == "value-conflict"


def test_many_values_exclude_nothing_and_what_happens_once_has_one_time():
    assert kind(claim("a"), claim("b", "niger"), MANY) is None
    early, late = claim("a", when="2012"), claim("b", when="2013")
    assert kind(early, late, MANY) == "compatible"
    assert kind(early, late, evolve(MANY, once=True)) == "time-conflict"
    assert kind(early, claim("b", when="2012-07"), evolve(MANY, once=True)) == "compatible"


@pytest.mark.parametrize(
    ("denial", "said", "expected"),
    [
        ({}, {}, True),
        ({"value": "mali"}, {"value": "bamako"}, True),
        ({"value": "bamako"}, {"value": "mali"}, False),
        ({"value": "niger"}, {"value": "mali"}, False),
        ({"when": "2019"}, {"when": "2019-05"}, True),
        ({"when": "2019-05"}, {"when": "2019"}, False),
        ({"when": "2019"}, {"when": "2020"}, False),
        ({"during": "all"}, {"during": "some"}, True),
        ({"when": "2019-05"}, {"when": "2019", "during": "all"}, True),
        ({"when": "2019-05"}, {"when": "2019", "during": "most"}, False),
        ({"when": "2018"}, {"when": "2019", "during": "all"}, False),
    ],
)
def test_a_denial_contradicts_what_lies_within_it(denial, said, expected):
    found = compared(claim("no", negated=True, **denial), claim("yes", **said), predicate=MANY)
    sides = [one.sides for one in found if one.kind == "denial"]
    assert sides == ([(("no",), ("yes",))] if expected else [])


def of_group(name: str, quantifier: str | None, *, no: bool = False, value: object = "mali"):
    count = None
    if quantifier is not None and quantifier[0].isdigit():
        quantifier, count = "at_least", int(quantifier)
    stated = None if quantifier is None else Quantifier(quantifier, count)
    return claim(name, value, "group", quantifier=stated, negated=no)


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        (None, "all", "value-conflict"),
        ("all", "all", "value-conflict"),
        ("all", "some", "value-conflict"),
        ("all", "2", "value-conflict"),
        ("most", "most", "value-conflict"),
        ("most", "some", None),
        ("most", "2", None),
        ("some", "some", None),
        ("2", "2", None),
    ],
)
def test_other_values_of_a_group_leave_room_for_each_other_or_not(first, second, expected):
    assert kind(of_group("a", first), of_group("b", second, value="niger")) == expected


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [(None, "all", "same"), ("all", "some", "compatible"), ("2", "2", "same")],
)
def test_the_same_value_of_more_or_less_of_a_group(first, second, expected):
    assert kind(of_group("a", first), of_group("b", second)) == expected


@pytest.mark.parametrize(
    ("denial", "said", "expected"),
    [
        ("none", "some", True),
        ("none", "all", True),
        ("none", "2", True),
        ("not some", "some", True),
        ("not", "some", True),
        ("not", "all", True),
        ("not all", "some", False),
        ("not all", "all", True),
        ("not most", "most", True),
        ("not most", "all", True),
        ("not most", "some", False),
        ("not 2", "2", True),
        ("not 2", "3", True),
        ("not 3", "2", False),
    ],
)
def test_denials_about_groups(denial, said, expected):
    """Who negates a claim about a group and names no number means that none of them do."""
    number = denial.removeprefix("not").strip() or None
    no = of_group("no", number, no=denial.startswith("not"))
    found = compared(no, of_group("yes", said), predicate=MANY)
    assert any(one.kind == "denial" for one in found) is expected


@pytest.mark.parametrize(
    ("group", "member", "expected"),
    [
        ({}, {}, "member"),
        ({}, {"value": "bamako"}, "member"),
        ({}, {"value": "world"}, None),
        ({}, {"value": "niger"}, "counterexample"),
        ({}, {"subject": "two", "value": "niger"}, "counterexample"),
        ({"value": 3}, {"value": 3, "unit": "soldiers"}, None),
        ({"value": 3}, {"value": 3000, "unit": "metres"}, "member"),
        ({}, {"value": "niger", "qualifiers": (("region", "north"),)}, None),
        ({"when": "2019"}, {"value": "niger", "when": "2020"}, None),
        ({"during": "most"}, {"during": "all"}, "member"),
        ({"during": "most"}, {"during": "some"}, None),
        ({}, {"negated": True}, "counterexample"),
        ({"when": "2019"}, {"negated": True, "when": "2019-05"}, None),
        ({"quantifier": Quantifier("none")}, {}, "counterexample"),
        ({"negated": True}, {}, "counterexample"),
        ({"quantifier": Quantifier("all"), "negated": True}, {}, "member"),
        ({"quantifier": Quantifier("all"), "negated": True}, {"negated": True}, "member-denial"),
        ({"quantifier": Quantifier("none")}, {"value": "niger"}, None),
        ({"quantifier": Quantifier("most")}, {"value": "niger"}, "other-member-value"),
        ({"quantifier": Quantifier("some")}, {"value": "niger"}, None),
        ({"quantifier": Quantifier("some")}, {}, "member"),
        ({"when": "2019", "during": "all"}, {"negated": True, "when": "2019-05"}, "counterexample"),
        ({"quantifier": Quantifier("some")}, {"negated": True}, "member-denial"),
        ({"quantifier": Quantifier("most")}, {"negated": True}, "member-denial"),
        ({"quantifier": Quantifier("none")}, {"negated": True}, "member-denial"),
        ({"quantifier": Quantifier("none")}, {"value": "world", "negated": True}, "member-denial"),
        ({"quantifier": Quantifier("none")}, {"value": "bamako", "negated": True}, None),
        (
            {"quantifier": Quantifier("none"), "when": "2019"},
            {"negated": True, "when": "2019-05"},
            None,
        ),
    ],
)
def test_what_a_member_says_of_its_group(group, member, expected):
    found = compared(claim("group", **{"subject": "group", **group}), claim("member", **member))
    assert [(one.kind, one.sides) for one in found] == (
        [] if expected is None else [(expected, (("member",), ("group",)))]
    )


def test_another_value_of_a_member_is_a_note_where_many_values_are_possible():
    found = compared(claim("g", subject="group"), claim("m", "niger"), predicate=MANY)
    assert [one.kind for one in found] == ["other-member-value"]


@pytest.mark.parametrize(
    ("origin", "target", "expected"),
    [
        ("one", "group", "counterexample"),
        ("two", "group", "counterexample"),
        ("inner", "group", "counterexample"),
        ("group", "one", "misdirected"),
        ("group", "inner", "misdirected"),
        ("one", "two", "declared"),
        ("group", "group", "declared"),
    ],
)
def test_a_declared_contradiction_works_from_the_member_to_the_group(origin, target, expected):
    claims = claim("a", None, origin), claim("b", None, target)
    declared = Relation(origin="a", target="b", kind="contradicts")
    found = compared(*claims, predicate=MANY, relations=(declared,))
    assert expected in [one.kind for one in found]


def test_what_is_declared_is_told_once():
    declared = Relation(origin="yes", target="no", kind="contradicts")
    found = compared(claim("yes"), claim("no", negated=True), relations=(declared,))
    assert [one.kind for one in found] == ["declared"]


def test_many_claims_that_exclude_one_another_are_one_comparison():
    claims = [claim(f"c{number}", f"value {number}") for number in range(40)]
    [found] = compared(*claims, claim("again", "value 0"))[:1]
    assert found.kind == "value-conflict"
    assert found.each
    assert ("c0", "again") in found.sides
    assert found.count == 41 * 40 // 2 - 1
    assert len(list(found.pairs())) == found.count
    assert len(list(found.others("c0"))) == found.count_of("c0") == 39


def test_what_lies_in_one_country_is_a_conflict_within_a_conflict():
    """Two towns of one country exclude each other, the country neither of them."""
    towns = (*ENTITIES, Entity(id="gao", kind="place", part_of="mali"))
    claims = [claim(name, name) for name in ("mali", "bamako", "gao", "niger")]
    found = compare_all(Case(entities=towns, predicates=(ONE,), claims=tuple(claims)))
    conflicts = [one.sides for one in found if one.kind == "value-conflict"]
    assert [set(map(frozenset, sides)) for sides in conflicts] == [
        {frozenset({"mali", "bamako", "gao"}), frozenset({"niger"})},
        {frozenset({"bamako"}), frozenset({"gao"})},
    ]


def test_what_is_only_close_to_a_third_is_a_conflict():
    """100, 104 and 108 within five percent: the first and the last are too far apart."""
    close = evolve(ONE, tolerance=Tolerance(relative=0.05), unit=None)
    claims = [claim(f"c{value}", value) for value in (100, 104, 108)]
    found = compared(*claims, predicate=close)
    assert [(one.kind, one.sides) for one in found] == [
        ("value-conflict", (("c100",), ("c108",))),
        ("precision", (("c100",), ("c104",), ("c108",))),
    ]


def test_one_moment_after_another_is_one_succession():
    claims = [claim(f"c{year}", f"value {year}", when=str(year)) for year in range(1990, 2020)]
    [found] = compared(*claims)
    assert (found.kind, len(found.sides), found.each) == ("succession", 30, True)
