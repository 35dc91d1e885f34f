"""The vocabulary of structured claims, with constraints after Wikidata's property constraints."""

from __future__ import annotations

from typing import Literal

from verifykit.model.extensions import Extensions
from verifykit.parts import frozen

ValueKind = Literal["entity", "number", "date", "text", "boolean"]
Cardinality = Literal["one", "many"]


@frozen(kw_only=True)
class Tolerance:
    """How far two numbers may differ and still be the same.

    `relative` is a share of the larger magnitude, `absolute` is in the predicate's unit; the
    wider of the two counts.
    """

    relative: float | None = None
    absolute: float | None = None
    extensions: Extensions = ()


@frozen(kw_only=True)
class Predicate:
    """What a claim says of its subject.

    `cardinality="one"`: a second value in the same scope is a contradiction. `once`: it happens
    once, so two disjoint times conflict. `timeless`: claims with and without a date meet. `scope`
    names the qualifiers that must be the same
    before two values can conflict. `rivals` lists values whose meeting inside one group is worth
    a note. `sum_at_most` is what the values of one scope add up to at the most, in the unit of
    the predicate. `before` are predicates whose dates come no earlier for one subject.
    """

    id: str
    label: str | None = None
    value: ValueKind | None = None
    unit: str | None = None
    cardinality: Cardinality = "many"
    once: bool = False
    timeless: bool = False
    rivals: tuple[tuple[str, ...], ...] = ()
    scope: tuple[str, ...] = ()
    tolerance: Tolerance | None = None
    sum_at_most: float | None = None
    before: tuple[str, ...] = ()
    notes: str | None = None
    extensions: Extensions = ()
