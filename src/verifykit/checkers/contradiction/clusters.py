"""Comparisons for notes, each once, and the claims that they connect: one note for all of those."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from verifykit.checkers.ordering import by_content
from verifykit.comparison import Comparison, Kind
from verifykit.model.case import Case
from verifykit.model.claim import Claim
from verifykit.plugin import Context


def once_each(context: Context, *kinds: Kind) -> list[Comparison]:
    """Return all comparisons of these kinds, each once, in the order of the case."""
    return [
        found
        for claim in context.case.claims
        for found in context.comparisons(claim.id)
        if found.kind in kinds and found.first == claim.id
    ]


def each_pair(claims: Sequence[Claim], comparisons: Iterable[Comparison]) -> bool:
    """Whether the comparisons are of every two of the claims, and not only of some of them."""
    names = {claim.id for claim in claims}
    pairs = {
        frozenset((found.first, found.second))
        for found in comparisons
        if found.first in names and found.second in names
    }
    return len(pairs) == len(names) * (len(names) - 1) // 2


def clusters(case: Case, comparisons: Iterable[Comparison]) -> list[tuple[Claim, ...]]:
    """Return the sets of claims that the comparisons connect, each in the order of its content."""
    neighbours: dict[str, list[str]] = {}
    for comparison in comparisons:
        neighbours.setdefault(comparison.first, []).append(comparison.second)
        neighbours.setdefault(comparison.second, []).append(comparison.first)
    seen: set[str] = set()
    found: list[tuple[Claim, ...]] = []
    for start in neighbours:
        if start not in seen:
            seen.add(start)
            together = [start]
            for name in together:
                fresh = [other for other in neighbours[name] if other not in seen]
                together.extend(dict.fromkeys(fresh))
                seen.update(fresh)
            found.append(by_content(case, [case.claims_by_id[name] for name in together]))
    return found
