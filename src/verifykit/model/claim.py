"""A claim: a sentence, and optionally its structure (subject, predicate, value, time, scope)."""

from __future__ import annotations

from typing import Literal

from attrs import frozen

from verifykit.model.extensions import Extensions

During = Literal["some", "most", "all"]
Gravity = Literal["normal", "serious"]
Scalar = str | int | float | bool


@frozen(kw_only=True)
class Bounds:
    """A number known only to lie between `min` and `max`, both inclusive; None is unbounded."""

    min: int | float | None = None
    max: int | float | None = None


Value = Scalar | Bounds | tuple[Scalar, ...]
"""What a claim says: one value, a range of numbers, or several values that hold together."""


@frozen
class Quantifier:
    """How much of a group a claim is about; `count` is n in "at least n"."""

    kind: Literal["all", "most", "some", "none", "at_least"]
    count: int | None = None


@frozen(kw_only=True)
class Claim:
    """A claim. Only `id` and `text` are needed; without structure some checkers abstain.

    `when` is an ISO 8601 or EDTF date or interval, absent = unbounded. `during` says whether it
    held in some, most or all of that time. `qualifiers` are sorted pairs of name and value.
    `approximate` widens a number by 10% for comparison.
    """

    id: str
    text: str
    subject: str | None = None
    predicate: str | None = None
    value: Value | None = None
    approximate: bool = False
    unit: str | None = None
    when: str | None = None
    during: During | None = None
    where: str | None = None
    qualifiers: tuple[tuple[str, Scalar], ...] = ()
    quantifier: Quantifier | None = None
    negated: bool = False
    gravity: Gravity = "normal"
    notes: str | None = None
    extensions: Extensions = ()
