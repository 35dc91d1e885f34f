"""Values that are not of the kind that their predicate takes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, TypeGuard

from verifykit.loading.references.dates import date_advice, date_problem, number_advice
from verifykit.loading.references.items import Raw, items
from verifykit.loading.rules import IMPOSSIBLE_DATE, UNFIT_VALUE
from verifykit.model.finding import Finding


def value_findings(data: Raw) -> Iterator[Finding]:
    """Yield a finding for every claim whose value does not fit its predicate, or is no range."""
    kinds = {
        predicate["id"]: predicate.get("value")
        for _, predicate in items(data, "predicates")
        if isinstance(predicate.get("id"), str)
    }
    for pointer, claim in items(data, "claims"):
        if "value" in claim:
            predicate = claim.get("predicate")
            kind = kinds.get(predicate) if isinstance(predicate, str) else None
            yield from _check(claim["value"], kind, f"{pointer}/value")


def _check(value: Any, kind: Any, pointer: str) -> Iterator[Finding]:
    if isinstance(value, list):
        for index, part in enumerate(value):
            yield from _check(part, kind, f"{pointer}/{index}")
    elif message := _flaw_of_range(value, kind) if isinstance(value, dict) else _flaw(value, kind):
        yield UNFIT_VALUE.finding(message, pointer=pointer)
    elif kind == "date" and not isinstance(value, dict) and (problem := date_problem(str(value))):
        yield IMPOSSIBLE_DATE.finding(problem, pointer=pointer)


def _flaw_of_range(value: dict[str, Any], kind: Any) -> str | None:
    low, high = value.get("min"), value.get("max")
    if _is_number(low) and _is_number(high) and low > high:
        return f"the range runs from {low} down to {high}"
    if isinstance(kind, str) and kind != "number":
        return f"the predicate takes {_NAMES.get(kind, kind)}, not a range of numbers"
    return None


def _flaw(value: Any, kind: Any) -> str | None:
    if not isinstance(kind, str) or kind not in _FITS or _FITS[kind](value):
        return None
    hint = ""
    if isinstance(value, str) and kind == "number":
        hint = number_advice(value)
    elif _is_number(value) and kind == "date":
        hint = date_advice(str(value))
    elif _is_number(value) and kind == "text":
        hint = "; put it in quotes"
    return f"the predicate takes {_NAMES[kind]}, not {_show(value)}{hint}"


def _is_number(value: Any) -> TypeGuard[int | float]:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _is_text(value: Any) -> bool:
    return isinstance(value, str)


_YEARS = range(1000, 10000)
"""A bare year, which YAML reads as a number, is a date all the same."""

_FITS: dict[str, Callable[[Any], bool]] = {
    "entity": _is_text,
    "number": _is_number,
    "date": lambda value: isinstance(value, str) or (_is_number(value) and value in _YEARS),
    "text": _is_text,
    "boolean": lambda value: isinstance(value, bool),
}
_NAMES = {
    "entity": "the id of an entity",
    "number": "a number",
    "date": "a date",
    "text": "text",
    "boolean": "true or false",
}


def _show(value: Any) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    text = str(value)
    return text if len(text) <= 60 else text[:57] + "..."
