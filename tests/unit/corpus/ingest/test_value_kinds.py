"""A value in its one spelling, and as a number."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verifykit.corpus import ValueKind
from verifykit.corpus.ingest.value_kinds import read_value

NUMBER, TIME = ValueKind(kind="number"), ValueKind(kind="time")
CLOCK = ValueKind(kind="clock", modulo=86_400)
MINUTES = ValueKind(kind="number", modulo=1440)
SET = ValueKind(kind="set", separator="|")


@pytest.mark.parametrize(
    ("kind", "text", "spelling"),
    [
        (NUMBER, "5.0", "5"),
        (NUMBER, "+5e0", "5"),
        (NUMBER, "1,439", "1439"),
        (NUMBER, "-12,345,678.50", "-12345678.5"),
        (NUMBER, "1,5", None),
        (NUMBER, "12,34,567", None),
        (NUMBER, "1_000", None),
        (NUMBER, "nan", None),
        (NUMBER, "1e999", None),
        (NUMBER, "five", None),
        (MINUTES, "1445", "5"),
        (MINUTES, "-5", "1435"),
        (TIME, "2020-05", "2020-05-01"),
        (TIME, "2020-05-01T12:00", "2020-05-01T12:00:00Z"),
        (TIME, "2020-05-01T12:00:00.25+02:00", "2020-05-01T10:00:00.250000Z"),
        (TIME, "yesterday", None),
        (TIME, "12:00", None),
        (CLOCK, "9:05", "09:05"),
        (CLOCK, "09:05:00", "09:05"),
        (CLOCK, "23:59:07", "23:59:07"),
        (CLOCK, "24:00", "00:00"),
        (CLOCK, "9:75", None),
        (CLOCK, "9", None),
        (SET, "b|a|| b ", "a|b"),
        (SET, " | ", None),
        (ValueKind(), "as it is", "as it is"),
    ],
)
def test_spelling(kind: ValueKind, text: str, spelling: str | None) -> None:
    assert read_value(text, kind)[0] == spelling


@given(st.floats(allow_nan=False, allow_infinity=False, width=64))
def test_a_number_is_spelled_as_itself(number: float) -> None:
    spelling, read = read_value(repr(number), NUMBER)
    assert read == number
    assert spelling is not None
    assert float(spelling) == number


@given(st.datetimes())
def test_a_spelling_of_a_time_is_read_as_the_same(moment) -> None:
    spelling, seconds = read_value(moment.isoformat(), TIME)
    assert spelling is not None
    again = read_value(spelling, TIME)
    assert again[0] == spelling
    assert math.isclose(again[1], seconds, abs_tol=1e-4)


@given(st.lists(st.text("abc ", min_size=1)))
def test_order_and_repetition_of_a_set_mean_nothing(parts: list[str]) -> None:
    there, back = "|".join(parts), "|".join([*reversed(parts), *parts])
    assert read_value(there, SET)[0] == read_value(back, SET)[0]
