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


def below(value: Any, path: tuple[str, ...]) -> Iterator[tuple[str, Any]]:
    """Yield the pointer below and the value of what a path of keys leads to, through lists too."""
    if not path:
        yield "", value
    elif isinstance(value, list):
        for index, one in enumerate(value):
            for pointer, found in below(one, path):
                yield f"/{index}{pointer}", found
    elif isinstance(value, dict) and path[0] in value:
        for pointer, found in below(value[path[0]], path[1:]):
            yield f"/{path[0]}{pointer}", found


def texts(value: Any) -> Iterator[tuple[str, str]]:
    """Yield the pointer below and the text of one text, or of every text in a list."""
    if isinstance(value, str):
        yield "", value
    elif isinstance(value, list):
        for index, part in enumerate(value):
            if isinstance(part, str):
                yield f"/{index}", part
