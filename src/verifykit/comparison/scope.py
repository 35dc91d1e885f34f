"""Whether two claims speak of the same scope: region, period, whatever the predicate names."""

from __future__ import annotations

from collections.abc import Hashable
from typing import Literal

from verifykit.comparison.texts import normal_text
from verifykit.model.claim import Claim, Scalar
from verifykit.model.predicate import Predicate
from verifykit.model.time import parse_span
from verifykit.parts import frozen


@frozen
class ScopeDifference:
    """A scope qualifier in which claims differ, or that some of them lack: its value per side."""

    qualifier: str
    how: Literal["other", "missing"]
    values: tuple[Scalar | None, ...]


def scope_key(predicate: Predicate | None, claim: Claim) -> tuple[Hashable, ...]:
    """Return every scope qualifier as it is compared; None for one that the claim lacks."""
    values = (qualifier(claim, name) for name in (predicate.scope if predicate else ()))
    return tuple(None if value is None else _key(value) for value in values)


def qualifier(claim: Claim, name: str) -> Scalar | None:
    """Return a qualifier of a claim; `where` is one, too."""
    found = dict(claim.qualifiers).get(name)
    return claim.where if found is None and name == "where" else found


def _key(value: Scalar) -> Hashable:
    if isinstance(value, bool):
        return ("boolean", value)
    try:
        return parse_span(str(value))
    except ValueError:
        return normal_text(str(value))
