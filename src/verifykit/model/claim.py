"""A claim: a sentence, and optionally its structure (subject, predicate, value, time, scope)."""

from __future__ import annotations

from typing import Literal

from verifykit.model.extensions import Extensions
from verifykit.parts import frozen

During = Literal["some", "most", "all"]
Gravity = Literal["normal", "serious"]
Role = Literal["examined", "asserted"]
Quantity = Literal["all", "most", "some", "none", "at_least", "at_most", "exactly"]
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
    """How much of a group a claim is about; `count` is n in at least, at most or exactly n."""

    kind: Quantity
    count: int | None = None


@frozen(kw_only=True)
class Prior:
    """The probability in [0, 1] of claims of this kind, before any evidence, and whose it is."""

    value: float
    reason: str | None = None
    extensions: Extensions = ()


@frozen(kw_only=True)
class Attribution:
    """What a claim attributes: that the source of this id made the claim of that id."""

    source: str
    claim: str
    extensions: Extensions = ()


@frozen(kw_only=True)
class Claim:
    """A claim. Only `id` and `text` are needed; without structure some checkers abstain.

    `when` is an ISO 8601 or EDTF date or interval, absent = unbounded. `during` says whether it
    held in some, most or all of that time. `qualifiers` are sorted pairs of name and value.
    `approximate` widens a number by 10% for comparison, `exact` says that a round number is meant
    to its last digit. `role` says whether the author of the case says so or looks into it; None
    means the case's.
    """

    id: str
    text: str
    subject: str | None = None
    predicate: str | None = None
    value: Value | None = None
    approximate: bool = False
    exact: bool = False
    unit: str | None = None
    when: str | None = None
    during: During | None = None
    where: str | None = None
    qualifiers: tuple[tuple[str, Scalar], ...] = ()
    quantifier: Quantifier | None = None
    negated: bool = False
    gravity: Gravity = "normal"
    role: Role | None = None
    prior: Prior | None = None
    says: Attribution | None = None
    notes: str | None = None
    extensions: Extensions = ()

    @property
    def is_structured(self) -> bool:
        """Whether it can be compared with other claims."""
        return None not in (self.subject, self.predicate, self.value)

    @property
    def is_numeric(self) -> bool:
        """Whether its value is a number or a range of numbers."""
        return isinstance(self.value, int | float | Bounds) and not isinstance(self.value, bool)
