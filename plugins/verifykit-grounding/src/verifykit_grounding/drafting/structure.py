"""The dates and numbers of a sentence, as a case says them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from attrs import frozen
from verifykit_quotes import Page

from verifykit_grounding.drafting.credits import Doubt
from verifykit_grounding.drafting.relative_days import (
    RELATIVE,
    Reading,
    read_relative,
    read_yearless,
    year_of,
)
from verifykit_grounding.judging.dates import Day, covered, dates
from verifykit_grounding.judging.figures import CURRENCIES, Figure, figures

_INTERVAL = re.compile(
    r"\b(?:between|from)\s+([12]\d{3})\s+(?:and|to|until|through)\s+([12]\d{3})\b"
    r"|\b([12]\d{3})\s*[-–]\s*([12]\d{3})\b"
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

    `published` is the date of the text, which "last year" and "on Monday" count from. Two times or
    two numbers in one sentence are a question: which of them the claim is about.
    """
    page = Page.of(sentence, default="en")
    days = dates(page)
    times, open_times = _times(sentence, days, published)
    numbers = [one for one in figures(page) if one.at not in covered(page, days)]
    found = [*_if_one(times)] if not open_times else []
    doubts = [*_which(times, "time"), *open_times]
    counted = [
        one
        for one in numbers
        if len(one.values) == 1 and not _is_small_word(page, one) and not _is_of_a_name(page, one)
    ]
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


def _times(
    sentence: str, days: tuple[Day, ...], published: str | None
) -> tuple[list[ClaimKey], list[Doubt]]:
    """The times of a sentence, and those that only somebody can tell who knows when it was said."""
    found: list[ClaimKey] = []
    doubts: list[Doubt] = []
    taken = []
    for one in _INTERVAL.finditer(sentence):
        first, last = [group for group in one.groups() if group]
        taken.append(one.span())
        found.append(ClaimKey("when", f"{first}/{last}", *one.span()))
    for one in RELATIVE.finditer(sentence):
        beside = next((day for day in days if _beside(day, one)), None)
        year = year_of(one[0], published)
        if beside is not None:
            taken.append((beside.start, beside.end))
            start = min(beside.start, one.start())
            end = max(beside.end, one.end())
            if year is not None:
                found.append(_when(Day(year, beside.month, beside.day, start, end)))
                continue
            # "Monday, 4 May": the date says which one.
            reading = read_yearless(
                beside, sentence[beside.start : beside.end], sentence, published
            )
            if beside.year is not None:
                reading = Reading(_when(beside).value)
        elif year is not None:
            found.append(_when(Day(year, None, None, *one.span())))
            continue
        else:
            start, end = one.span()
            reading = read_relative(one[0], sentence, published)
        _add(reading, start, end, found, doubts)
    for day in days:
        if any(start <= day.start and day.end <= end for start, end in taken):
            continue
        if day.year is not None:
            found.append(_when(day))
        else:
            reading = read_yearless(day, sentence[day.start : day.end], sentence, published)
            _add(reading, day.start, day.end, found, doubts)
    return found, doubts


def _add(
    reading: Reading, start: int, end: int, found: list[ClaimKey], doubts: list[Doubt]
) -> None:
    if reading.value is not None:
        found.append(ClaimKey("when", reading.value, start, end))
    elif reading.question is not None:
        doubts.append(Doubt(start, end, reading.question))


def _beside(day: Day, relative: re.Match[str]) -> bool:
    """Whether a date stands right beside such words: "in May last year", "Monday, 4 May"."""
    if day.year is not None and relative[1]:
        return False
    return 0 <= relative.start() - day.end <= len(", ") or 0 <= day.start - relative.end() <= len(
        ", "
    )


def _when(day: Day) -> ClaimKey:
    return ClaimKey("when", day.iso, *day.span)


def _is_small_word(page: Page, figure: Figure) -> bool:
    """Whether a number is "one" or "two" in a word, which says more of grammar than of a value."""
    written = page.text[figure.token.start : figure.token.end]
    return written.isalpha() and max(figure.values) <= 2


def _is_of_a_name(page: Page, figure: Figure) -> bool:
    """Whether a number is a word of a name, as in "Channel Nine"."""
    written = page.text[figure.token.start : figure.token.end]
    before = page.tokens[figure.at - 1] if figure.at else None
    capital = before is not None and before.kind == "word" and before.capital
    return capital and written.isalpha() and written[0].isupper()


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
