"""Claims that say the same have one explanation, and a long one is told once."""

from __future__ import annotations

from collections.abc import Iterable

from verifykit.model.assessment import ScoredClaim


def explained_before(claims: Iterable[ScoredClaim], most: int) -> dict[str, str]:
    """Return for each claim whose explanation has more than `most` steps, and is that of a claim
    before it, that claim."""
    # By identity: to compare lists of steps would take as long as to tell them.
    first: dict[int, str] = {}
    return {
        claim.id: known
        for claim in claims
        if (known := first.setdefault(id(claim.explanation), claim.id)) != claim.id
        and len(claim.explanation) > most
    }
