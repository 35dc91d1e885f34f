"""Plain values out of JSON-LD, where one thing can be written in many ways, and into it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from math import isfinite
from typing import Any

# With its semicolon only: an address may well hold `&copy=1`.
_ESCAPED = re.compile(r"&(#[0-9]+|#[xX][0-9a-fA-F]+|[a-zA-Z][a-zA-Z0-9]*);")


def as_list(value: Any) -> list[Any]:
    """Return a value as a list: what is absent is empty, what is single is alone."""
    if value is None:
        return []
    return list(value) if isinstance(value, list) else [value]


def first(value: Any) -> Any:
    """Return the first of several values, or the value itself; None if there is none."""
    return next(iter(as_list(value)), None)


def text(value: Any) -> str | None:
    """Return the first text: a text, a number, or the `@value` of an object; None if blank.

    Characters of HTML that a site left escaped (`&quot;`) are what they stand for.
    """
    one = first(value)
    if isinstance(one, dict):
        one = first(one.get("@value"))
    if isinstance(one, int | float) and not isinstance(one, bool):
        return str(one)
    if not isinstance(one, str):
        return None
    return " ".join(_ESCAPED.sub(_character, one).split()) or None


def _character(escaped: re.Match[str]) -> str:
    # The table of all names takes a while to import, and few texts have any.
    from html import unescape

    return unescape(escaped[0])


def number(value: Any) -> float | None:
    """Return the first number, also one that is written as text; None if there is none."""
    try:
        read = float((text(value) or "").replace(",", "."))
    except ValueError:
        return None
    return read if isfinite(read) else None


def without_none(data: Mapping[str, Any]) -> dict[str, Any]:
    """Return an object without the properties that nothing is known of."""
    return {key: value for key, value in data.items() if value is not None}
