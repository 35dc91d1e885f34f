"""Of what kind the value of a claim is."""

from __future__ import annotations

from verifykit.model.case import Case
from verifykit.model.claim import Bounds, Claim


def is_number(claim: Claim) -> bool:
    """Whether a claim's value is a number or a range of numbers."""
    return isinstance(claim.value, int | float | Bounds) and not isinstance(claim.value, bool)


def is_entity(case: Case, claim: Claim) -> bool:
    """Whether a claim's value is an entity, and not a number, a date or a list."""
    return isinstance(claim.value, str) and claim.value in case.entities_by_id
