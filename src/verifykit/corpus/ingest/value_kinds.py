"""Reading a value as what its predicate says it is."""

from __future__ import annotations

import math

from verifykit.corpus.options import ValueKind


def read_value(text: str, kind: ValueKind) -> tuple[str | None, float]:
    """The value in its one spelling (None: it is not of this kind), and its number (or nan)."""
    if kind.kind == "number":
        number = _number(text, kind)
        return (None if math.isnan(number) else spelled(number)), number
    if kind.kind == "set":
        parts = {part.strip() for part in text.split(kind.separator)} - {""}
        return kind.separator.join(sorted(parts)) or None, math.nan
    return text, math.nan


def spelled(number: float) -> str:
    """A number as text: 5.0 is 5."""
    whole = number.is_integer() and abs(number) < 1e15
    return str(int(number)) if whole else repr(number)


def _number(text: str, kind: ValueKind) -> float:
    try:
        number = float(text.replace(",", ""))
    except ValueError:
        return math.nan
    if not math.isfinite(number):
        return math.nan
    return number % kind.modulo if kind.modulo is not None else number
