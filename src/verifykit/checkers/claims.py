"""The claims that a rule goes through, and pairs of them."""

from __future__ import annotations

from collections.abc import Iterator

from verifykit import Case, Claim


def is_asserted(case: Case, claim: Claim) -> bool:
    """Return whether the author of the case says so, rather than looks into it."""
    return (claim.role or case.role) == "asserted"


def with_evidence(case: Case) -> Iterator[Claim]:
    """Yield the claims that have evidence of their own, in the order of the case."""
    return (claim for claim in case.claims if claim.id in case.evidence_by_claim)


def narrower_pairs(case: Case) -> Iterator[tuple[Claim, Claim]]:
    """Yield each declared pair once, the narrower claim first."""
    seen: set[tuple[str, str]] = set()
    for relation in case.relations:
        if relation.kind not in ("narrower", "broader"):
            continue
        ends = (relation.origin, relation.target)
        pair = ends if relation.kind == "narrower" else ends[::-1]
        known = all(name in case.claims_by_id for name in pair)
        if known and pair[0] != pair[1] and pair not in seen:
            seen.add(pair)
            yield case.claims_by_id[pair[0]], case.claims_by_id[pair[1]]
