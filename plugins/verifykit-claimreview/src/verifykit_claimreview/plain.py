"""Names and addresses out of JSON-LD, where one thing can be written in many ways."""

from __future__ import annotations

import re
from typing import Any

from verifykit.ratings import as_list, first, text

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
