"""Reading a value as what its predicate says it is."""

from __future__ import annotations

import math
import re
from datetime import UTC, datetime, timedelta

from verifykit.corpus.options import ValueKind

_THOUSANDS = re.compile(r"[+-]?[0-9]{1,3}(,[0-9]{3})+(\.[0-9]*)?")
_CLOCK = re.compile(r"([0-9]{1,2}):([0-9]{2})(?::([0-9]{2}(?:\.[0-9]+)?))?")

_REDUCED = re.compile(r"^([0-9]{4})(?:-([0-9]{2}))?$")

NEVER = -(2**63)
"""The moment of a statement without a time: before all others."""


def read_value(text: str, kind: ValueKind) -> tuple[str | None, float]:
    """Return the value in its one spelling (None: it is not of this kind), and its number (or nan).

    The number of a time is in seconds: from 1970, or from midnight.
    """
    if kind.kind == "set":
        parts = {part.strip() for part in text.split(kind.separator)} - {""}
        return kind.separator.join(sorted(parts)) or None, math.nan
    if kind.kind not in _READERS:
        return text, math.nan
    read, spell = _READERS[kind.kind]
    number = read(text)
    if kind.is_measure and kind.relative and not number > 0:
        return None, math.nan  # it is no factor of anything
    if kind.modulo is not None:
        number %= kind.modulo
    return (None if math.isnan(number) else spell(number)), number


def spelled(number: float) -> str:
    """Return a number as text: 5.0 is 5."""
    whole = number.is_integer() and abs(number) < 1e15
    return str(int(number)) if whole else repr(number)


def _number(text: str) -> float:
    """A comma may part thousands; any other is no number, since elsewhere it is a decimal point."""
    if "," in text:
        text = text.replace(",", "") if _THOUSANDS.fullmatch(text) else ""
    try:
        number = math.nan if "_" in text else float(text)
    except ValueError:
        return math.nan
    return number if math.isfinite(number) else math.nan


def _seconds(text: str) -> float:
    found = moment(text)
    return math.nan if found is None else found / 1e6


def _time(seconds: float) -> str:
    """A date where the time is midnight, else date and time in UTC."""
    when = datetime(1970, 1, 1) + timedelta(microseconds=round(seconds * 1e6))
    is_date = when == datetime(when.year, when.month, when.day)
    return when.date().isoformat() if is_date else f"{when.isoformat()}Z"


def _seconds_of_day(text: str) -> float:
    match = _CLOCK.fullmatch(text)
    if match is None or int(match[1]) > 24 or int(match[2]) > 59 or float(match[3] or 0) >= 60:
        return math.nan
    return int(match[1]) * 3600.0 + int(match[2]) * 60 + float(match[3] or 0)


def _clock(seconds: float) -> str:
    minutes, rest = divmod(seconds, 60)
    hour, minute = divmod(int(minutes), 60)
    return f"{hour:02d}:{minute:02d}" + (f":{spelled(rest).zfill(2)}" if rest else "")


_READERS = {
    "number": (_number, spelled),
    "measure": (_number, spelled),
    "time": (_seconds, _time),
    "clock": (_seconds_of_day, _clock),
}
"""Kinds that are numbers: how a text is read as one, and a number spelled."""


def moment(text: str) -> int | None:
    """Microseconds from 1970 to an ISO 8601 date or time (UTC unless it says otherwise).

    A year or a month stands for its first moment. None if the text is no such date.
    """
    reduced = _REDUCED.match(text)
    try:
        if reduced:
            when = datetime(int(reduced[1]), int(reduced[2] or 1), 1)
        else:
            when = datetime.fromisoformat(text)
    except ValueError:
        return None
    if when.tzinfo is None:
        when = when.replace(tzinfo=UTC)
    since = when - datetime(1970, 1, 1, tzinfo=UTC)
    return (since.days * 86_400 + since.seconds) * 1_000_000 + since.microseconds
