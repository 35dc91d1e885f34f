"""The claims that a rule goes through."""

from __future__ import annotations

from collections.abc import Iterator

from verifykit.model.case import Case
from verifykit.model.claim import Claim


def is_asserted(case: Case, claim: Claim) -> bool:
    """Return whether the author of the case says so, rather than looks into it."""
    return (claim.role or case.role) == "asserted"


def with_evidence(case: Case) -> Iterator[Claim]:
    """Yield the claims that have evidence of their own, in the order of the case."""
    return (claim for claim in case.claims if claim.id in case.evidence_by_claim)
