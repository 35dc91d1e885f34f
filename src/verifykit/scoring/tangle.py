"""Tangles: claims that exclude each other every which way, so that no closed form has them."""

from __future__ import annotations

import math
from functools import cached_property

from verifykit.parts import part
from verifykit.scoring.branches import Branches, TooManyBranches
from verifykit.scoring.regions import Region, Regions
from verifykit.scoring.worlds import COUNTED, Readings, Setting

OTHERWISE = 25
"""How many times fewer branches are gone through again for the range of one claim."""


@part(kw_only=True)
class Tangle:
    """Regions with the probabilities of all that is true in them.

    A world is a set of regions that have nothing to do with one another; its weight is the product
    of u² / sqrt(u² + the squared weights of the rivals of u), and what two of its regions both
    imply counts once. A score is the share of the worlds where the claim is true.
    """

    setting: Setting
    regions: Regions
    approximate: bool = False

    @property
    def known(self) -> frozenset[str]:
        """The propositions that are true in a region."""
        return frozenset().union(*(region.true for region in self.regions.all))

    def probability(self, name: str, own: Readings, others: Readings) -> float:
        """Return the probability of a proposition, among the strongest regions alone if need be.

        Its lines are counted by `own`, those of what it has to do with by `others`. What is far
        from it is not gone through once more.
        """
        if own == others == COUNTED:
            return self.share(name)
        few = self
        while True:
            try:
                return few._with_readings(name, own, others)
            except TooManyBranches:
                few = smaller(few, name)

    def _with_readings(self, name: str, own: Readings, others: Readings) -> float:
        branches = Branches(
            setting=self.setting,
            regions=self.regions,
            wanted=frozenset((name,)),
            most=self.setting.parameters.most_cases // OTHERWISE,
            own=own,
            others=others,
            known=self._branches.solved,
        )
        return branches.solve(self.regions.mask, frozenset()).shares.get(name, 0.0)

    def share(self, name: str) -> float:
        """Return the probability that the options which hold make a proposition true."""
        return self._as_counted.get(name, 0.0)

    def room(self, name: str) -> float:
        """Return the probability that the options leave room for a proposition."""
        closed = 0
        for rival in self.setting.logic.rivals(name):
            closed |= self.regions.where(rival)
        branches = Branches(
            setting=self.setting,
            regions=self.regions,
            wanted=frozenset(),
            most=self.setting.parameters.most_cases,
            closed=closed,
            known=self._branches.solved,
        )
        everything = self._branches.solve(self.regions.mask, frozenset()).log_weight
        left = branches.solve(self.regions.mask, frozenset()).log_weight
        return math.exp(left - everything)

    @cached_property
    def _as_counted(self) -> dict[str, float]:
        return self._branches.solve(self.regions.mask, frozenset()).shares

    @cached_property
    def _branches(self) -> Branches:
        return Branches(
            setting=self.setting,
            regions=self.regions,
            wanted=self.known,
            most=self.setting.parameters.most_cases,
        )


def tangle(setting: Setting, regions: Regions, keep: str | None = None) -> Tangle:
    """Return a tangle that can be gone through: with the strongest regions only, if need be.

    The regions where `keep` is true are among them.
    """
    found = Tangle(setting=setting, regions=regions, approximate=regions.cut_short)
    while True:
        try:
            found.share("")
        except TooManyBranches:
            found = smaller(found, keep)
        else:
            return found


def smaller(whole: Tangle, keep: str | None = None) -> Tangle:
    """Return a tangle of the strongest regions alone, those where `keep` is true among them."""
    setting, regions = whole.setting, whole.regions

    def order(region: Region) -> tuple[bool, float, tuple[str, ...]]:
        return keep not in region.true, -setting.log_weight(region), region.options

    most = min(setting.parameters.most_regions, len(regions.all) // 2)
    strongest = Regions(
        logic=regions.logic,
        options=regions.options,
        all=tuple(sorted(regions.all, key=order)[:most]),
        cut_short=True,
    )
    return Tangle(setting=setting, regions=strongest, approximate=True)
