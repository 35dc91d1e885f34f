"""The options of the plug-in and their defaults."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

CONTEXT = 32
"""How many characters before and after a passage a selector gives, unless told otherwise."""


class QuoteOptions(NamedTuple):
    """How much a selector gives around a passage, and how much is read.

    `context` and `longest_page` count characters, `longest_quote` words: what is longer is not
    compared, and the finding says so.
    """

    context: int = CONTEXT
    longest_page: int = 2_000_000
    longest_quote: int = 5_000

    @classmethod
    def of(cls, table: Mapping[str, Any]) -> QuoteOptions:
        """Return the options of the plug-in's table, with defaults for what it leaves out."""
        return cls(**{name: table[name] for name in cls._fields if name in table})


SCHEMA: Mapping[str, Any] = {
    "type": "object",
    "additionalProperties": False,
    "properties": {
        "context": {
            "description": "Characters before and after a passage that a selector gives.",
            "type": "integer",
            "minimum": 0,
            "maximum": 1000,
            "default": CONTEXT,
        },
        "longest_page": {
            "description": "Pages with more characters are not searched.",
            "type": "integer",
            "minimum": 1,
            "default": QuoteOptions().longest_page,
        },
        "longest_quote": {
            "description": "Quotes with more words are not looked for.",
            "type": "integer",
            "minimum": 1,
            "default": QuoteOptions().longest_quote,
        },
    },
}
"""The JSON Schema of `[tool.verifykit.plugins.quotes]`."""
