"""Dates that a text gives without a month's name or a year: as figures, as feasts, by others."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from attrs import evolve
from verifykit_quotes import Page

from verifykit_grounding.judging.dates import Day, dates

_FIGURES = re.compile(r"(\d(?<![\d./-]\d)\d?)([./-])(\d{1,2})\2(\d{4})(?!\d)")
_FEASTS = {
    "New Year's Day": (1, 1), "Fourth of July": (7, 4), "Christmas Eve": (12, 24),
    "Christmas Day": (12, 25), "Boxing Day": (12, 26), "New Year's Eve": (12, 31),
}  # fmt: skip
"""The month and the day of fixed feasts."""
_NAMED = "|".join(_FEASTS).replace("'", "['’]")
_FEAST = re.compile(rf"({_NAMED})(?:,? (?:of |in )?(\d{{4}})\b)?")
_LAST_MONTH = 12
_LATER = re.compile(
    r"(?i)\b(?:(following|next|previous) year|(\w+) years? (later|earlier|before))\b"
)
_LONG_AGO = 500
_LAST_YEARS = 3
_AHEAD = frozenset({"following", "next", "later"})


def all_dates(page: Page) -> tuple[Day, ...]:
    """Return the dates of a text, and those that it gives by an earlier one, after them."""
    there = (*dates(page), *_in_figures(page), *_feasts(page.text))
    return (*there, *_relative_years(page, there), *_with_years(there))


def _in_figures(page: Page) -> Iterator[Day]:
    """Yield the dates that a text writes as 3/4/2019 or 3.4.2019: of March and of April."""
    for found in _FIGURES.finditer(page.text):
        one, other, year = int(found[1]), int(found[3]), int(found[4])
        for day, month in dict.fromkeys(((one, other), (other, one))):
            if 1 <= month <= _LAST_MONTH:
                yield Day(year, month, day, *found.span())


def _feasts(text: str) -> Iterator[Day]:
    """Yield the dates that a text gives as fixed feasts: 25 December for "Christmas Day"."""
    if "Day" not in text and "Eve" not in text and "Fourth" not in text:
        return
    for found in _FEAST.finditer(text):
        month, day = _FEASTS[found[1].replace("’", "'")]
        yield Day(int(found[2]) if found[2] else None, month, day, *found.span())


def _relative_years(page: Page, days: Iterable[Day]) -> Iterator[Day]:
    """Yield the years that a text gives by an earlier one: "the following year", "two years later".

    They count from one of the last years that stand before them: which, only a reader can tell.
    """
    if "year" not in page.text.lower():
        return  # the pattern takes long to find that out
    known = sorted((day.end, day.year) for day in days if day.year is not None)
    numbers = {token.start: token for token in page.tokens if token.kind == "number"}
    for found in _LATER.finditer(page.text):
        years = [year for end, year in known if end <= found.start()]
        token = numbers.get(found.start(2)) if found[2] else None
        counted = min(token.values) if token is not None else 1
        if counted == int(counted) and counted < _LONG_AGO:
            ahead = (found[1] or found[3]).lower() in _AHEAD
            for year in dict.fromkeys(years[-_LAST_YEARS:]):
                yield Day(year + (1 if ahead else -1) * int(counted), None, None, *found.span())


def _with_years(days: Iterable[Day]) -> Iterator[Day]:
    """Yield the dates without a year as days of each of the last years that stand before them.

    Where none does it is the first year behind them.
    """
    known: list[int] = []
    ordered = sorted(days, key=lambda one: one.end)
    first = next((day.year for day in ordered if day.year is not None), None)
    for day in ordered:
        if day.year is not None:
            known.append(day.year)
        elif first is not None:
            for year in dict.fromkeys(known[-_LAST_YEARS:] or [first]):
                yield evolve(day, year=year)
