"""The properties of schema.org by their plain names, however JSON-LD writes them."""

from __future__ import annotations

import re
from typing import Any

_PREFIX = re.compile(r"(schema:|https?://schema\.org/)(?=[A-Za-z]+$)")
_DEEPEST = 100
"""So many levels down are looked at: no review is deeper, and a stack is not endless."""


def in_plain_words(data: Any, depth: int = 0) -> Any:
    """Return JSON data with `schema:author` and `https://schema.org/author` as `author`.

    Data without such names is returned itself. Where a name is there both ways, the plain one
    stays.
    """
    if depth > _DEEPEST or not isinstance(data, dict | list):
        return data
    if isinstance(data, list):
        listed = [in_plain_words(one, depth + 1) for one in data]
        return listed if _any_new(listed, data) else data
    values = [in_plain_words(one, depth + 1) for one in data.values()]
    names = [_PREFIX.sub("", name) for name in data]
    if names == list(data) and not _any_new(values, list(data.values())):
        return data
    changed = dict(zip(names, values, strict=True))
    return changed | {
        name: value for name, value in zip(data, values, strict=True) if name in changed
    }


def _any_new(values: list[Any], old: list[Any]) -> bool:
    return any(new is not was for new, was in zip(values, old, strict=True))
