"""What a date of a text means: every date or interval that it may stand for, as EDTF."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator
from datetime import date, timedelta

from verifykit import Span
from verifykit_chronology.atoms import Atom

_OPPOSITE = {21: 23, 22: 24, 23: 21, 24: 22}
"""The season on the other half of the earth that has the same months."""

_AROUND = {"day": 1, "week": 4, "month": 31, "year": 366}
"""How many days "N units ago" may be off to either side: people count whole units."""

_LENGTH = {"day": 1, "week": 7}


def exists(atom: Atom) -> bool:
    """Whether there is such a day, month and year; a day of an unknown year is in a leap year."""
    if atom.month is None:
        return True
    if not 1 <= atom.month <= 12:
        return False
    most = monthrange(2000 if atom.year is None else atom.year or 2000, atom.month)[1]
    return all(1 <= day <= most for day in (atom.day, atom.until) if day is not None)


def whole_readings(atom: Atom) -> tuple[str, ...]:
    """Return what a date with a year may mean; one that does not exist means nothing."""
    year = atom.year
    if year is None or not exists(atom):
        return ()
    if atom.decade:
        return (f"{year // 10:03d}X",)
    if atom.kind == "range":
        found = [f"{year:04d}/{atom.until:04d}"]
        if atom.until is not None and 1 <= atom.until % 100 <= 12 and atom.short:
            # "2010-12" is also a month.
            found.append(f"{year:04d}-{atom.until % 100:02d}")
        return tuple(found)
    if atom.part is not None:
        return _part(year, atom.part)
    if atom.month is None:
        return (f"{year:04d}",)
    if atom.day is None:
        return (f"{year:04d}-{atom.month:02d}",)
    days = [f"{year:04d}-{atom.month:02d}-{atom.day:02d}"]
    if atom.until is not None:
        days = [f"{days[0]}/{year:04d}-{atom.month:02d}-{atom.until:02d}"]
    if atom.swapped:
        days.append(f"{year:04d}-{atom.day:02d}-{atom.month:02d}")
    return tuple(days)


def _part(year: int, part: int) -> tuple[str, ...]:
    found = [f"{year:04d}-{part}"]
    if part in _OPPOSITE:
        found.append(f"{year:04d}-{_OPPOSITE[part]}")
    if 24 in (part, _OPPOSITE.get(part)):
        found.append(f"{year - 1:04d}-24")
    return tuple(found)


def relative_readings(atom: Atom, said: Span | None) -> tuple[str, ...]:
    """Return what a date may mean that depends on the day on which it was said.

    That day has to be known as such: of something said "in August" nobody knows what yesterday
    was. A page of the web and a paper in print may be dated a day apart, so a day more is allowed
    to either side.
    """
    today = _day(said)
    if today is None:
        return ()
    try:
        return tuple(dict.fromkeys(_relative(atom, today)))
    except (OverflowError, ValueError):
        return ()


def _day(said: Span | None) -> date | None:
    if said is None or said.start is None or said.end is None or said.start[:3] != said.end[:3]:
        return None
    year, month, day = said.start[:3]
    return date(year, month, day) if 1 < year < 9998 else None


def _relative(atom: Atom, today: date) -> Iterator[str]:
    if atom.kind in ("month", "day_month", "month_day"):
        for year in (today.year, today.year - 1, today.year + 1):
            yield from whole_readings(atom._replace(year=year))
    elif atom.kind == "weekday":
        yield from _weekdays(atom, today)
    elif atom.kind == "day":
        meant = today + timedelta(atom.steps)
        yield _interval(meant - timedelta(1), meant + timedelta(1))
    elif atom.kind == "ago":
        yield _ago(atom, today)
    elif atom.kind == "unit" and atom.unit == "week":
        monday = today - timedelta(today.weekday()) + timedelta(7 * atom.steps)
        # A week begins on a Sunday for some, and "last week" also means the last seven days.
        first, last = monday - timedelta(2), monday + timedelta(8)
        ahead = {-1: (first, max(last, today)), 0: (first, last), 1: (min(first, today), last)}
        yield _interval(*ahead[atom.steps])
    elif atom.kind == "unit" and atom.unit == "month":
        yield _interval(
            _months(today, atom.steps - (atom.steps < 0)), _months(today, atom.steps + 1)
        )
    elif atom.kind == "unit":
        yield f"{today.year + atom.steps:04d}"
        if atom.steps:
            yield _interval(*sorted((today, today + timedelta(366 * atom.steps))))


def _weekdays(atom: Atom, today: date) -> Iterator[str]:
    """Yield the days that a weekday may mean: "last Tuesday" on a Friday is one of two.

    Without a word before it, it is the nearest one to either side, or today.
    """
    assert atom.weekday is not None, "a weekday has one"
    back = (today.weekday() - atom.weekday) % 7
    latest = today - timedelta(back)
    steps = {
        -1: (-1, 0) if back else (-1, 0, -2),
        0: (0, 1) if back else (0, -1, 1),
        1: (1, 2) if back else (0, 1, 2),
    }[atom.steps]
    for step in steps:
        yield (latest + timedelta(7 * step)).isoformat()


def _ago(atom: Atom, today: date) -> str:
    unit = atom.unit or "day"
    if unit in _LENGTH:
        meant = today + timedelta(atom.steps * _LENGTH[unit])
    elif unit == "month":
        meant = _months(today, atom.steps)
    else:
        meant = date(today.year + atom.steps, today.month, min(today.day, 28))
    around = timedelta(_AROUND[unit])
    return _interval(meant - around, min(meant + around, today))


def _months(today: date, steps: int) -> date:
    year, month = divmod(today.year * 12 + today.month - 1 + steps, 12)
    return date(year, month + 1, min(today.day, monthrange(year, month + 1)[1]))


def _interval(first: date, last: date) -> str:
    return f"{first.isoformat()}/{last.isoformat()}"
