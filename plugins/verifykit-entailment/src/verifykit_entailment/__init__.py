"""What does a passage say of a claim? A model on your disk is asked. A plug-in of verifykit."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from verifykit_entailment.model import Model, Pair, Probabilities, UnreadableModel
    from verifykit_entailment.model_folder import ModelFolder

_HOMES = {
    "Model": "model",
    "ModelFolder": "model_folder",
    "Pair": "model",
    "Probabilities": "model",
    "UnreadableModel": "model",
}

__all__ = ["Model", "ModelFolder", "Pair", "Probabilities", "UnreadableModel"]


def __getattr__(name: str) -> Any:
    # Imported when first used: a run without a model need not wait for what runs one.
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
