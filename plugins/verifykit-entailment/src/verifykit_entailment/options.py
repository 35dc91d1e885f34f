"""The options of the plug-in and their defaults."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple


class EntailmentOptions(NamedTuple):
    """Which model reads, how much of a text, and how sure it has to be.

    `model` is the folder of the model, None where there is none. `threshold` is the least
    probability that a stance is proposed with. `passages` counts those of a capture that are read
    where an item has no quote, `longest` the tokens of a passage and a claim together, `batch` the
    pairs that the model reads at once. `timeout` is in seconds, for one batch.
    """

    model: str | None = None
    threshold: float = 0.9
    declared: bool = True
    passages: int = 8
    longest: int = 512
    batch: int = 16
    timeout: float = 60.0
    threads: int = 1

    @classmethod
    def of(cls, table: Mapping[str, Any]) -> EntailmentOptions:
        """Return the options of the plug-in's table, with defaults for what it leaves out."""
        return cls(**{name: table[name] for name in cls._fields if name in table})


_DEFAULTS = EntailmentOptions()

SCHEMA: Mapping[str, Any] = {
    "type": "object",
    "additionalProperties": False,
    "properties": {
        "model": {
            "description": "The folder with model.onnx, tokenizer.json and config.json.",
            "type": "string",
            "format": "path",
        },
        "threshold": {
            "description": "A stance is proposed from this probability on.",
            "type": "number",
            "exclusiveMinimum": 0.5,
            "maximum": 1,
            "default": _DEFAULTS.threshold,
        },
        "declared": {
            "description": "Whether stances that people entered are compared with the model, too.",
            "type": "boolean",
            "default": _DEFAULTS.declared,
        },
        "passages": {
            "description": "So many passages of a capture are read where an item has no quote.",
            "type": "integer",
            "minimum": 1,
            "maximum": 1000,
            "default": _DEFAULTS.passages,
        },
        "longest": {
            "description": "Tokens of passage and claim together; what is longer is not read.",
            "type": "integer",
            "minimum": 8,
            "default": _DEFAULTS.longest,
        },
        "batch": {
            "description": "Pairs of passage and claim that the model reads at once.",
            "type": "integer",
            "minimum": 1,
            "maximum": 4096,
            "default": _DEFAULTS.batch,
        },
        "timeout": {
            "description": "Seconds for one batch; then the model is stopped.",
            "type": "number",
            "exclusiveMinimum": 0,
            "default": _DEFAULTS.timeout,
        },
        "threads": {
            "description": "Threads of the model. With another number the last digits may differ.",
            "type": "integer",
            "minimum": 1,
            "maximum": 256,
            "default": _DEFAULTS.threads,
        },
    },
}
"""The JSON Schema of `[tool.verifykit.plugins.entailment]`."""
