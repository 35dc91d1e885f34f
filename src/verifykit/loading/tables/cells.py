"""What one cell means, and how a value is written into one: reversible, and never a formula.

A spreadsheet runs a cell that begins with = + - @ as a formula, whoever wrote it. Text of that
sort, and text that would be read as something else, is written behind an apostrophe, which reading
takes off again. An apostrophe before any other text is part of the text."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import Any

from verifykit.loading.screen import parse_integer
from verifykit.loading.tables.columns import Kind

Parse = Callable[[str], Any]
"""Parses a cell that is JSON."""

_FORMULA = frozenset("=+-@\t\r\n")
_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]*)(?P<fraction>\.[0-9]+)?(?P<power>[eE][-+]?[0-9]+)?")
_YEARS, _FIRST_YEAR = 10_000, 1000
"""A year of four digits; an earlier one is text, with its zeros."""
_BOOLEANS = {"true": True, "false": False}

# A literal `_x000D_` in a text must not be taken for an escape, so its underscore is escaped.
_TO_ESCAPE = re.compile("[\x00-\x08\x0b-\x1f\ufffe\uffff]|_(?=x[0-9A-Fa-f]{4}_)")
_ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")


def read_cell(cell: str, kind: Kind, parse: Parse = json.loads) -> Any:
    """Return what the text of a cell that is not empty means; raise what `parse` raises."""
    if cell[0] == "'" and _needs_apostrophe(cell[1:], kind):
        text = cell[1:]
        return _split(text) if kind.split else text
    if kind.json and cell[0] in "[{":
        return parse(cell)
    if kind.split:
        return _split(cell)
    return _guess(cell, kind) if kind.guess else cell


def write_cell(value: Any, kind: Kind) -> str | int | float | bool:
    """Return the text, number or boolean of a cell that `read_cell` turns into the value again."""
    if isinstance(value, str):
        return f"'{value}" if _needs_apostrophe(value, kind) else value
    if kind.split and isinstance(value, list) and all(isinstance(part, str) for part in value):
        cell = ";".join(value)
        cell = f"'{cell}" if _needs_apostrophe(cell, kind) else cell
        if read_cell(cell, kind, lambda text: None) == value:
            return cell
    if isinstance(value, bool | int | float):
        return value
    return json.dumps(value, ensure_ascii=False)


def cell_text(value: str | int | float | bool) -> str:
    """Return a number or boolean as text, for formats that know nothing else."""
    return value if isinstance(value, str) else json.dumps(value)


def _needs_apostrophe(text: str, kind: Kind) -> bool:
    """Whether text must stand behind an apostrophe to be read as itself."""
    # Apostrophes that are part of the text count for nothing: what they protect decides.
    core = text.lstrip("'")
    if not core or core[0] in _FORMULA:
        return True
    if kind.split:
        return False
    return (kind.json and core[0] in "[{") or (kind.guess and _guess(core, kind) is not core)


def _split(text: str) -> list[str]:
    return [part.strip() for part in text.split(";") if part.strip()]


def _guess(text: str, kind: Kind) -> Any:
    stripped = text.strip()
    number = _NUMBER.fullmatch(stripped)
    if number is not None and kind.date:
        return _year(stripped)
    if number is not None:
        whole = number["fraction"] is None and number["power"] is None
        return parse_integer(stripped) if whole else float(stripped)
    if kind.null and stripped == "null":
        return None
    return _BOOLEANS.get(stripped.lower(), text)


def _year(text: str) -> int | str:
    """A number where a date is wanted: 2020.0 is the year 2020, and -44 the text -0044."""
    value = float(text)
    if not value.is_integer() or not abs(value) < _YEARS:
        return text
    year = int(value)
    return year if year >= _FIRST_YEAR else f"{'-' if year < 0 else ''}{abs(year):04}"


def escape(text: str) -> str:
    """Return text that XML can hold; `unescape` reverses it."""
    return _TO_ESCAPE.sub(lambda match: f"_x{ord(match[0]):04X}_", text)


def unescape(text: str) -> str:
    """Return the text that was escaped."""
    return _ESCAPED.sub(lambda match: chr(int(match[1], 16)), text)
