"""Dates that cannot be read, or do not exist."""

from __future__ import annotations

from collections.abc import Iterator

from verifykit.loading.references.items import Raw, below, items
from verifykit.loading.references.mending import date_advice
from verifykit.loading.rules.content import IMPOSSIBLE_DATE
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
