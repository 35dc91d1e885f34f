"""The hooks of the plug-in: its checker, its options, and the matrix as an output format."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from verifykit import Settings, hookimpl
from verifykit_ach.checker import CompetingHypotheses

if TYPE_CHECKING:
    from verifykit_ach.writer import MatrixWriter

NAME = "ach"
verifykit_api = "1"


@hookimpl
def verifykit_checkers() -> tuple[CompetingHypotheses]:
    """Return the one checker."""
    return (CompetingHypotheses(),)


@hookimpl
def verifykit_report_writers(settings: Settings) -> Mapping[str, MatrixWriter]:
    """Return the writer of matrices for `--format ach`."""
    # Imported here: few runs write matrices.
    from verifykit_ach.writer import MatrixWriter

    options = settings.plugins.get(NAME, {})
    return {NAME: MatrixWriter(equal=options.get("weights") == "equal")}


@hookimpl
def verifykit_options_schema() -> Mapping[str, Any]:
    """Return the schema of `[tool.verifykit.plugins.ach]`."""
    return {
        "type": "object",
        "additionalProperties": False,
        "properties": {
            "weights": {
                "description": "Whether claims count by their scores, or all the same.",
                "enum": ["scores", "equal"],
                "default": "scores",
            }
        },
    }
