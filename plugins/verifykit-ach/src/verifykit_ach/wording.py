"""How findings word lists and numbers: the same words whatever the order of the case."""

from __future__ import annotations

from collections.abc import Iterable

from verifykit import Case, Related

_SHOWN = 5


def counted(number: int, noun: str) -> str:
    """Return a number with its noun: 1 claim, 2 claims."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def listed(names: Iterable[str]) -> str:
    """Return names in alphabetical order: a, b and c; of many the first few and how many more."""
    ordered = sorted(names)
    if len(ordered) > _SHOWN:
        ordered = [*ordered[: _SHOWN - 1], f"{len(ordered) - _SHOWN + 1} more"]
    if len(ordered) < 2:
        return "".join(ordered) or "none"
    return f"{', '.join(ordered[:-1])} and {ordered[-1]}"


def related_claims(case: Case, claims: Iterable[str], message: str) -> tuple[Related, ...]:
    """Return the places of claims, each with a word on why; in alphabetical order of their ids."""
    return tuple(
        Related(pointer=case.pointer(case.claims_by_id[claim]), message=message)
        for claim in sorted(claims)
    )
