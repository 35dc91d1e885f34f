"""Whether numbers agree as people convert and round them, and whether one may stand for another."""

from __future__ import annotations

from decimal import Decimal

from verifykit_grounding.judging.figures import POUND, Figure
from verifykit_grounding.judging.measures import between

_NEAR = Decimal("0.05")
"""Rounding to significant digits may move a number by at most this share of it."""

_MANY = 100
"""Smaller numbers of different things are the same by chance."""

_LIKE = Decimal(3)
"""Bare numbers, without a word behind them, may be about one thing up to this ratio."""

_LOOSE = Decimal("0.1")
"""The same for a number that is said to be about right, as an approximate value in a case."""


_SHORT_OF = Decimal("0.1")
"""So much short of 400 a number may be that is told as "nearly 400", twice as much of three."""
_SMALL = 10

_BEYOND = Decimal("0.2")
"""So much beyond "more than 350" a number is no longer told so; with one digit, half of it."""


def same(claimed: Figure, found: Figure) -> bool:
    """Whether a source's number bears out a claimed one, converted and rounded as people do."""
    factor = conversion(found, claimed)
    if factor is None:
        return False
    return any(
        _agrees(ours, theirs * factor, claimed.sense, converted=factor != 1)
        for ours in claimed.values
        for theirs in found.values
    )


def _agrees(ours: Decimal, theirs: Decimal, sense: str, *, converted: bool) -> bool:
    if ours == theirs:
        return True
    loose = Decimal("0.5") if len(ours.normalize().as_tuple().digits) == 1 else _BEYOND
    if sense == "more" and ours <= theirs <= ours * (1 + loose):
        return True
    if sense == "less" and ours / (1 + loose) <= theirs <= ours:
        return True
    size = max(abs(ours), abs(theirs))
    apart = abs(ours - theirs)
    if sense == "about" and apart <= _LOOSE * size:
        return True
    short = 2 * _SHORT_OF if loose > _BEYOND and ours < _SMALL else _SHORT_OF
    if sense == "almost" and ours * (1 - short) <= theirs <= ours * (1 + _NEAR):
        return True
    near = apart <= _NEAR * size
    return near and ((converted and apart <= size / 50) or apart <= _half_of_last_digit(ours))


def _half_of_last_digit(value: Decimal) -> Decimal:
    """Half of what the last significant digit counts: zeros at the end may be rounding."""
    exponent = value.normalize().as_tuple().exponent
    assert isinstance(exponent, int), "a number of a text is finite"
    return Decimal(1).scaleb(exponent) / 2


def comparable(claimed: Figure, found: Figure) -> bool:
    """Whether two numbers count the same kind of thing, so that one may be wrong for the other."""
    if claimed.certain or found.certain:
        return claimed.certain and found.certain and conversion(found, claimed) is not None
    if claimed.counts or found.counts:
        return claimed.unit[:5] == found.unit[:5]
    return alike(claimed, found)


def alike(claimed: Figure, found: Figure) -> bool:
    """Whether two numbers may be of one thing: of one unit, or without any and not far apart."""
    if claimed.certain or found.certain:
        return comparable(claimed, found)
    if claimed.counts and found.counts:
        return claimed.unit[:5] == found.unit[:5]
    return any(
        ours and max(ours / theirs, theirs / ours) < _LIKE
        for ours in claimed.values
        for theirs in found.values
        if theirs
    )


def slip(claimed: Figure, found: Figure) -> str | None:
    """Return the name of a well-known slip that makes one number of the other; None if it is none.

    `factor` is 1,000 (or a million) too much or too little, `points` percent for percentage
    points or the other way round.
    """
    if {claimed.unit, found.unit} == {"%", "pp"} and claimed.values & found.values:
        return "points"
    if claimed.certain != found.certain or (claimed.certain and claimed.unit != found.unit):
        return None
    if claimed.unit[:5] != found.unit[:5] and "" not in (claimed.unit, found.unit):
        return None
    alike = bool(claimed.unit) and claimed.unit[:5] == found.unit[:5]
    for ours in claimed.values:
        if not alike and len(ours.normalize().as_tuple().digits) == 1:
            continue  # three thousand people are no slip for a three of something else
        for theirs in found.values:
            if ours and theirs and max(ours / theirs, theirs / ours) in (1000, 1_000_000):
                return "factor"
    return None


def conversion(found: Figure, claimed: Figure) -> Decimal | None:
    """Return what makes the found unit the claimed one; None if nothing does."""
    if found.unit == claimed.unit:
        return Decimal(1)
    if not (found.certain and claimed.certain):
        shares = {one.unit in ("%", "pp") for one in (claimed, found)}
        counted = claimed.counts if found.certain else found.counts
        points = any(one.unit.startswith("point") for one in (claimed, found))
        if claimed.measure and found.counts and max(claimed.values) < _MANY:
            return None  # two weeks are not two employees
        # Seven percent are not seven cents; "7" in a table of percentages may be one.
        return None if shares == {True, False} and counted and not points else Decimal(1)
    if POUND in (found.unit, claimed.unit) and found.measure != claimed.measure:
        # Pounds may be money or a weight; beside kilograms they are one.
        units = ("lb" if one.unit == POUND else one.unit for one in (found, claimed))
        return between(*units)
    if not (found.measure and claimed.measure):
        return None
    return between(found.unit, claimed.unit)
