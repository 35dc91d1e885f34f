"""CHR001: a weekday that the date beside it did not fall on."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from verifykit import Case, Context, Finding
from verifykit_chronology.rules import WEEKDAY_MISMATCH
from verifykit_chronology.texts import dated_texts

_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_CALENDAR = 1924
"""From this year on no country of Europe has kept the Julian calendar, with other weekdays."""


def find(case: Case, context: Context) -> Iterator[Finding]:
    """Yield a finding for each date that has a wrong weekday, however it is read."""
    for text in dated_texts(context):
        for one in text.expressions:
            if one.weekday is None or not one.readings:
                continue
            days = [date.fromisoformat(day) for day in one.readings if len(day) == 10]
            if len(days) == len(one.readings) and all(
                day.year >= _CALENDAR and day.weekday() != one.weekday for day in days
            ):
                was = " or ".join(dict.fromkeys(f"a {_WEEKDAYS[day.weekday()]}" for day in days))
                yield text.finding(WEEKDAY_MISMATCH, f"has “{one.text}”, which was {was}", one)
