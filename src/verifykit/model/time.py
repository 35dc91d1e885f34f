"""Dates as people write them (ISO 8601, EDTF levels 0 and 1): intervals of known precision."""

from __future__ import annotations

import re
from functools import lru_cache

from attrs import evolve, field

from verifykit.parts import frozen

Instant = tuple[int, int, int, int, int, int]
"""Year, month, day, hour, minute, second; compares as time does, for any year."""


def place_in_time(instant: Instant) -> int:
    """Return a count that grows with time, for any year; it takes all months to have 31 days."""
    year, month, day, hour, minute, second = instant
    days = (year * 12 + month - 1) * 31 + day - 1
    return ((days * 24 + hour) * 60 + minute) * 60 + second


_DATE = re.compile(
    r"""
    (?P<year> -?[0-9]{4} | -?[0-9]{3}X | -?[0-9]{2}XX | Y-?[0-9]{5,9} )
    (?: - (?P<month> [0-9]{2} | XX )
        (?: - (?P<day> [0-9]{2} | XX )
            (?: [T ] (?P<hour> [0-9]{2} ) : (?P<minute> [0-9]{2} )
                (?: : (?P<second> [0-9]{2} ) (?: [.,] [0-9]+ )? )?
                (?P<zone> Z | [+-][0-9]{2} (?: :? [0-9]{2} )? )?
            )?
        )?
    )?
    (?P<doubt> [?~%] )?
    """,
    re.VERBOSE,
)
_SPREADSHEET = re.compile(r"(-?)([0-9]{1,4})\.0+")
_PARTS_OF_YEAR = {
    **dict(zip(range(21, 25), [(3, 5), (6, 8), (9, 11), (12, 14)], strict=True)),
    **dict(zip(range(33, 37), [(1, 3), (4, 6), (7, 9), (10, 12)], strict=True)),
    **dict(zip(range(37, 42), [(1, 4), (5, 8), (9, 12), (1, 6), (7, 12)], strict=True)),
}
"""EDTF codes for seasons, quarters, quadrimesters and semesters: first and last month."""


@frozen
class Span:
    """From `start` to `end`, both inclusive and to the second; None is unbounded.

    `precision` is "second", "minute", "day", "month", "part of a year", "year", "decade" or
    "century" for one date, and "interval" for two. An interval begins at some moment from `start`
    to `begun` and ends at some moment from `ending` to `end`, which is how exactly its dates are
    given. `unknown` says that it has a beginning or an end that nobody knows (`2013/`), which is
    not the same as having none (`2013/..`).
    """

    start: Instant | None
    end: Instant | None
    precision: str = "interval"
    begun: Instant | None = field(default=None, eq=False)
    ending: Instant | None = field(default=None, eq=False)
    unknown: bool = False

    @property
    def open_end(self) -> bool:
        """Whether it goes on: it has begun and no end is given, not even an unknown one."""
        return self.end is None and self.start is not None and not self.unknown

    def until(self, other: Span) -> Span:
        """Return this with its open end at that of the other, unless it begins after that."""
        if other.end is None or self.start is None or other.end < self.start:
            return self
        return evolve(self, end=other.end, ending=other.start)

    def before(self, other: Span) -> bool:
        """Return whether this ends before the other starts."""
        return self.end is not None and other.start is not None and self.end < other.start

    def overlaps(self, other: Span) -> bool:
        """Return whether the two share at least a moment."""
        return not (self.before(other) or other.before(self))

    def covers(self, other: Span) -> bool:
        """Return whether all of the other lies within this."""
        starts = self.start is None or (other.start is not None and self.start <= other.start)
        ends = self.end is None or (other.end is not None and other.end <= self.end)
        return starts and ends


ALWAYS = Span(None, None)
"""The span of what has no date."""


@lru_cache(maxsize=65536)
def parse_span(text: str) -> Span:
    """Return the span of a date or interval; a date marked `?`, `~` or `%` is widened by a unit.

    A year as a spreadsheet writes it (`2020.0`) is that year. Reads ISO 8601 and EDTF (Library of
    Congress 2019) levels 0 and 1: reduced precision, `199X`, seasons and quarters, years beyond
    four digits, open and unknown ends of intervals. Parts of a second, as clocks of machines write
    them, are read over. Raise ValueError for anything else and for dates that do not exist.
    """
    first, slash, last = text.partition("/")
    if not slash and (number := _SPREADSHEET.fullmatch(text)):
        return _parse_date(f"{number[1]}{number[2]:0>4}")
    if not slash:
        return _parse_date(text)
    try:
        head = ALWAYS if first in ("", "..") else _parse_date(first)
        tail = ALWAYS if last in ("", "..") else _parse_date(last)
    except ValueError as error:
        raise ValueError(f"{text!r} as an interval: {error}") from error
    if head.start is None and tail.end is None:
        raise ValueError(f"{text!r} has neither a beginning nor an end")
    if head.start is not None and tail.end is not None and tail.end < head.start:
        raise ValueError(f"{text!r} ends before it begins")
    return Span(
        head.start, tail.end, begun=head.end, ending=tail.start, unknown="" in (first, last)
    )


def span_of(text: str | None) -> Span:
    """Return the span of a date that may be absent: no date is always."""
    return ALWAYS if text is None else parse_span(text)


def _parse_date(text: str) -> Span:
    match = _DATE.fullmatch(text)
    if match is None:
        raise ValueError(f"{text!r} is not an ISO 8601 or EDTF date, such as 2020-08-18 or 2020-08")
    year, month, day = match["year"], match["month"], match["day"]
    doubtful = match["doubt"] is not None
    if month in (None, "XX"):
        if day not in (None, "XX"):
            raise ValueError(f"{text!r} has a day but no month")
        return _years(year, doubtful)
    number = int(year.lstrip("Y")) if "X" not in year else None
    if number is None:
        raise ValueError(f"{text!r} has a month but no year")
    if day == "XX" and int(month) > 12:
        raise ValueError(f"{text!r} has days of a part of a year")
    if day is None or day == "XX":
        return _months(text, number, int(month), doubtful)
    if match["hour"] is not None:
        if doubtful:
            raise ValueError(f"{text!r}: a date can be marked as doubtful, a time of day cannot")
        return _moment(text, match)
    return _day(text, number, int(month), int(day), doubtful)


def _years(year: str, doubtful: bool) -> Span:
    wild = year.count("X")
    size = 10**wild
    first = int(year.lstrip("Y").rstrip("X")) * size
    # The years of -199X run from -1999 to -1990.
    low, high = (
        (first - size + 1, first) if year.startswith("-") and wild else (first, first + size - 1)
    )
    slack = size if doubtful else 0
    precision = ("year", "decade", "century")[wild]
    return Span(_first_of(low - slack, 1), _last_of(high + slack, 12), precision)


def _months(text: str, year: int, month: int, doubtful: bool) -> Span:
    if 1 <= month <= 12:
        first, last, precision = month, month, "month"
    elif month in _PARTS_OF_YEAR:
        first, last = _PARTS_OF_YEAR[month]
        precision = "part of a year"
    else:
        raise ValueError(f"{text!r}: there is no month {month:02d}")
    slack = last - first + 1 if doubtful else 0
    return Span(_first_of(year, first - slack), _last_of(year, last + slack), precision)


def _day(text: str, year: int, month: int, day: int, doubtful: bool) -> Span:
    _require_day(text, year, month, day)
    before = after = (year, month, day)
    if doubtful:
        before, after = _day_before(*before), _day_after(*after)
    return Span((*before, 0, 0, 0), (*after, 23, 59, 59), "day")


def _moment(text: str, match: re.Match[str]) -> Span:
    year, month, day = int(match["year"]), int(match["month"]), int(match["day"])
    _require_day(text, year, month, day)
    hour, minute, second = int(match["hour"]), int(match["minute"]), int(match["second"] or 0)
    if hour > 23 or minute > 59 or second > 59:
        raise ValueError(f"{text!r}: there is no such time of day")
    minutes = hour * 60 + minute - _offset(text, match["zone"])
    date = (year, month, day)
    if minutes < 0:
        date, minutes = _day_before(*date), minutes + 24 * 60
    elif minutes >= 24 * 60:
        date, minutes = _day_after(*date), minutes - 24 * 60
    precision = "minute" if match["second"] is None else "second"
    last = 59 if match["second"] is None else second
    clock = divmod(minutes, 60)
    return Span((*date, *clock, second), (*date, *clock, last), precision)


def _offset(text: str, zone: str | None) -> int:
    """Minutes ahead of UTC; no zone reads as UTC."""
    if zone is None or zone == "Z":
        return 0
    digits = zone[1:].replace(":", "").ljust(4, "0")
    hours, minutes = int(digits[:2]), int(digits[2:])
    if hours > 23 or minutes > 59:
        raise ValueError(f"{text!r}: there is no such time zone")
    ahead = hours * 60 + minutes
    return -ahead if zone[0] == "-" else ahead


def _require_day(text: str, year: int, month: int, day: int) -> None:
    if not 1 <= month <= 12:
        raise ValueError(f"{text!r}: there is no month {month:02d}")
    if not 1 <= day <= _days_in(year, month):
        raise ValueError(f"{text!r}: that month has no day {day:02d}")


def _days_in(year: int, month: int) -> int:
    if month == 2:
        return 29 if year % 4 == 0 and (year % 100 != 0 or year % 400 == 0) else 28
    return 30 if month in (4, 6, 9, 11) else 31


def _first_of(year: int, month: int) -> Instant:
    over, month = divmod(month - 1, 12)
    return (year + over, month + 1, 1, 0, 0, 0)


def _last_of(year: int, month: int) -> Instant:
    over, month = divmod(month - 1, 12)
    return (year + over, month + 1, _days_in(year + over, month + 1), 23, 59, 59)


def _day_before(year: int, month: int, day: int) -> tuple[int, int, int]:
    return (year, month, day - 1) if day > 1 else _last_of(year, month - 1)[:3]


def _day_after(year: int, month: int, day: int) -> tuple[int, int, int]:
    last = day == _days_in(year, month)
    return _first_of(year, month + 1)[:3] if last else (year, month, day + 1)
