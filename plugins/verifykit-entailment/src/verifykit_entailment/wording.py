"""What a model found, in words."""

from __future__ import annotations

from verifykit_entailment.model_folder import ModelFolder
from verifykit_entailment.reading import SIDES, Reading

_LONGEST = 160
_SHOWN = 12
"""Digits of a digest that tell models apart."""
_DOES = {"supports": "to entail the claim", "refutes": "to contradict the claim"}


def told(reading: Reading, stance: str, model: ModelFolder) -> str:
    """Return what the model takes a passage to do to the claim, with its probability."""
    kind = SIDES[stance]
    words = " ".join(reading.strongest(kind).passage.text.split())
    cut = words if len(words) <= _LONGEST else f"{words[: _LONGEST - 1].rstrip()}…"
    probability = f"{reading.probability(kind):.2f}"
    return (
        f"the model {model.name} ({model.digest[:_SHOWN]}) takes “{cut}” {_DOES[stance]}, "
        f"with a probability of {probability}"
    )
