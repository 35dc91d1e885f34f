"""Values that can both be right: roundings, tolerances, ranges, places, dates, lists."""

import pytest

from verifykit.comparison.likeness import Likenesses
from verifykit.comparison.readings import read_value, unit_of
from verifykit.comparison.units import units_of
from verifykit.model.case import Case
from verifykit.model.claim import Bounds, Claim
from verifykit.model.entity import Entity
from verifykit.model.predicate import Predicate, Tolerance

TURNED = {"inside": "around", "around": "inside"}


def compare_values(case, predicate, a, b):
    names = unit_of(a, predicate), unit_of(b, predicate)
    units = units_of(names)
    one, other = units[names[0]], units[names[1]]
    if one.dimension != other.dimension:
        return "unknown"
    first, second = read_value(case, predicate, a, one), read_value(case, predicate, b, other)
    if first is None or second is None:
        return "unknown"
    return Likenesses(case, predicate).of(first, second)


def likeness(first: object, second: object, predicate: Predicate | None = None, **more: bool):
    """Return how two values stand to each other, which read backwards is the same turned."""
    places = (Entity(id="russia"), Entity(id="moscow", part_of="russia"), Entity(id="mali"))
    case = Case(entities=places)
    a = Claim(id="a", text="a", value=first, **more)
    b = Claim(id="b", text="b", value=second)
    found = compare_values(case, predicate, a, b)
    assert compare_values(case, predicate, b, a) == TURNED.get(found, found)
    return found


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        (39, 39, "equal"),
        (39, 39.0, "equal"),
        (38, 39, "differ"),
        (39, 40, "precision"),
        (40, 43, "differ"),
        (1200, 1250, "precision"),
        (1200, 1300, "differ"),
        (39, 39.2, "precision"),
        (39, 39.6, "differ"),
        (0.2, 0.3, "differ"),
        (2.2, 2.3, "differ"),
        (1.0, 1.1, "differ"),
        (0.25, 0.2, "precision"),
        (1e-7, 1.2e-7, "precision"),
        (1e-7, 2e-7, "differ"),
        (1e22, 1.5e22, "differ"),
        (20, Bounds(min=18, max=25), "inside"),
        (17, Bounds(min=18, max=25), "differ"),
        (Bounds(min=18), Bounds(max=18), "precision"),
        (Bounds(min=18), Bounds(min=20), "around"),
        (Bounds(min=18, max=25), Bounds(min=20, max=30), "precision"),
        (39, "39", "unknown"),
        (True, True, "equal"),
        (True, False, "differ"),
        (True, 1, "differ"),
        (None, 1, "unknown"),
        (None, None, "equal"),
        ("Goïta", "goi\u0308ta ", "equal"),
        ("moscow", "russia", "inside"),
        ("moscow", "mali", "differ"),
        ("moscow", ("moscow", "mali"), "around"),
        (("mali", "moscow"), ("moscow", "mali"), "equal"),
        (("mali", "moscow"), ("mali", "russia"), "differ"),
    ],
)
def test_likeness_of_values(first, second, expected):
    assert likeness(first, second) == expected


@pytest.mark.parametrize(
    ("tolerance", "first", "second", "expected"),
    [
        (Tolerance(absolute=0.1), 1.0, 1.1, "precision"),
        (Tolerance(absolute=0.1), 1.0, 1.21, "differ"),
        (Tolerance(relative=0.05), 95, 100, "precision"),
        (Tolerance(relative=0.05), 94, 100, "differ"),
        (Tolerance(relative=0.05), -95, -100, "precision"),
        (Tolerance(relative=0.01, absolute=5), 95, 100, "precision"),
        (Tolerance(relative=0.05), 98, Bounds(min=100), "precision"),
        (Tolerance(relative=0.05), 90, Bounds(min=100), "differ"),
    ],
)
def test_numbers_within_tolerance_are_the_same(tolerance, first, second, expected):
    assert likeness(first, second, Predicate(id="p", tolerance=tolerance)) == expected


@pytest.mark.parametrize(
    ("other", "expected"), [(110, "precision"), (90, "precision"), (111, "differ")]
)
def test_about_widens_a_number_by_a_tenth(other, expected):
    assert likeness(100, other, approximate=True) == expected


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("2020-08", "2020-08", "equal"),
        ("2020-08-18", "2020-08", "inside"),
        ("2020-08-18", "2020-08-19", "differ"),
        ("2020-08/2020-10", "2020-09/2020-12", "precision"),
        ("soon", "2020", "unknown"),
    ],
)
def test_dates_as_values(first, second, expected):
    assert likeness(first, second, Predicate(id="p", value="date")) == expected
