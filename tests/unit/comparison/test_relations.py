"""How claims bear on one another: propositions, rivals, what implies and what overlaps what."""

import pytest
from attrs import evolve

from verifykit.comparison import Relations, relate
from verifykit.model.case import Case
from verifykit.model.claim import Bounds, Claim, Quantifier
from verifykit.model.document import Document
from verifykit.model.entity import Entity
from verifykit.model.evidence import Evidence
from verifykit.model.predicate import Predicate
from verifykit.model.relation import Relation
from verifykit.model.source import Source

ENTITIES = (
    Entity(id="mali", kind="place"),
    Entity(id="bamako", kind="place", part_of="koulikoro"),
    Entity(id="koulikoro", kind="place", part_of="mali"),
    Entity(id="niger", kind="place"),
    Entity(id="group", kind="group", members=("one", "two", "inner"), members_complete=True),
    Entity(
        id="inner",
        kind="group",
        members=("three",),
        memberships=(("three", "c3"),),
        members_complete=True,
    ),
)
ONE = Predicate(id="p", cardinality="one")
MANY = Predicate(id="p", cardinality="many")


def claim(name: str, value: object = "mali", subject: str = "one", **more: object) -> Claim:
    return Claim(id=name, text=name, subject=subject, predicate="p", value=value, **more)


def related(*claims: Claim, predicate: Predicate = ONE, **more: object) -> Relations:
    """Return the relations of a case, which the order of its claims does not change."""
    case = Case(entities=ENTITIES, predicates=(predicate,), claims=claims, **more)
    found, turned = relate(case), relate(evolve(case, claims=claims[::-1]))
    assert found.propositions == turned.propositions
    assert {frozenset(one) for one in found.rivals} == {frozenset(one) for one in turned.rivals}
    for name in ("excludes", "overlaps"):
        one, other = getattr(found, name), getattr(turned, name)
        assert set(map(frozenset, one)) == set(map(frozenset, other))
    assert set(found.implies) == set(turned.implies)
    return found


def bears(a: Claim, b: Claim, predicate: Predicate = ONE, **more: object) -> str:
    """Return how the first of two claims bears on the second, as the joint model takes it."""
    found = related(a, b, predicate=predicate, **more)
    (name, sign), (other, turn) = found.sign(a.id), found.sign(b.id)
    if name == other:
        return "same" if sign == turn else "negation"
    if (name, other) in found.implies:
        return "implies"
    if (other, name) in found.implies:
        return "implied"
    if {name, other} in map(set, found.overlaps):
        return "overlaps"
    apart = {name, other} in map(set, found.excludes)
    return "excludes" if apart or any({name, other} <= set(one) for one in found.rivals) else ""


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ({}, {}, "same"),
        ({}, {"negated": True}, "negation"),
        ({"value": True}, {"value": False}, "negation"),
        ({"value": True}, {"value": False, "negated": True}, "same"),
        ({}, {"value": "niger"}, "excludes"),
        ({"value": "bamako"}, {}, "implies"),
        ({"value": "bamako"}, {"negated": True}, "implies"),
        ({"value": "Ségou"}, {"value": "segou "}, "same"),
        ({"value": ("a", "b")}, {"value": "a"}, "implies"),
        ({"value": ("a", "b")}, {"value": ("b", "c")}, "excludes"),
        ({"value": 400}, {"value": Bounds(min=380)}, "implies"),
        ({"value": Bounds(min=1, max=5)}, {"value": Bounds(min=4, max=9)}, "overlaps"),
        ({"value": Bounds(min=2, max=5)}, {"value": Bounds(min=1, max=9)}, "implies"),
        ({"value": 39}, {"value": 39.2}, "overlaps"),
        ({"value": 20_000_000}, {"value": 19_660_000}, "overlaps"),
        ({"value": 20_000_000, "exact": True}, {"value": 19_660_000}, "excludes"),
        ({"value": 100}, {"value": 108}, "excludes"),
        ({"value": 10}, {"value": 12}, "excludes"),
        ({"value": 2010}, {"value": 2012}, "excludes"),
        ({"value": 2010, "unit": "seats"}, {"value": 2012, "unit": "seats"}, "overlaps"),
        ({"value": None}, {}, ""),
        ({"value": 39}, {"value": "39"}, ""),
    ],
)
def test_values_of_one_thing(first, second, expected):
    assert bears(claim("a", **first), claim("b", **second)) == expected


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("2020-01-11", "2020-01", "implies"),
        ("2020-01-11", "2020-01-12", "excludes"),
        ("2020-01/2020-03", "2020-02/2020-05", "overlaps"),
        (2020, "2020-01", "implied"),
        (2020.0, "2020", "same"),
    ],
)
def test_dates_as_values(first, second, expected):
    predicate = Predicate(id="p", cardinality="one", value="date")
    assert bears(claim("a", first), claim("b", second), predicate) == expected


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ((39, "percent"), (0.39, "share"), "same"),
        ((3, "thousand"), (3, "million"), "excludes"),
        ((3, "million"), (3_000_000, None), "same"),
        ((5, "km"), (5, "miles"), "excludes"),
        ((1.609344, "km"), (1, "mile"), "same"),
        ((8.05, "km"), (5, "miles"), "overlaps"),
        ((25, "Cel"), (77, "[degF]"), "same"),
        ((2, "km2"), (200, "hectares"), "same"),
        ((5, "million USD"), (5000, "thousand usd"), "same"),
        ((5, "USD"), (5, "EUR"), ""),
        ((5, "tons"), (5, "kg"), ""),
        ((5, "km"), (5, "kg"), ""),
        ((5, "soldier"), (6, "soldiers"), "excludes"),
        ((5, "9**9**9**9 m"), (6, "km"), ""),
    ],
)
def test_units_are_converted_before_comparing(first, second, expected):
    (a, unit), (b, other) = first, second
    assert bears(claim("a", a, unit=unit), claim("b", b, unit=other)) == expected


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("2013/2020", "2020/..", ""),
        ("2013-09-04/2020-08-18", "2020-08-18/..", ""),
        ("2013/2020", "2019/..", "excludes"),
        ("2013/2020", "2020-03", ""),
        ("2019/2020", "2019/2021", "excludes"),
        ("2013/2020", "2016", "excludes"),
        ("2013/", "2016", ""),
        ("2013", "2016", ""),
        ("2013", "2013-05", "excludes"),
        ("2013", None, ""),
        (None, None, "excludes"),
    ],
)
def test_two_values_conflict_in_times_that_meet_beyond_their_precision(first, second, expected):
    a, b = claim("a", "mali", when=first), claim("b", "niger", when=second)
    assert bears(a, b, as_of="2024") == expected


@pytest.mark.parametrize(
    ("dated", "expected"),
    [({"published": "2015-06-01"}, ""), ({}, "excludes"), ({"published": "2018"}, "excludes")],
)
def test_an_open_end_reaches_to_the_statement(dated, expected):
    """Since 2013, said in 2015, is no word on 2017."""
    since, later = claim("a", "mali", when="2013/.."), claim("b", "niger", when="2017")
    found = bears(
        since,
        later,
        as_of="2024",
        sources=(Source(id="s", name="s"),),
        documents=(Document(id="d", source="s", **dated),),
        evidence=(Evidence(id="e", claim="a", document="d", stance="supports"),),
    )
    assert found == expected


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        (("some", "2020-01"), ("some", "2020-01"), ""),
        (("some", "2020-01"), ("all", "2020-01"), "excludes"),
        (("some", "2020-01"), ("all", "2020-01-15/2020-02-15"), ""),
        (("some", "2020-01"), (None, "2020-01"), ""),
        (("most", "2020-01"), ("most", "2020-01"), "excludes"),
        (("most", "2020"), ("most", "2020-01"), ""),
        (("most", "2020-01"), ("all", "2020-01"), "excludes"),
        (("all", "2020"), ("all", "2020-01"), "excludes"),
    ],
)
def test_how_much_of_a_time(first, second, expected):
    (a, when), (b, other) = first, second
    found = bears(
        claim("a", "mali", during=a, when=when), claim("b", "niger", during=b, when=other)
    )
    assert found == expected


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        (("all", "2020-01"), ("most", "2020-01"), "implies"),
        (("all", "2020"), ("all", "2020-01"), "implies"),
        (("some", "2020-01"), ("some", "2020"), "implies"),
        (("some", "2020"), ("some", "2020-01"), "implied"),
        (("all", "2020-01"), ("some", "2020"), "implies"),
        ((None, "2020-01"), (None, "2020"), ""),
    ],
)
def test_the_same_in_more_or_less_of_a_time(first, second, expected):
    (a, when), (b, other) = first, second
    found = bears(claim("a", during=a, when=when), claim("b", during=b, when=other), MANY)
    assert found == expected


def test_what_happens_once_has_one_time_and_what_is_timeless_needs_none():
    once = Predicate(id="p", once=True)
    early, late = claim("a", when="2012"), claim("b", when="2013")
    assert bears(early, late, once) == "excludes"
    assert bears(early, claim("b", when="2012-07"), once) == "implied"
    assert bears(early, claim("b", "niger", when="2013"), once) == "excludes"
    assert bears(early, late, MANY) == ""
    timeless = Predicate(id="p", cardinality="one", timeless=True)
    assert bears(early, claim("b", "niger"), timeless) == "excludes"
    assert bears(early, claim("b"), timeless) == "implies"


@pytest.mark.parametrize(
    ("denial", "said", "expected"),
    [
        ({}, {"value": "bamako"}, "implied"),
        ({"value": "bamako"}, {}, "implies"),
        ({"when": "2019"}, {"when": "2019-05"}, "implied"),
        ({"when": "2019-05"}, {"when": "2019"}, ""),
        ({"when": "2019", "during": "all"}, {"when": "2019", "during": "some"}, "negation"),
        ({"when": "2019-05"}, {"when": "2019", "during": "all"}, "implied"),
        ({}, {"when": "2019"}, ""),
    ],
)
def test_a_denial_covers_what_lies_within_it(denial, said, expected):
    """What is denied is implied by what it covers: both cannot hold."""
    assert bears(claim("no", negated=True, **denial), claim("yes", **said), MANY) == expected


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("all", "most", "implies"),
        ("most", "some", "implies"),
        ("all", "some", "implies"),
        ("none", "some", "negation"),
        ("not", "some", "negation"),
        ("not all", "all", "negation"),
        ("at_least 3", "at_least 2", "implies"),
        ("at_most 2", "at_least 3", "negation"),
        ("exactly 2", "at_least 1", "implies"),
        ("exactly 0", "some", "negation"),
        ("some", "at_least 1", "same"),
    ],
)
def test_more_or_less_of_a_group(first, second, expected):
    assert bears(of_group("a", first), of_group("b", second), MANY) == expected


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("all", "some", "negation"),
        ("some", "all", "negation"),
        ("none", "all", "same"),
        ("not some", "all", "same"),
        ("not all", "some", "same"),
        ("all", "all", "implied"),
        ("most", "most", ""),
    ],
)
def test_that_it_is_not_so_of_some_denies_that_it_is_of_all(first, second, expected):
    """The value false is said of each member: of all, it means that none does."""
    yes_or_no = Predicate(id="p", value="boolean", cardinality="many")
    told = of_group("a", first, value=False), of_group("b", second, value=True)
    assert bears(*told, yes_or_no) == expected


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("all", "some", "excludes"),
        ("most", "most", "excludes"),
        ("some", "some", ""),
        ("at_least 2", "at_least 2", "excludes"),
        ("at_least 2", "some", ""),
    ],
)
def test_other_values_of_a_group_leave_room_or_not(first, second, expected):
    assert bears(of_group("a", first), of_group("b", second, "niger")) == expected


def of_group(name: str, words: str, value: str | bool = "mali") -> Claim:
    no = words.startswith("not")
    kind, _, count = words.removeprefix("not").strip().partition(" ")
    quantifier = Quantifier(kind, int(count) if count else None) if kind else None
    return claim(name, value, "group", quantifier=quantifier, negated=no)


def test_scopes_that_differ_or_are_not_told_are_apart():
    scoped = Predicate(id="p", cardinality="one", scope=("region",))
    north = claim("a", qualifiers=(("region", "North"),))
    assert bears(north, claim("b", "niger", qualifiers=(("region", "north "),)), scoped)
    assert not bears(north, claim("b", "niger", qualifiers=(("region", "south"),)), scoped)
    assert not bears(north, claim("b", "niger"), scoped)


def test_a_set_of_rivals_is_one_set():
    found = related(*(claim(f"c{number}", f"value {number}") for number in range(50)))
    assert [len(one) for one in found.rivals] == [50]
    assert not found.excludes


def test_rivals_of_many_times_meet_in_sets_of_those_that_share_a_moment():
    claims = [
        claim(f"c{year}", f"value {year}", when=f"{year}/{year + 4}") for year in range(2000, 2010)
    ]
    pairs = {
        frozenset(pair)
        for one in related(*claims).rivals
        for pair in ((a, b) for a in one for b in one if a < b)
    }
    meeting = {
        frozenset((f"c{a}", f"c{b}"))
        for a in range(2000, 2010)
        for b in range(a + 1, 2010)
        if b - a < 4
    }
    assert pairs == meeting


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        ("contradicts", "excludes"),
        ("entails", "implies"),
        ("narrower", ""),
        ("broader", ""),
        ("equivalent", "same"),
        ("supersedes", ""),
    ],
)
def test_declared_relations(kind, expected):
    declared = Relation(origin="a", target="b", kind=kind)
    a, b = Claim(id="a", text="a"), Claim(id="b", text="b")
    assert bears(a, b, relations=(declared,)) == expected


def test_what_is_equivalent_has_the_relations_of_both():
    declared = Relation(origin="text", target="mali", kind="equivalent")
    found = related(
        claim("mali"),
        claim("niger", "niger"),
        Claim(id="text", text="text", negated=True),
        relations=(declared,),
    )
    assert found.sign("text") == found.sign("mali")
    assert [set(one) for one in found.rivals] == [{found.sign("mali")[0], "niger"}]


def test_what_a_group_rests_on():
    found = related(
        of_group("g", "all"),
        claim("one", subject="one", when="2020"),
        claim("other", "niger", subject="two"),
        claim("no", subject="three", negated=True),
        Claim(id="c3", text="c3"),
        predicate=ONE,
    )
    (group,) = found.groups
    assert (group.proposition, group.quantifier.kind, group.complete) == ("g", "all", True)
    one, two, three = group.members
    assert one.says == ()
    assert one.excludes == ()
    assert two.excludes == (("other", 1),)
    assert three.says == ("not no",)
    assert three.exact == {"not no"}
    assert three.given == (("c3", 1),)


def test_what_may_happen_again_is_told_of_a_member_by_any_date():
    found = related(of_group("g", "all"), claim("m", "bamako", when="2020"), predicate=MANY)
    assert found.groups[0].members[0].says == ("m",)
    assert found.groups[0].members[0].exact == frozenset()


def test_an_exception_that_is_declared_is_one_member_that_is_otherwise():
    declared = Relation(origin="m", target="g", kind="contradicts")
    turned = Relation(origin="g", target="m", kind="contradicts")
    claims = of_group("g", "all"), claim("m", "niger")
    found = related(*claims, predicate=MANY, relations=(declared,))
    assert found.groups[0].members[0].excludes == (("m", 1),)
    assert not found.excludes
    assert not related(*claims, predicate=MANY, relations=(turned,)).groups[0].members[0].excludes


def test_what_comes_first_is_no_later():
    born = Predicate(id="born", value="date", before=("died",))
    died = Predicate(id="died", value="date")
    claims = (
        Claim(id="b", text="b", subject="x", predicate="born", value="1950"),
        Claim(id="d", text="d", subject="x", predicate="died", value="1949"),
        Claim(id="e", text="e", subject="x", predicate="died", value="1950-03"),
        Claim(id="y", text="y", subject="y", predicate="died", value="1949"),
    )
    found = relate(Case(predicates=(born, died), claims=claims))
    assert found.excludes == (("b", "d"),)


def test_shares_of_one_total():
    share = Predicate(id="p", value="number", unit="percent", sum_at_most=100)
    claims = [claim(name, value, name) for name, value in (("a", 70), ("b", 60.5), ("c", 35))]
    found = related(*claims, predicate=share)
    assert [set(one) for one in found.rivals] == [{"a", "b"}]
    assert found.excludes == (("a", "c"),)
