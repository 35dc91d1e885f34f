"""Whether two figures say the same, as people convert and round, and which slip parts them."""

from __future__ import annotations

from decimal import Decimal
from typing import Literal

from verifykit_quantities.quantity import Quantity
from verifykit_quantities.units import factor

Slip = Literal["thousand", "points"]

_ROUNDED = Decimal("0.05")
"""Rounding to significant digits may move a number by at most this share of it."""
_ABOUT = Decimal("0.1")
"""The same where it is said to be about right."""
_EXACT = Decimal("0.001")


def conversion(one: Quantity, other: Quantity) -> Decimal | None:
    """Return what makes the unit of one figure that of another; None if they are not comparable.

    Currencies are not converted, since no rate is known. Counts are comparable if what is counted
    has a word in common.
    """
    if one.kind == "count" and other.kind == "count":
        return Decimal(1) if set(one.counted) & set(other.counted) else None
    if one.kind != other.kind:
        return None
    if one.kind == "measure":
        return factor(one.unit, other.unit)
    return Decimal(1) if one.unit == other.unit else None


def agree(said: Quantity, found: Quantity) -> bool:
    """Whether a figure bears out another one that is said to be so, in some reading of both."""
    times = conversion(found, said)
    if times is None:
        return False
    wide = max(found.to, default=None), max(said.to, default=None)
    for ours in said.values:
        for theirs in found.values:
            if (ours < 0) != (theirs < 0):
                # "Fell by 1 percent" and "-1 percent" are one change.
                ours, theirs = abs(ours), abs(theirs)
            low, high = theirs * times, (wide[0] or theirs) * times
            most = wide[1] or ours
            if min(ours, most) <= max(low, high) and min(low, high) <= max(ours, most):
                return True
            if any(_near(ours, one, said, found, converted=times != 1) for one in (low, high)):
                return True
    return False


def _near(
    ours: Decimal, theirs: Decimal, said: Quantity, found: Quantity, *, converted: bool
) -> bool:
    if ours == theirs:
        return True
    large, apart = max(abs(ours), abs(theirs)), abs(ours - theirs)
    if "about" in (said.sense, found.sense) and apart <= _ABOUT * large:
        return True
    if {"more": theirs > ours, "less": theirs < ours}.get(said.sense, False):
        return True
    if {"more": ours > theirs, "less": ours < theirs}.get(found.sense, False):
        return True
    if apart > _ROUNDED * large:
        return False
    return converted or apart <= max(_half_of_last_digit(ours), _half_of_last_digit(theirs))


def _half_of_last_digit(value: Decimal) -> Decimal:
    """Half of what the last significant digit counts: zeros at the end may be rounding."""
    exponent = value.normalize().as_tuple().exponent
    assert isinstance(exponent, int), "a number of a text is finite"
    return Decimal(1).scaleb(exponent) / 2


def slip(said: Quantity, found: Quantity) -> Slip | None:
    """Return the name of the slip that makes one figure of the other; None if there is none.

    `thousand` is 1,000 or 1,000,000 times too much or too little, `points` percent for percentage
    points or the other way round.
    """
    if {said.kind, found.kind} == {"percent", "points"}:
        return "points" if said.values & found.values else None
    if conversion(found, said) != 1 or said.to or found.to:
        return None
    for ours in said.values:
        for theirs in found.values:
            if ours and theirs:
                ratio = max(abs(ours / theirs), abs(theirs / ours))
                if any(abs(ratio / one - 1) < _EXACT for one in (1_000, 1_000_000)):
                    return "thousand"
    return None
