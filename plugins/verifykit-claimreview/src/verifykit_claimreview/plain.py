"""Names, addresses and days out of JSON-LD, where one thing can be written in many ways."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from verifykit.ratings import as_list, first, text

_DAY = re.compile(r"([12][0-9]{3})-([0-9]{2})-([0-9]{2})(?=$|[T ])")
_MONTH_OR_YEAR = re.compile(r"[12][0-9]{3}(-(0[1-9]|1[0-2]))?")
_BETWEEN_URLS = re.compile(r"[\s,;|]+(?=https?://)")
_URL = re.compile(r"https?://[^\s/?#]+\.?[^\s]*", re.IGNORECASE)


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


def item_reviewed(data: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return the claim that a review is about; empty if it is absent or only a text."""
    item = first(data.get("itemReviewed"))
    return item if isinstance(item, dict) else {}


def day(value: str | None) -> str | None:
    """Return a date cut off after the day, if it is ISO 8601 and exists; None if not."""
    if value is None:
        return None
    match = _DAY.match(value)
    if match is None:
        return value if _MONTH_OR_YEAR.fullmatch(value) else None
    try:
        return date(*map(int, match.groups())).isoformat()
    except ValueError:
        return None


def claimants_of(data: Mapping[str, Any]) -> tuple[str, ...]:
    """Return who made the claim that a review is about, each name once; none if it names nobody."""
    item = item_reviewed(data)
    by_role = ([named(one) for one in as_list(item.get(role))] for role in ("author", "creator"))
    found = next((names for names in by_role if any(names)), [])
    return tuple(dict.fromkeys(name for name in found if name))
