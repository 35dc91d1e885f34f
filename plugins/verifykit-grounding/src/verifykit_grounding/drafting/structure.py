"""The dates and numbers of a sentence, as a case says them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from attrs import frozen
from verifykit_quotes import Page

from verifykit_grounding.drafting.credits import Doubt
from verifykit_grounding.judging.dates import Day, covered, dates
from verifykit_grounding.judging.figures import CURRENCIES, Figure, figures

_INTERVAL = re.compile(
    r"\b(?:between|from)\s+([12]\d{3})\s+(?:and|to|until|through)\s+([12]\d{3})\b"
    r"|\b([12]\d{3})\s*[-–]\s*([12]\d{3})\b"
)
_YEARS = {"this year": 0, "the current year": 0, "last year": -1, "next year": 1}
_RELATIVE = re.compile(
    r"(?i)\b(?:(this year|the current year|last year|next year)"
    r"|(?:last |next |this )?(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday)"
    r"|yesterday|today|tomorrow|(?:last|next|this) (?:week|month|weekend))\b"
)
_UNITS = {"%": "percent", "pp": "percentage points"}


@frozen
class ClaimKey:
    """A key of a claim that a sentence gives: its value, and the characters that say so."""

    key: str
    value: Any
    start: int
    end: int


Structure = tuple[tuple[ClaimKey, ...], tuple[Doubt, ...]]


def structure_of(sentence: str, published: str | None) -> Structure:
    """Return what a sentence says of the time and the number of its claim, and what is open.

    `published` is the date of the text, which "last year" counts from. Two times or two numbers in
    one sentence are a question: which of them the claim is about.
    """
    page = Page.of(sentence, default="en")
    days = dates(page)
    times = [*_times(sentence, days, published)]
    open_times = [*_open_times(sentence, days, published)]
    numbers = [one for one in figures(page) if one.at not in covered(page, days)]
    found = [*_if_one(times)] if not open_times else []
    doubts = [*_which(times, "time"), *open_times]
    counted = [one for one in numbers if len(one.values) == 1 and not _is_small_word(page, one)]
    values = [_number(one) for one in counted]
    if len(counted) == 1:
        found += _number_keys(counted[0])
    doubts += _which(values, "number")
    return tuple(found), tuple(doubts)


def _if_one(found: list[ClaimKey]) -> list[ClaimKey]:
    return found if len({one.value for one in found}) == 1 else []


def _which(found: list[ClaimKey], what: str) -> list[Doubt]:
    if len({one.value for one in found}) < 2:
        return []
    told = " or ".join(str(one.value) for one in found)
    return [Doubt(found[0].start, found[-1].end, f"which {what} is the claim about, {told}?")]


def _times(sentence: str, days: tuple[Day, ...], published: str | None) -> Iterator[ClaimKey]:
    taken = []
    for one in _INTERVAL.finditer(sentence):
        first, last = [group for group in one.groups() if group]
        taken.append(one.span())
        yield ClaimKey("when", f"{first}/{last}", *one.span())
    year = int(published[:4]) if published else None
    for one in _RELATIVE.finditer(sentence):
        if one[1] and year is not None:
            counted = year + _YEARS[one[1].lower()]
            month = next((day for day in days if _beside(day, one)), None)
            if month is not None:
                taken.append((month.start, month.end))
                yield _when(Day(counted, month.month, month.day, month.start, one.end()))
            else:
                yield _when(Day(counted, None, None, *one.span()))
    for day in days:
        within = any(start <= day.start and day.end <= end for start, end in taken)
        if day.year is not None and not within:
            yield _when(day)


def _beside(day: Day, relative: re.Match[str]) -> bool:
    return day.year is None and 0 <= relative.start() - day.end <= 2


def _when(day: Day) -> ClaimKey:
    parts = [f"{day.year:04d}", *(f"{part:02d}" for part in (day.month, day.day) if part)]
    return ClaimKey("when", "-".join(parts), day.start, day.end)


def _open_times(sentence: str, days: tuple[Day, ...], published: str | None) -> Iterator[Doubt]:
    """Yield the times that only somebody can tell who knows when the text was written."""
    relative = list(_RELATIVE.finditer(sentence))
    for one in relative:
        if one[1] is None or published is None:
            yield Doubt(one.start(), one.end(), f"“{one[0]}”: which date is that?")
    for day in days:
        said = published is not None and any(one[1] and _beside(day, one) for one in relative)
        if day.year is None and not said:
            told = sentence[day.start : day.end]
            yield Doubt(day.start, day.end, f"“{told}”: of which year?")


def _is_small_word(page: Page, figure: Figure) -> bool:
    """Whether a number is "one" or "two" in a word, which says more of grammar than of a value."""
    written = page.text[figure.token.start : figure.token.end]
    return written.isalpha() and max(figure.values) <= 2


def _number(figure: Figure) -> ClaimKey:
    (value,) = figure.values
    whole = value == value.to_integral_value()
    plain = int(value) if whole else float(value)
    return ClaimKey("value", plain, figure.token.start, figure.token.end)


def _number_keys(figure: Figure) -> Iterator[ClaimKey]:
    number = _number(figure)
    yield number
    if figure.certain:
        yield ClaimKey("unit", _unit(figure.unit), number.start, number.end)
    if figure.sense == "about":
        yield ClaimKey("approximate", True, number.start, number.end)


def _unit(known: str) -> str:
    """A unit as a case has it: currencies by their codes, as GBP."""
    return known.upper() if known in CURRENCIES else _UNITS.get(known, known)
