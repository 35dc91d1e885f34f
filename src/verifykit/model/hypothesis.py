"""Hypotheses, and how each claim bears on them."""

from __future__ import annotations

from typing import Literal

from verifykit.model.extensions import Extensions
from verifykit.parts import frozen

Rating = Literal["CC", "C", "N", "I", "II"]


@frozen(kw_only=True)
class Hypothesis:
    """A hypothesis and how each claim bears on it.

    `ratings` are sorted pairs of claim id and rating: CC very consistent, C consistent, N
    neutral, I inconsistent, II very inconsistent (Heuer 1999).
    """

    id: str
    text: str
    ratings: tuple[tuple[str, Rating], ...] = ()
    notes: str | None = None
    extensions: Extensions = ()
