"""Effective counts: any number of lines that may be copies is worth little more than three."""

from __future__ import annotations

from collections.abc import Sequence

from verifykit.model.parameters import Parameters
from verifykit.parts import part
from verifykit.scoring.line import Line


@part
class Counted:
    """A line with the factor by which it counts, and the `amount` it adds to its side."""

    line: Line
    factor: float
    amount: float


@part
class Tally:
    """One side of a claim: its lines, ranked, and what is taken off for possible repetition.

    `lines` has those of established independence first; `total` is their effective count.
    """

    counted: tuple[Counted, ...] = ()
    lines: tuple[Line, ...] = ()
    overlap: float = 0.0
    total: float = 0.0

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


NOTHING = Tally()


def tally(lines: Sequence[Line], parameters: Parameters) -> Tally:
    """Rank the lines of one side and count them.

    The k-th strongest line of unknown independence counts `discount` ** (k - 1); then what such
    lines may merely repeat of the established ones is taken off. Monotone in every strength.
    """
    if not lines:
        return NOTHING
    counted: list[Counted] = []
    rank = 0
    established = unknown = 0.0
    for line in sorted(lines, key=lambda line: line.order):
        factor = 1.0 if line.established else parameters.discount**rank
        amount = line.strength * factor
        if line.established:
            established += amount
        else:
            rank += 1
            unknown += amount
        counted.append(Counted(line, factor, amount))
    overlap = (1 - parameters.discount) * min(established, unknown)
    ranked = tuple(entry.line for entry in counted)
    return Tally(tuple(counted), ranked, overlap, established + unknown - overlap)
