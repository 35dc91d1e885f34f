"""The options of the plug-in."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from verifykit_claimreview.sayings import SAYINGS

CONFIDENCES = ("low", "moderate", "high")

_ADDRESS = {"type": "string", "pattern": "^https?://"}

SCHEMA: Mapping[str, Any] = {
    "type": "object",
    "additionalProperties": False,
    "properties": {
        "author": {
            "description": "The name of the desk that publishes the reviews.",
            "type": "string",
            "minLength": 1,
        },
        "author-url": {**_ADDRESS, "description": "The address of the desk."},
        "least-confidence": {
            "description": "The least confidence of a verdict that is published unasked.",
            "enum": list(CONFIDENCES),
            "default": CONFIDENCES[1],
        },
        "ratings": {
            "description": "Rating words of your own, by what they say of a claim.",
            "type": "object",
            "additionalProperties": False,
            "properties": {
                saying: {"type": "array", "items": {"type": "string", "minLength": 1}}
                for saying in SAYINGS
            },
        },
        "url": {
            **_ADDRESS,
            "description": "Where each review can be read: an address with {claim}, and "
            "perhaps {case}, in the place of the ids.",
        },
    },
}
"""The JSON Schema of `[tool.verifykit.plugins.claimreview]`."""
