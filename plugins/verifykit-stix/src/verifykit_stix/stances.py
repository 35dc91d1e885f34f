"""Stances of a case, and opinions of STIX."""

from __future__ import annotations

_OPINIONS = {"supports": "agree", "refutes": "disagree", "undercuts": "disagree"}
_STANCES = {
    "strongly-agree": "supports",
    "agree": "supports",
    "neutral": "reports",
    "disagree": "refutes",
    "strongly-disagree": "refutes",
}


def opinion_of(stance: str | None) -> str:
    """Return the opinion that a stance is; whoever reports or asks is neutral."""
    return _OPINIONS.get(stance or "", "neutral")


def stance_of(opinion: str) -> str:
    """Return the stance of an opinion."""
    return _STANCES.get(opinion, "reports")
