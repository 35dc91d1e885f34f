"""What the claims about the members of a group say of the group's claim."""

from __future__ import annotations

from collections.abc import Sequence

from verifykit.model.claim import Quantifier
from verifykit.model.parameters import Parameters
from verifykit.parts import part
from verifykit.scoring.balance import cap
from verifykit.scoring.groups import Member, bounds, members_needed
from verifykit.scoring.judged import Judged
from verifykit.scoring.weighing import Weighed


@part(kw_only=True)
class Said:
    """A claim about a member that has a score: what its group's claim says of it, or a denial.

    `exact`: neither more nor less narrow than the group's claim.
    """

    judged: Judged
    denied: bool
    exact: bool

    @property
    def score(self) -> float:
        """The probability that the claim is true."""
        return self.judged.score or 0.0


@part(kw_only=True)
class Known:
    """What is known of a group's members: bounds, whose support counts, and from which claims."""

    basis: Weighed
    bounds: tuple[float, float] | None = None
    claims: tuple[str, ...] = ()


def known_from(
    said_of_each: Sequence[Sequence[Said]],
    own: Weighed,
    quantifier: Quantifier,
    parameters: Parameters,
    *,
    complete: bool,
) -> Known:
    """Return what is known of a group from what is said of each member that is listed.

    `own` is the evidence of the group's claim itself; `complete`: every member is listed.
    """
    low, high = bounds(quantifier, [_member(said) for said in said_of_each], complete=complete)
    return Known(
        basis=_basis(quantifier, own, said_of_each, complete=complete),
        bounds=(cap(low, parameters), cap(high, parameters)),
        claims=tuple(sorted(one.judged.claim.id for said in said_of_each for one in said)),
    )


def _member(said: Sequence[Said]) -> Member:
    """What is said of one member, and what is denied, as bounds on the probability that it holds.

    Where the two disagree, both stay possible.
    """
    low, high = _limits([one for one in said if not one.denied])
    denied_low, denied_high = _limits([one for one in said if one.denied])
    low, high = max(low, 1 - denied_high), min(high, 1 - denied_low)
    return Member(low=min(low, high), high=max(low, high))


def _limits(said: Sequence[Said]) -> tuple[float, float]:
    """Bounds from claims of one direction.

    Only what speaks for one raises the lower bound, and only what speaks against one lowers the
    upper. What is said more narrowly than of the group can be wrong, and the group's claim still
    right.
    """
    low = max((one.score for one in said if one.judged.support > 0), default=0.0)
    highs = [one.score if one.judged.refutation > 0 else 1.0 for one in said if one.exact]
    return low, max(low, max(highs, default=1.0))


def _basis(
    quantifier: Quantifier, own: Weighed, said_of_each: Sequence[Sequence[Said]], *, complete: bool
) -> Weighed:
    """Return whose support counts: that of the n-th strongest member where that is more.

    All of n members are at least n, and none of them is all of the denials; both only where every
    member is listed.
    """
    needed = members_needed(quantifier, len(said_of_each), complete=complete)
    if needed is None:
        return own
    denied = quantifier.kind == "none"
    strongest = [
        max((one.judged.own for one in said), key=_support)
        for said in ([one for one in said if one.denied == denied] for said in said_of_each)
        if said
    ]
    strongest.sort(key=_support, reverse=True)
    if len(strongest) < needed:
        return own
    return max(own, strongest[needed - 1], key=_support)


def _support(weighed: Weighed) -> float:
    return weighed.supports.total
