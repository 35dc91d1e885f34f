"""Hypotheses, declared relations between claims, and waivers of findings."""

from __future__ import annotations

from typing import Literal

from attrs import frozen

from verifykit.model.extensions import Extensions

Rating = Literal["CC", "C", "N", "I", "II"]
RelationKind = Literal["contradicts", "narrower", "broader", "supersedes", "supports"]


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


@frozen(kw_only=True)
class Relation:
    """A relation that a person declares: `origin` contradicts, is narrower than, … `target`.

    In a case file the two ends are called `from` and `to`.
    """

    origin: str
    target: str
    kind: RelationKind
    notes: str | None = None
    extensions: Extensions = ()


@frozen(kw_only=True)
class Waiver:
    """A finding that a person accepts, with the reason, perhaps until a date."""

    rule: str
    reason: str
    claim: str | None = None
    until: str | None = None
    extensions: Extensions = ()
