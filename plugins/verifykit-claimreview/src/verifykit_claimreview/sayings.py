"""What a rating may say of a claim."""

from __future__ import annotations

from typing import Literal

Saying = Literal["refutes", "refutes-in-part", "supports", "supports-in-part", "questions", "none"]
"""What a rating says of the claim; in part where it says so of some of it, or of its context."""
SAYINGS: tuple[Saying, ...] = (
    "refutes",
    "refutes-in-part",
    "supports",
    "supports-in-part",
    "questions",
    "none",
)
