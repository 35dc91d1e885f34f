"""Plain values out of JSON-LD, where one thing can be written in many ways, and into it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

_BETWEEN_URLS = re.compile(r"[\s,;|]+(?=https?://)")
_URL = re.compile(r"https?://[^\s/?#]+\.?[^\s]*", re.IGNORECASE)


def as_list(value: Any) -> list[Any]:
    """Return a value as a list: what is absent is empty, what is single is alone."""
    if value is None:
        return []
    return list(value) if isinstance(value, list) else [value]


def first(value: Any) -> Any:
    """Return the first of several values, or the value itself; None if there is none."""
    return next(iter(as_list(value)), None)


def text(value: Any) -> str | None:
    """Return the first text: a text, a number, or the `@value` of an object; None if blank."""
    one = first(value)
    if isinstance(one, dict):
        one = first(one.get("@value"))
    if isinstance(one, int | float) and not isinstance(one, bool):
        return str(one)
    return " ".join(one.split()) or None if isinstance(one, str) else None


def number(value: Any) -> float | None:
    """Return the first number, also one that is written as text; None if there is none."""
    try:
        return float((text(value) or "").replace(",", "."))
    except ValueError:
        return None


def named(value: Any) -> str | None:
    """Return the name of a person or organisation: of an object, or the text that stands for it."""
    one = first(value)
    if isinstance(one, dict) and "@value" not in one:
        return text(one.get("name")) or text(one.get("alternateName"))
    return text(one)


def urls(value: Any) -> tuple[str, ...]:
    """Return all web addresses: texts, objects with a `url` or `@id`, several in one text."""
    found: list[str] = []
    for one in as_list(value):
        if isinstance(one, dict):
            address = one.get("@value") or one.get("url") or one.get("@id")
            found += urls(address) if address is not value else ()
        elif isinstance(one, str):
            parts = _BETWEEN_URLS.split(one.strip())
            found += [part.rstrip(" ,;|") for part in parts if is_url(part.rstrip(" ,;|"))]
    return tuple(dict.fromkeys(found))


def is_url(value: str) -> bool:
    """Whether a text is one absolute web address and nothing else."""
    return _URL.fullmatch(value) is not None


def without_none(data: Mapping[str, Any]) -> dict[str, Any]:
    """Return an object without the properties that nothing is known of."""
    return {key: value for key, value in data.items() if value is not None}
