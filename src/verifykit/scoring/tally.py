"""Effective counts: any number of lines that may be copies is worth little more than three."""

from __future__ import annotations

from collections.abc import Iterable

from attrs import frozen

from verifykit.model.parameters import Parameters
from verifykit.scoring.line import Line


@frozen
class Counted:
    """A line with the factor by which it counts."""

    line: Line
    factor: float

    @property
    def amount(self) -> float:
        """What the line adds to its side."""
        return self.line.strength * self.factor


@frozen
class Tally:
    """One side of a claim: its lines, ranked, and what is taken off for possible repetition."""

    counted: tuple[Counted, ...] = ()
    overlap: float = 0.0

    @property
    def total(self) -> float:
        """The effective count of lines."""
        return sum(counted.amount for counted in self.counted) - self.overlap

    @property
    def lines(self) -> tuple[Line, ...]:
        """The lines, those of established independence first."""
        return tuple(counted.line for counted in self.counted)

    @property
    def established(self) -> int:
        """How many lines are of established independence."""
        return sum(line.established for line in self.lines)

    @property
    def if_copies(self) -> float:
        """The count if every line of unknown independence is a copy."""
        known = sum(line.strength for line in self.lines if line.established)
        return known or max((line.strength for line in self.lines), default=0.0)

    @property
    def if_independent(self) -> float:
        """The count if all of the lines are independent."""
        return sum(line.strength for line in self.lines)


def tally(lines: Iterable[Line], parameters: Parameters) -> Tally:
    """Rank the lines of one side and count them.

    The k-th strongest line of unknown independence counts `discount` ** (k - 1); then what such
    lines may merely repeat of the established ones is taken off. Monotone in every strength.
    """
    counted: list[Counted] = []
    rank = 0
    for line in sorted(lines, key=lambda line: line.order):
        factor = 1.0 if line.established else parameters.discount**rank
        rank += not line.established
        counted.append(Counted(line, factor))
    established = sum(entry.amount for entry in counted if entry.line.established)
    unknown = sum(entry.amount for entry in counted if not entry.line.established)
    return Tally(tuple(counted), (1 - parameters.discount) * min(established, unknown))
