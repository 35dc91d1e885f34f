"""Dates that cannot be read, or do not exist."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator

from verifykit.loading.references.items import Raw, below, items
from verifykit.loading.rules import IMPOSSIBLE_DATE
from verifykit.model.finding import Finding
from verifykit.model.time import parse_span

_DATES = (
    ("documents", ("published",)),
    ("documents", ("capture", "at")),
    ("documents", ("retracted", "on")),
    ("claims", ("when",)),
    ("evidence", ("when",)),
    ("evidence", ("withdrawn", "on")),
    ("documents", ("corrected", "on")),
    ("waivers", ("until",)),
)

# Patterns of what few dates look like are compiled where one does not read, which `re` does once.
_DAYS_FIRST = r"([0-9]{1,2})([./-])([0-9]{1,2})\2([0-9]{4})"
_SERIAL = r"([0-9]{5})(?:\.[0-9]+)?"
_EXCEL_BEGAN = datetime.date(1899, 12, 30)
"""The day 0 of Excel, whose 1900 has a 29 February (Microsoft, "Date systems in Excel")."""
_SERIALS = range(20_000, 80_000)
"""From 1954 to 2119: other whole numbers are more likely something else."""
_NUMBER = r"(?i)([-+]?[0-9]+(?:[.,][0-9]+)?)\s*(%|percent|per cent)?"
_THOUSANDS = r"[-+]?[0-9]{1,3}(?:([ \u00a0\u202f'.,])[0-9]{3})(?:\1[0-9]{3})*"


def date_findings(data: Raw) -> Iterator[Finding]:
    """Yield a finding for every date that is no ISO 8601 or EDTF date, or does not exist."""
    header = data.get("case")
    if isinstance(header, dict):
        yield from _check(header, ("as_of",), "/case")
    for name, path in _DATES:
        for pointer, item in items(data, name):
            if path[0] in item:
                yield from _check(item, path, pointer)


def date_text(value: str | int | float) -> str:
    """Return a date as text; a year is a whole number, even where it is written 2020.0."""
    return str(int(value) if isinstance(value, float) and value.is_integer() else value)


def date_problem(text: str) -> str | None:
    """Return what is wrong with a date in words, or None."""
    try:
        parse_span(text)
    except ValueError as error:
        return str(error)[:300] + date_advice(text)
    return None


def _check(item: Raw, path: tuple[str, ...], pointer: str) -> Iterator[Finding]:
    for inner, value in below(item, path):
        if isinstance(value, str | int | float) and value != "":
            problem = date_problem(date_text(value))
            if problem is not None:
                yield IMPOSSIBLE_DATE.finding(problem, pointer=f"{pointer}{inner}")


def date_advice(text: str) -> str:
    """Return "; write …" with the date that was meant, or nothing if nobody can tell.

    Both readings of 03/04/2024 are named, since people of different countries mean either.
    """
    if (match := re.fullmatch(_SERIAL, text)) and int(match[1]) in _SERIALS:
        day = _EXCEL_BEGAN + datetime.timedelta(days=int(match[1]))
        return f"; Excel stores dates like this: write {day}"
    match = re.fullmatch(_DAYS_FIRST, text.strip())
    if match is None:
        return ""
    first, separator, second, year = int(match[1]), match[2], int(match[3]), int(match[4])
    readings = {"the day first": _day(year, second, first)}
    if separator != ".":
        readings["the month first"] = _day(year, first, second)
    meant = {how: day for how, day in readings.items() if day is not None}
    if len(set(meant.values())) == 1:
        return f"; write {next(iter(meant.values()))}"
    told = " or ".join(f"{day} ({how})" for how, day in meant.items())
    return f"; write {told}" if told else ""


def number_advice(text: str) -> str:
    """Return "; write …" with the number that was meant, or nothing if nobody can tell."""
    stripped = text.strip()
    if (match := re.fullmatch(_THOUSANDS, stripped)) is not None:
        whole = stripped.replace(match[1], "")
        if match[1] in ".," and stripped.count(match[1]) == 1:
            return f"; write {stripped.replace(',', '.')} or {whole}"
        return f"; write {whole}"
    if (match := re.fullmatch(_NUMBER, stripped)) is None:
        return ""
    unit = ", and percent as the unit" if match[2] else ""
    return f"; write {match[1].replace(',', '.').lstrip('+')}{unit}"


def _day(year: int, month: int, day: int) -> datetime.date | None:
    try:
        return datetime.date(year, month, day)
    except ValueError:
        return None
