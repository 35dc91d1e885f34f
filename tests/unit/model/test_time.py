"""Dates as people write them: what they span, and what is refused."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verifykit.model.time import ALWAYS, Span, parse_span, span_of


def days(first: str, last: str) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Return the first and the last moment of days that are written year month day."""
    start, end = (tuple(int(part) for part in text.split()) for text in (first, last))
    return (*start, 0, 0, 0), (*end, 23, 59, 59)


@pytest.mark.parametrize(
    ("text", "first", "last", "precision"),
    [
        ("2020", "2020 1 1", "2020 12 31", "year"),
        ("2020-02", "2020 2 1", "2020 2 29", "month"),
        ("1900-02", "1900 2 1", "1900 2 28", "month"),
        ("2020-08-18", "2020 8 18", "2020 8 18", "day"),
        ("2020.0", "2020 1 1", "2020 12 31", "year"),
        ("-800.00", "-800 1 1", "-800 12 31", "year"),
        ("199X", "1990 1 1", "1999 12 31", "decade"),
        ("19XX", "1900 1 1", "1999 12 31", "century"),
        ("-199X", "-1999 1 1", "-1990 12 31", "decade"),
        ("2004-XX", "2004 1 1", "2004 12 31", "year"),
        ("2004-XX-XX", "2004 1 1", "2004 12 31", "year"),
        ("2004-06-XX", "2004 6 1", "2004 6 30", "month"),
        ("2004-21", "2004 3 1", "2004 5 31", "part of a year"),
        ("2004-24", "2004 12 1", "2005 2 28", "part of a year"),
        ("2004-36", "2004 10 1", "2004 12 31", "part of a year"),
        ("2004-41", "2004 7 1", "2004 12 31", "part of a year"),
        ("Y17000", "17000 1 1", "17000 12 31", "year"),
        ("Y-17000", "-17000 1 1", "-17000 12 31", "year"),
        ("2020?", "2019 1 1", "2021 12 31", "year"),
        ("2020-01~", "2019 12 1", "2020 2 29", "month"),
        ("2020-03-01%", "2020 2 29", "2020 3 2", "day"),
        ("2020-12-31?", "2020 12 30", "2021 1 1", "day"),
        ("2019/2020-06", "2019 1 1", "2020 6 30", "interval"),
    ],
)
def test_what_a_date_spans(text, first, last, precision):
    assert parse_span(text) == Span(*days(first, last), precision)


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("2020-01-01T10:30", (2020, 1, 1, 10, 30, 0), (2020, 1, 1, 10, 30, 59)),
        ("2020-01-01 10:30:05Z", (2020, 1, 1, 10, 30, 5), (2020, 1, 1, 10, 30, 5)),
        ("2020-01-01T10:30:05.250Z", (2020, 1, 1, 10, 30, 5), (2020, 1, 1, 10, 30, 5)),
        ("2020-01-01T10:30:05,5+00:00", (2020, 1, 1, 10, 30, 5), (2020, 1, 1, 10, 30, 5)),
        ("2020-01-01T01:30:00+02", (2019, 12, 31, 23, 30, 0), (2019, 12, 31, 23, 30, 0)),
        ("2020-12-31T23:30-0130", (2021, 1, 1, 1, 0, 0), (2021, 1, 1, 1, 0, 59)),
    ],
)
def test_a_moment_is_read_in_its_time_zone(text, start, end):
    found = parse_span(text)
    assert (found.start, found.end) == (start, end)


@pytest.mark.parametrize(("text", "unknown"), [("2020/..", False), ("2020/", True)])
def test_an_end_that_is_open_or_unknown_is_unbounded(text, unknown):
    found = parse_span(text)
    assert found == Span((2020, 1, 1, 0, 0, 0), None, unknown=unknown)
    assert found.open_end is not unknown
    other = "/".join(reversed(text.split("/")))
    assert parse_span(other) == Span(None, (2020, 12, 31, 23, 59, 59), unknown=unknown)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "soon",
        "20",
        "2020-1",
        "20200101",
        "18/08/2020",
        "2020-00",
        "2020-13",
        "2020-42",
        "2020-02-30",
        "2019-02-29",
        "2020-21-05",
        "2020-21-XX",
        "2020-XX-05",
        "199X-05",
        "2020-01-01T24:00",
        "2020-01-01T10",
        "2020-01-01T10:30.5",
        "2020-01-01T10:00+99:00",
        "2020-01-01T10:00+01:75",
        "2020-01-01T10:00?",
        "2020/2019",
        "../..",
        "/",
        "2020/2021/2022",
        "٢٠٢٠",
    ],
)
def test_what_is_no_date_is_refused(text):
    with pytest.raises(ValueError, match=r"is not|has|there is no|marked|ends"):
        parse_span(text)


def test_no_date_is_always():
    assert span_of(None) == ALWAYS
    assert ALWAYS.covers(parse_span("2020"))
    assert not parse_span("2020/..").covers(ALWAYS)


DATES = st.dates().map(lambda day: day.isoformat())
WRITTEN = DATES.flatmap(lambda text: st.sampled_from([text, text[:7], text[:4]]))


@given(WRITTEN, WRITTEN)
def test_how_two_spans_can_lie(one: str, other: str) -> None:
    a, b = parse_span(one), parse_span(other)
    assert a.overlaps(b) == b.overlaps(a)
    assert a.overlaps(b) != (a.before(b) or b.before(a))
    assert not a.covers(b) or a.overlaps(b)
    assert (a.covers(b) and b.covers(a)) == ((a.start, a.end) == (b.start, b.end))


@given(DATES)
def test_reduced_precision_covers_the_day(text: str) -> None:
    for shorter in (text[:7], text[:4], text[:3] + "X", text[:2] + "XX", text + "?"):
        assert parse_span(shorter).covers(parse_span(text))
