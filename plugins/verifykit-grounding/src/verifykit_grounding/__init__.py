"""Does each sentence of a text rest on what it cites? A plug-in of verifykit."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from verifykit_grounding.answer import Answer, Citation, Held
    from verifykit_grounding.grounding import GroundedSentence, Grounding, ground
    from verifykit_grounding.inputs import read_answers
    from verifykit_grounding.parallel import ground_files

_HOMES = {
    "Answer": "answer",
    "Citation": "answer",
    "GroundedSentence": "grounding",
    "Grounding": "grounding",
    "Held": "answer",
    "ground": "grounding",
    "ground_files": "parallel",
    "read_answers": "inputs",
}

__all__ = [
    "Answer",
    "Citation",
    "GroundedSentence",
    "Grounding",
    "Held",
    "ground",
    "ground_files",
    "read_answers",
]


def __getattr__(name: str) -> Any:
    # Imported when first used: `verifykit check` of another case need not wait for it.
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
