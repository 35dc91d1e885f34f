"""The options of the plug-in."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

API = "https://api.crossref.org"

SCHEMA: Mapping[str, Any] = {
    "type": "object",
    "additionalProperties": False,
    "properties": {
        "api": {
            "description": "The address of Crossref's REST API, or of a mirror of it.",
            "type": "string",
            "pattern": "^https?://[^/]+(/.*)?$",
            "default": API,
        },
        "mailto": {
            "description": "Your address, which Crossref asks for to be told of faults.",
            "type": "string",
            "pattern": "^[^@ ]+@[^@ ]+$",
        },
    },
}
"""The JSON Schema of `[tool.verifykit.plugins.retractions]`."""
