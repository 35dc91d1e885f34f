"""Stances of a case, and opinions of STIX."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

_OPINIONS = {"supports": "agree", "refutes": "disagree", "undercuts": "disagree"}
_STANCES = {
    "strongly-agree": "supports",
    "agree": "supports",
    "neutral": "reports",
    "disagree": "refutes",
    "strongly-disagree": "refutes",
}


def opinion_of(item: Mapping[str, Any]) -> str:
    """Return the opinion that an item of evidence is.

    Whoever reports or asks is neutral, and so is who spoke of a part of the claim or of a wider
    one: they neither agreed nor disagreed with what it says.
    """
    return "neutral" if item.get("partial") else _OPINIONS.get(item.get("stance") or "", "neutral")


def stance_of(opinion: str) -> str:
    """Return the stance of an opinion."""
    return _STANCES.get(opinion, "reports")
