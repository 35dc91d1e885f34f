"""Which claims are declared to be narrower than which."""

from __future__ import annotations

from collections.abc import Iterator

from verifykit.model.case import Case
from verifykit.model.claim import Claim


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
