"""What is found for many values at once is what is found for each two of them."""

from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from verifykit.comparison import compare_all, relate
from verifykit.comparison.likeness import Likenesses
from verifykit.comparison.nesting import close, nested
from verifykit.comparison.readings import read_value
from verifykit.model.case import Case
from verifykit.model.claim import Bounds, Claim
from verifykit.model.entity import Entity
from verifykit.model.predicate import Predicate, Tolerance

WHOLE = st.integers(-60, 60)
NUMBERS = st.one_of(
    WHOLE,
    WHOLE.map(lambda number: number * 100),
    WHOLE.map(lambda number: number / 10),
    st.builds(lambda low, width: Bounds(min=low, max=low + width), WHOLE, st.integers(0, 40)),
    st.builds(lambda low: Bounds(min=low), WHOLE),
    st.builds(lambda high: Bounds(max=high), WHOLE),
)
DATES = st.sampled_from(
    ["2019", "2020", "2020-01", "2020-02", "2020-01-11", "2020-01/2020-03", "2020-02/2020-05"]
)
PLACES = tuple(
    Entity(id=f"p{number}", kind="place", part_of=None if not number else f"p{number // 2}")
    for number in range(12)
)
TOLERANCES = st.sampled_from(
    [None, Tolerance(relative=0.05), Tolerance(absolute=3), Tolerance(relative=0.3, absolute=1)]
)
WHENS = st.sampled_from(
    [None, "2019", "2020", "2020-01", "2019/2020", "2020/2021", "2019/2021", "2020/", "2020/.."]
)
DURINGS = st.sampled_from([None, None, "some", "most", "all"])


def reached(pairs):
    """Return the pairs with all that follows from them."""
    above = {}
    for a, b in pairs:
        above.setdefault(a, set()).add(b)
    found = set()
    for start in above:
        todo, seen = [start], set()
        while todo:
            fresh = above.get(todo.pop(), set()) - seen
            seen |= fresh
            todo += fresh
        found |= {(start, other) for other in seen if other != start}
    return found


def readings_of(values, predicate):
    case = Case(entities=PLACES, predicates=(predicate,))
    claims = [
        Claim(id=str(number), text="", predicate="p", value=value, approximate=number % 5 == 4)
        for number, value in enumerate(values)
    ]
    found = {}
    for claim in claims:
        reading = read_value(case, predicate, claim)
        found.setdefault(reading.key, reading)
    return Likenesses(case, predicate), list(found.values())


def check_pairs(values, predicate):
    likenesses, readings = readings_of(values, predicate)
    told = {
        (a, b): likenesses.of(readings[a], readings[b])
        for a in range(len(readings))
        for b in range(len(readings))
        if a != b
    }
    inside = {pair for pair, likeness in told.items() if likeness == "inside"}
    assert set(nested(likenesses, readings, direct=False)) == inside
    assert reached(nested(likenesses, readings)) == reached(inside)
    near = {frozenset(pair) for pair, likeness in told.items() if likeness == "precision"}
    assert set(map(frozenset, close(likenesses, readings))) == near


@settings(deadline=None)
@given(st.lists(NUMBERS, max_size=14), TOLERANCES)
def test_numbers_and_ranges(values, tolerance):
    check_pairs(values, Predicate(id="p", cardinality="one", tolerance=tolerance))


@settings(deadline=None)
@given(st.lists(DATES, max_size=8))
def test_dates(values):
    check_pairs(values, Predicate(id="p", cardinality="one", value="date"))


@settings(deadline=None)
@given(st.lists(st.sampled_from([place.id for place in PLACES]), max_size=10))
def test_places(values):
    check_pairs(values, Predicate(id="p", cardinality="one", value="entity"))


def relation(found, a, b):
    """Return how two claims stand to each other: the sign, and what is between them."""
    (one, sign), (other, turn) = found.sign(a), found.sign(b)
    if one == other:
        return "same" if sign == turn else "negation"
    above = reached(found.implies)
    if (one, other) in above or (other, one) in above:
        return "implies" if (one, other) in above else "implied"
    # Whether what agrees is told to overlap depends on whether both have a rival in common.
    if frozenset((one, other)) in set(map(frozenset, found.overlaps)):
        return ""
    pair = {one, other}
    apart = any(pair == set(two) for two in found.excludes)
    return "excludes" if apart or any(pair <= set(some) for some in found.rivals) else ""


CLAIMS = st.lists(
    st.tuples(st.sampled_from(["p1", "p2", "p4", "p5", "p7"]), WHENS, DURINGS),
    min_size=3,
    max_size=8,
)
PREDICATES = st.sampled_from(
    [
        Predicate(id="p", cardinality="one"),
        Predicate(id="p", cardinality="one", timeless=True),
        Predicate(id="p", cardinality="one", once=True),
        Predicate(id="p", once=True),
        Predicate(id="p"),
    ]
)


def case_of(said, predicate):
    claims = tuple(
        Claim(
            id=f"c{number}", text="", subject="x", predicate="p",
            value=value, when=when, during=during,
        )
        for number, (value, when, during) in enumerate(said)
    )  # fmt: skip
    return Case(as_of="2022", entities=PLACES, predicates=(predicate,), claims=claims)


@given(CLAIMS, PREDICATES)
def test_two_claims_bear_on_each_other_as_if_they_were_alone(said, predicate):
    case = case_of(said, predicate)
    found = relate(case)
    for a, b in combinations(case.claims, 2):
        alone = relate(Case(
            as_of="2022", entities=PLACES, predicates=(predicate,), claims=(a, b)
        ))  # fmt: skip
        assert relation(found, a.id, b.id) == relation(alone, a.id, b.id), (a, b)


@given(CLAIMS, PREDICATES)
def test_a_comparison_tells_the_conflicts_that_there_are(said, predicate):
    """Of claims that are told to exclude each other, each excludes one of another side at least."""
    case = case_of(said, predicate)
    found = relate(case)
    told = set()
    for one in compare_all(case):
        if one.kind in ("value-conflict", "time-conflict"):
            for claim in one.claims:
                others = {o for o in one.others(claim) if relation(found, claim, o) == "excludes"}
                assert others
                assert not one.each or others == set(one.others(claim))
                told |= {frozenset((claim, other)) for other in others}
    apart = {
        frozenset((a.id, b.id))
        for a, b in combinations(case.claims, 2)
        if relation(found, a.id, b.id) == "excludes"
    }
    assert told == apart
