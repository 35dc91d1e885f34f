"""The options of the plug-in and their defaults."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

CONTEXT = 32
"""How many characters before and after a passage a selector gives, unless told otherwise."""

SCHEMA: Mapping[str, Any] = {
    "type": "object",
    "additionalProperties": False,
    "properties": {
        "context": {
            "description": "Characters before and after a passage that a selector gives.",
            "type": "integer",
            "minimum": 0,
            "maximum": 1000,
        }
    },
}
"""The JSON Schema of `[tool.verifykit.plugins.quotes]`."""
