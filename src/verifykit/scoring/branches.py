"""Branches: the worlds of a set of regions, gone through with and without one after another."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from functools import cached_property

from verifykit.parts import field, part
from verifykit.scoring.regions import Layout, Regions, places, split
from verifykit.scoring.worlds import COUNTED, Readings, Setting

MOST_DEEP = 200
"""How deep branches may lie within branches."""


class TooManyBranches(Exception):
    """More branches than are gone through for one tangle of claims."""


@part
class Solution:
    """The logarithm of the weight of all worlds, and the share of them where something is true."""

    log_weight: float
    shares: dict[str, float]


NO_WORLD = Solution(0.0, {})


@part(kw_only=True)
class Branches:
    """One way through the branches of a tangle.

    Lines are counted by `own` where one `wanted` proposition is true, by `others` where only
    something near it is, and as usual elsewhere. `known` are solutions with all as usual.
    """

    setting: Setting
    regions: Regions
    wanted: frozenset[str]
    most: int
    own: Readings = COUNTED
    others: Readings = COUNTED
    closed: int = 0
    known: Mapping[tuple[int, frozenset[str]], Solution] = field(factory=dict)
    solved: dict[tuple[int, frozenset[str]], Solution] = field(factory=dict, init=False)
    _lengths: dict[int, float] = field(factory=dict, init=False)
    _log_weights: dict[int, float] = field(factory=dict, init=False)

    def solve(self, mask: int, done: frozenset[str], depth: int = 0) -> Solution:
        """Return the worlds of some regions, where what is `done` is true already."""
        if not mask:
            return NO_WORLD
        if not mask & self._otherwise and (mask, done) in self.known:
            return Solution(self.known[mask, done].log_weight, {})
        found = self.solved.get((mask, done))
        if found is None:
            if len(self.solved) > self.most or depth > MOST_DEEP:
                raise TooManyBranches
            found = self.solved[mask, done] = self._solve(mask, done, depth)
        return found

    def _solve(self, mask: int, done: frozenset[str], depth: int) -> Solution:
        layout = self.regions.layouts.get(mask)
        if layout is None:
            layout = self.regions.layouts[mask] = self._layout(mask)
        if layout.pivot is not None:
            return self._either_way(layout.pivot, mask, done, depth)
        if layout.parts:
            return self._of_parts(layout.parts, done, depth)
        return self._of_rivals(mask, done)

    def _layout(self, mask: int) -> Layout:
        rivals = self.regions.rivals
        if all(rivals[place] & mask == mask ^ (1 << place) for place in places(mask)):
            return Layout()
        parts = split(mask, self.regions.links)
        return Layout(parts=tuple(parts)) if len(parts) > 1 else Layout(pivot=self._pivot(mask))

    def _of_rivals(self, mask: int, done: frozenset[str]) -> Solution:
        """One of them, or none."""
        weights = {place: self._weight(place, done) for place in places(mask)}
        top = max(0.0, *weights.values())
        total = math.exp(-top) + math.fsum(math.exp(one - top) for one in weights.values())
        shares: dict[str, float] = {}
        for place, weight in weights.items():
            for name in self.regions.all[place].true & self.wanted:
                shares[name] = shares.get(name, 0.0) + math.exp(weight - top) / total
        return Solution(top + math.log(total), shares)

    def _of_parts(self, parts: Iterable[int], done: frozenset[str], depth: int) -> Solution:
        log_weight, shares = 0.0, dict[str, float]()
        for mask in parts:
            found = self.solve(mask, self._done_in(mask, done), depth + 1)
            log_weight += found.log_weight
            shares |= found.shares
        return Solution(log_weight, shares)

    def _done_in(self, mask: int, done: frozenset[str]) -> frozenset[str]:
        if not done:
            return done
        true = (self.regions.all[place].true for place in places(mask))
        return frozenset().union(*(one & done for one in true))

    def _either_way(self, pivot: int, mask: int, done: frozenset[str], depth: int) -> Solution:
        true = self.regions.all[pivot].true
        without = mask & ~(1 << pivot)
        there = self.solve(without & ~self.regions.rivals[pivot], done | true, depth + 1)
        absent = self.solve(without, done, depth + 1)
        log_there = there.log_weight + self._weight(pivot, done)
        top = max(log_there, absent.log_weight)
        apart = abs(log_there - absent.log_weight)
        log_weight = top + math.log1p(math.exp(-apart))
        share = math.exp(log_there - log_weight)
        shares = {
            name: (1 - share) * absent.shares.get(name, 0.0)
            + share * (1.0 if name in true else there.shares.get(name, 0.0))
            for name in {*there.shares, *absent.shares, *(true & self.wanted)}
        }
        return Solution(log_weight, shares)

    def _pivot(self, mask: int) -> int:
        """The region with most rivals; of a path or a ring the one in its middle."""
        rivals, regions = self.regions.rivals, self.regions.all

        def order(place: int) -> tuple[int, tuple[str, ...]]:
            return (rivals[place] & mask).bit_count(), regions[place].options

        pivot = max(places(mask), key=order)
        if (rivals[pivot] & mask).bit_count() != 2:
            return pivot
        walk = [min(places(mask), key=order)]
        seen = 1 << walk[0]
        for place in walk:
            further = rivals[place] & mask & ~seen
            walk += places(further)
            seen |= further
        return walk[len(walk) // 2]

    def _weight(self, place: int, done: frozenset[str]) -> float:
        """The log-weight of a region among its rivals, less what is true there already."""
        if self.closed >> place & 1:
            return -math.inf
        already = self.regions.all[place].true & done
        told = self.setting.evidence(already, self._readings(already)) if already else 0.0
        return self._shrunk(place) - told

    def _shrunk(self, place: int) -> float:
        """Return log(u² / sqrt(u² + the squared weights of the rivals))."""
        around = self.regions.rivals[place] | 1 << place
        length = self._lengths.get(around)
        if length is None:
            logs = [self._log_weight(one) for one in places(around)]
            top = max(logs)
            total = math.fsum(math.exp(2 * (one - top)) for one in logs)
            length = self._lengths[around] = top + math.log(total) / 2
        return 2 * self._log_weight(place) - length

    def _log_weight(self, place: int) -> float:
        found = self._log_weights.get(place)
        if found is None:
            region = self.regions.all[place]
            found = self.setting.log_weight(region, self._readings(region.true))
            self._log_weights[place] = found
        return found

    def _readings(self, true: frozenset[str]) -> Readings:
        """How lines are counted for what is true together."""
        if self.own == self.others == COUNTED:
            return COUNTED
        if true & self.wanted:
            return self.own
        return self.others if true & self._nearby else COUNTED

    @cached_property
    def _nearby(self) -> frozenset[str]:
        """What has to do with the wanted propositions."""
        logic = self.setting.logic
        return frozenset().union(*(logic.related(one) | logic.rivals(one) for one in self.wanted))

    @cached_property
    def _otherwise(self) -> int:
        """The mask of the regions that do not weigh as usual."""
        found = self.closed
        for place, region in enumerate(self.regions.all):
            if self._readings(region.true) != COUNTED:
                found |= 1 << place | self.regions.rivals[place]
        return found
