"""Walks raw lists that may be broken."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

Raw = dict[str, Any]


def items(data: Raw, name: str) -> Iterator[tuple[str, Raw]]:
    """Yield the JSON pointer and the data of every item of a list that is a mapping."""
    listed = data.get(name)
    if isinstance(listed, list):
        for index, item in enumerate(listed):
            if isinstance(item, dict):
                yield f"/{name}/{index}", item


def texts(value: Any) -> Iterator[tuple[str, str]]:
    """Yield the pointer below and the text of one text, or of every text in a list."""
    if isinstance(value, str):
        yield "", value
    elif isinstance(value, list):
        for index, part in enumerate(value):
            if isinstance(part, str):
                yield f"/{index}", part
