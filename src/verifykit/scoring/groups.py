"""What is known of the members of a group bounds what can be said of the group."""

from __future__ import annotations

from collections.abc import Sequence

from verifykit.model.claim import Quantifier
from verifykit.parts import part


@part(kw_only=True)
class Member:
    """What is known of one member: bounds on the probability that the claim holds for it.

    A member of whom nothing is known has the bounds 0 and 1.
    """

    low: float = 0.0
    high: float = 1.0


def bounds(
    quantifier: Quantifier, members: Sequence[Member], *, complete: bool
) -> tuple[float, float]:
    """Return bounds on a claim about a group that hold whatever depends on whatever.

    The bounds on "at least m of n events" are those of Rueger (1978), with those of Frechet
    (1935) at the ends. Members that nobody listed widen them.
    """
    lows = [member.low for member in members]
    highs = [member.high for member in members]
    count = len(members)
    if quantifier.kind == "none":
        low, high = bounds(Quantifier("some"), members, complete=complete)
        return 1 - high, 1 - low
    if quantifier.kind == "all":
        high = at_least_most(count, highs)
        return (at_least_least(count, lows) if complete else 0.0), high
    needed = members_needed(quantifier, count, complete=complete)
    if needed is None:
        return 0.0, 1.0
    return at_least_least(needed, lows), (at_least_most(needed, highs) if complete else 1.0)


def members_needed(quantifier: Quantifier, listed: int, *, complete: bool) -> int | None:
    """Return how many members must be as a claim says; None where the list does not tell.

    For "none" they are those of whom it is denied.
    """
    if quantifier.kind in ("some", "at_least"):
        return quantifier.count or 1
    if not complete:
        return None
    return listed // 2 + 1 if quantifier.kind == "most" else listed


def at_least_most(needed: int, probabilities: Sequence[float]) -> float:
    """Return the highest probability that at least so many of the events happen."""
    if needed <= 0:
        return 1.0
    if needed > len(probabilities):
        return 0.0
    smallest = sorted(probabilities)
    found = 1.0
    for left_out in range(needed):
        kept = smallest[: len(smallest) - left_out]
        found = min(found, sum(kept) / (needed - left_out))
    return found


def at_least_least(needed: int, probabilities: Sequence[float]) -> float:
    """Return the lowest probability that at least so many of the events happen."""
    failing = len(probabilities) - needed + 1
    return max(0.0, 1 - at_least_most(failing, [1 - value for value in probabilities]))
