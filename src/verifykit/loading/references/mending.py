"""What somebody meant who wrote a date or a number in another way than the format has it."""

from __future__ import annotations

import datetime
import re

_DAYS_FIRST = re.compile(r"([0-9]{1,2})([./-])([0-9]{1,2})\2([0-9]{4})")
_SERIAL = re.compile(r"([0-9]{5})(?:\.[0-9]+)?")
_EXCEL_BEGAN = datetime.date(1899, 12, 30)
"""The day 0 of Excel, whose 1900 has a 29 February (Microsoft, "Date systems in Excel")."""
_SERIALS = range(20_000, 80_000)
"""From 1954 to 2119: other whole numbers are more likely something else."""
_NUMBER = re.compile(r"([-+]?[0-9]+(?:[.,][0-9]+)?)\s*(%|percent|per cent)?", re.IGNORECASE)
_THOUSANDS = re.compile(r"[-+]?[0-9]{1,3}(?:([ \u00a0\u202f'.,])[0-9]{3})(?:\1[0-9]{3})*")


def date_advice(text: str) -> str:
    """Return "; write …" with the date that was meant, or nothing if nobody can tell.

    Both readings of 03/04/2024 are named, since people of different countries mean either.
    """
    if (match := _SERIAL.fullmatch(text)) and int(match[1]) in _SERIALS:
        day = _EXCEL_BEGAN + datetime.timedelta(days=int(match[1]))
        return f"; Excel stores dates like this: write {day}"
    match = _DAYS_FIRST.fullmatch(text.strip())
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
    if (match := _THOUSANDS.fullmatch(stripped)) is not None:
        whole = stripped.replace(match[1], "")
        if match[1] in ".," and stripped.count(match[1]) == 1:
            return f"; write {stripped.replace(',', '.')} or {whole}"
        return f"; write {whole}"
    if (match := _NUMBER.fullmatch(stripped)) is None:
        return ""
    unit = ", and percent as the unit" if match[2] else ""
    return f"; write {match[1].replace(',', '.').lstrip('+')}{unit}"


def _day(year: int, month: int, day: int) -> datetime.date | None:
    try:
        return datetime.date(year, month, day)
    except ValueError:
        return None
