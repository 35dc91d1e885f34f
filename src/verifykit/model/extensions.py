"""`x-…` keys: what a case carries for its owners, kept word for word and never interpreted."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

Extensions = tuple[tuple[str, str], ...]
"""Pairs of key and JSON text, sorted by key: immutable, hashable, picklable."""


def freeze_extensions(data: Mapping[str, Any]) -> Extensions:
    """Return the `x-…` entries of a mapping as sorted pairs of key and JSON text."""
    return tuple(
        (key, json.dumps(data[key], ensure_ascii=False, sort_keys=True))
        for key in sorted(data)
        if key.startswith("x-")
    )


def thaw_extensions(extensions: Extensions) -> dict[str, Any]:
    """Return the entries as plain data again."""
    return {key: json.loads(text) for key, text in extensions}
