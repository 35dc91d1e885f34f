"""The options of the plug-in and their defaults."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple


class EchoOptions(NamedTuple):
    """When two texts count as copies.

    `threshold`: the least share of the shorter text's word 3-grams that the other text has, too.
    `frequency_cap`: 3-grams in more than this share of the texts are phrases that everybody uses
    and do not count. `shortest`: of a text of fewer words nearly all have to be in the other text;
    `identical`: with fewer than this it is not judged.
    """

    threshold: float = 0.20
    frequency_cap: float = 0.20
    shortest: int = 60
    identical: int = 25

    @classmethod
    def of(cls, table: Mapping[str, Any]) -> EchoOptions:
        """Return the options that a config table gives; it has been validated."""
        return cls(**table)


SCHEMA: Mapping[str, Any] = {
    "type": "object",
    "additionalProperties": False,
    "properties": {
        "threshold": {
            "description": "Least share of the shorter text's 3-grams that a copy has, too.",
            "type": "number",
            "exclusiveMinimum": 0,
            "maximum": 1,
        },
        "frequency_cap": {
            "description": "3-grams in more than this share of the texts do not count.",
            "type": "number",
            "exclusiveMinimum": 0,
            "maximum": 1,
        },
        "shortest": {
            "description": "Of a text of fewer words nearly all have to be in the other one.",
            "type": "integer",
            "minimum": 3,
        },
        "identical": {
            "description": "A text of fewer words is not judged.",
            "type": "integer",
            "minimum": 3,
        },
    },
}
"""The JSON Schema of `[tool.verifykit.plugins.echo]`."""
