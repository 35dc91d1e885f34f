"""Whether two claims speak of the same scope: region, period, whatever the predicate names."""

from __future__ import annotations

from typing import Literal

from attrs import frozen

from verifykit.comparison.values import normal_text
from verifykit.model.claim import Claim, Scalar
from verifykit.model.predicate import Predicate
from verifykit.model.time import parse_span


@frozen
class ScopeDifference:
    """The first scope qualifier in which two claims differ, or that one of them lacks."""

    qualifier: str
    how: Literal["other", "missing"]
    values: tuple[Scalar | None, Scalar | None]


def compare_scope(predicate: Predicate | None, a: Claim, b: Claim) -> ScopeDifference | None:
    """Return in what the scopes differ; None if every scope qualifier is the same.

    A qualifier that differs goes before one that is missing on one side.
    """
    missing: ScopeDifference | None = None
    for name in predicate.scope if predicate is not None else ():
        first, second = _qualifier(a, name), _qualifier(b, name)
        if first is None and second is None:
            continue
        if first is None or second is None:
            missing = missing or ScopeDifference(name, "missing", (first, second))
        elif not _same(first, second):
            return ScopeDifference(name, "other", (first, second))
    return missing


def _qualifier(claim: Claim, name: str) -> Scalar | None:
    found = dict(claim.qualifiers).get(name)
    return claim.where if found is None and name == "where" else found


def _same(first: Scalar, second: Scalar) -> bool:
    if first == second and isinstance(first, bool) == isinstance(second, bool):
        return True
    one, other = str(first), str(second)
    try:
        return parse_span(one) == parse_span(other)
    except ValueError:
        return normal_text(one) == normal_text(other)
