"""Values that are declared cheaply compare, hash and show themselves as attrs' own do."""

from __future__ import annotations

import pickle
from copy import copy
from functools import cached_property

import attrs
import pytest
from attrs import field

from verifykit.parts import frozen, part


@frozen
class Ours:
    name: str
    count: int | None = None
    place: str | None = field(default=None, eq=False)
    text: str = field(default="", repr=False)


@attrs.frozen
class Theirs:
    name: str
    count: int | None = None
    place: str | None = field(default=None, eq=False)
    text: str = field(default="", repr=False)


@frozen
class Other:
    name: str
    count: int | None = None


@frozen
class Empty:
    pass


@frozen(kw_only=True)
class OfItsOwn:
    name: str

    def __eq__(self, other: object) -> bool:
        return isinstance(other, str) and other == self.name

    def __hash__(self) -> int:
        return hash(self.name)

    def __repr__(self) -> str:
        return self.name


@part
class Passed:
    name: str


@part
class Sum:
    numbers: tuple[int, ...]

    @cached_property
    def total(self) -> int:
        return sum(self.numbers)


VALUES = (
    ("a",),
    ("a", None),
    ("a", 1),
    ("b", 1),
    ("a", 1, "here"),
    ("a", 1, "there", "text"),
)


@pytest.mark.parametrize("first", VALUES)
@pytest.mark.parametrize("second", VALUES)
def test_they_are_equal_where_those_of_attrs_are(first, second):
    ours, theirs = (Ours(*first), Ours(*second)), (Theirs(*first), Theirs(*second))
    assert (ours[0] == ours[1]) is (theirs[0] == theirs[1])
    assert (ours[0] != ours[1]) is (theirs[0] != theirs[1])
    assert len(set(ours)) == len(set(theirs))


@pytest.mark.parametrize("values", VALUES)
def test_they_show_themselves_as_those_of_attrs_do(values):
    assert repr(Ours(*values)) == repr(Theirs(*values)).replace("Theirs", "Ours")


def test_values_of_two_classes_are_not_equal():
    assert Ours("a", 1) != Other("a", 1)
    assert Empty() == Empty()
    assert repr(Empty()) == "Empty()"


def test_they_cannot_be_changed_and_are_evolved_as_others_are():
    one = Ours("a", 1, "here")
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        one.name = "b"
    assert attrs.evolve(one, count=2) == Ours("a", 2)
    assert attrs.asdict(Other("a")) == {"name": "a", "count": None}


def test_what_a_class_defines_itself_is_kept():
    one = OfItsOwn(name="a")
    assert one == "a"
    assert {one, "a"} == {"a"}
    assert repr(one) == "a"


def test_a_part_is_equal_to_itself_alone():
    one = Passed("a")
    assert one == one
    assert one != Passed("a")


def test_what_was_worked_out_is_kept_and_goes_to_no_copy():
    one = Sum((1, 2))
    assert one.total == one.total == 3
    assert vars(pickle.loads(pickle.dumps(one))) == vars(copy(one)) == {"numbers": (1, 2)}
    assert attrs.evolve(one, numbers=(4,)).total == 4
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        one.total = 4
