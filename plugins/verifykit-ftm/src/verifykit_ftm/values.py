"""Values of properties, which are all text in a statement, as values of claims."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from math import isfinite

_NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?")
_DATE = re.compile(r"([1-9][0-9]{3})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")


def kind_of_values(prop_type: str | None, values: Iterable[str]) -> str:
    """Return the kind of value that a predicate takes: entity, number, date or text.

    Numbers and dates only if each value is one: a single "unknown" makes text of all of them.
    """
    if prop_type == "entity":
        return "entity"
    if prop_type == "number" and all(map(_is_number, values)):
        return "number"
    if prop_type == "date" and all(map(is_date, values)):
        return "date"
    return "text"


def as_kind(value: str, kind: str) -> str | int | float:
    """Return a value of a statement as a value of a claim."""
    if kind != "number":
        return value
    return float(value) if "." in value else int(value)


def is_date(value: str) -> bool:
    """Whether a text is a year, a month or a day that exists."""
    match = _DATE.fullmatch(value)
    if match is None:
        return False
    year, month, day = (int(part or 1) for part in match.groups())
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


def _is_number(value: str) -> bool:
    # Very long digits are an identifier, and no float could hold them.
    return _NUMBER.fullmatch(value) is not None and len(value) < 40 and isfinite(float(value))
