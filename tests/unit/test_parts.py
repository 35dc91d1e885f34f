"""Values that are declared cheaply compare, hash and show themselves as attrs' own do."""

from __future__ import annotations

import pickle
from copy import copy
from functools import cached_property
from typing import ClassVar

import attrs
import pytest
from attrs import field

from verifykit import parts
from verifykit.parts import field_names, frozen, part


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


@part
class Asking:
    kind: ClassVar[str] = "asking"
    name: str
    often: int = 1
    rest: list[int] = parts.field(factory=list)
    _known: dict[str, int] = parts.field(factory=dict, init=False)


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
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        one.total = 4
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        del one.numbers


def test_what_a_part_is_not_given_is_its_default_or_made_for_it():
    one, other = Asking("a"), Asking("a", rest=[1])
    assert (one.name, one.often, one.rest, one._known) == ("a", 1, [], {})
    assert other.rest == [1]
    assert Asking("b").rest is not one.rest
    assert one._known is not other._known
    assert field_names(Asking) == ("name", "often", "rest", "_known")
    assert (field_names(Ours), field_names(int)) == (("name", "count", "place", "text"), ())
    assert Asking.kind == "asking"


@pytest.mark.parametrize(
    ("places", "names"), [((), {}), (("a", 2, [], {}, 5), {}), (("a",), {"strange": 1})]
)
def test_a_part_takes_what_it_has_fields_for_and_no_less(places, names):
    with pytest.raises((TypeError, ValueError)):
        Asking(*places, **names)


def test_a_part_has_no_fields_of_attrs():
    with pytest.raises(TypeError, match=r"verifykit\.parts"):

        @part
        class Mixed:
            known: dict[str, int] = field(factory=dict)
