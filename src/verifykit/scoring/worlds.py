"""Worlds: what can be true at once, and the share of the worlds in which a proposition is true.

Rivals share one certainty as the alternatives of a nested logit with dissimilarity 1/2 do
(McFadden 1978): n equal rivals weigh on a leader as one that is sqrt(n) times as strong.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable

from verifykit.model.parameters import Parameters
from verifykit.parts import field, part
from verifykit.scoring.counting import Reading
from verifykit.scoring.logic import Logic
from verifykit.scoring.regions import Region, Regions, places, regions_with

Readings = tuple[Reading, Reading]
"""How lines are counted that support, and how those that refute."""

COUNTED: Readings = ("counted", "counted")
MOST_LOG = 300.0
"""The greatest logarithm of a region's weight, so that its square is a number."""

Evidence = Callable[[frozenset[str], Readings], float]
"""What speaks for, less what speaks against all that is true in a region, in log-odds."""


@part(kw_only=True)
class Setting:
    """What regions are weighed with."""

    logic: Logic
    prior: Callable[[str], float]
    evidence: Evidence
    in_chorus: frozenset[str]
    """The propositions for which it matters how lines are counted."""
    parameters: Parameters

    def log_weight(self, region: Region, readings: Readings = COUNTED) -> float:
        """Return the logarithm of a region's weight: its prior and its evidence."""
        priors = [self.prior(option) for option in region.options]
        prior = sum(priors) / len(priors)
        return min(MOST_LOG, prior + self.evidence(region.true, readings))


@part(kw_only=True)
class OneValue:
    """Regions of one value, in closed form: with L the length of the weights u, u * u / (L + L²).

    "None of these" has what is left, 1 / (1 + L).
    """

    setting: Setting
    regions: Regions
    _squares: dict[Readings, tuple[list[float], float]] = field(factory=dict, init=False)

    @property
    def approximate(self) -> bool:
        """Whether not every region was weighed."""
        return self.regions.cut_short

    def probability(self, name: str, own: Readings, others: Readings) -> float | None:
        """Return the probability of a proposition, as if it were one option more where it is none.

        `own` says how lines are counted where it is true, `others` how elsewhere. None if it is
        not one value with the others.
        """
        further: list[Region] = []
        if name not in self.regions.options:
            further = regions_with(name, self.regions.options, self.setting.logic)
            if any(self.regions.near(one.options) != self.regions.mask for one in further):
                return None
        inside = list(places(self.regions.where(name)))
        squares, _ = self._of(own)
        mine = math.fsum(squares[place] for place in inside)
        mine += math.fsum(self._square(one, own) for one in further)
        length = math.sqrt(mine + self._without(inside, others))
        return mine / length / (1 + length) if mine else 0.0

    def share(self, name: str) -> float:
        """Return the probability that the options which hold make a proposition true."""
        inside = places(self.regions.where(name))
        squares, total = self._of(COUNTED)
        mine, length = math.fsum(squares[place] for place in inside), math.sqrt(total)
        return mine / length / (1 + length) if mine else 0.0

    def room(self, name: str) -> float:
        """Return the probability that the options leave room for a proposition."""
        left = self.regions.where(name) | self.regions.beside(name)
        closed = self.regions.near((name,)) & ~left
        rest = self._without(places(self.regions.mask & ~closed), COUNTED)
        length = math.sqrt(self._of(COUNTED)[1])
        return 1 - rest / length / (1 + length) if rest else 1.0

    def _of(self, readings: Readings) -> tuple[list[float], float]:
        found = self._squares.get(readings)
        if found is None:
            squares = self._weigh(readings)
            found = self._squares[readings] = squares, math.fsum(squares)
        return found

    def _weigh(self, readings: Readings) -> list[float]:
        """Return the squared weights of all regions; only some have others where others count."""
        if readings == COUNTED:
            return [self._square(region, readings) for region in self.regions.all]
        as_counted, _ = self._of(COUNTED)
        alike = self.setting.in_chorus.isdisjoint
        return [
            square if alike(region.true) else self._square(region, readings)
            for region, square in zip(self.regions.all, as_counted, strict=True)
        ]

    def _square(self, region: Region, readings: Readings) -> float:
        return math.exp(2 * self.setting.log_weight(region, readings))

    def _without(self, inside: Iterable[int], readings: Readings) -> float:
        """The squared weights of all other regions; subtracted only where that is exact."""
        squares, total = self._of(readings)
        inside = set(inside)
        gone = math.fsum(squares[place] for place in inside)
        if gone <= total / 2:
            return total - gone
        return math.fsum(square for place, square in enumerate(squares) if place not in inside)
