"""Holding the values of a configuration against its published schema."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any

from verifykit.model.place import from_pointer
from verifykit.schema import validate

SCHEMA = "config-1"


def violations(values: Mapping[str, Any]) -> list[tuple[tuple[str, ...], str]]:
    """Return each fault of the values: the keys that lead to it, and what is wrong, in words."""
    # A schema cannot say that a number is finite.
    infinite: list[tuple[tuple[str, ...], str]] = [
        ((name,), f"{name} must be a number, not {value}")
        for name, value in values.items()
        if isinstance(value, float) and not math.isfinite(value)
    ]
    return infinite or [
        (from_pointer(violation.pointer), violation.message)
        for violation in validate(values, SCHEMA)
    ]
