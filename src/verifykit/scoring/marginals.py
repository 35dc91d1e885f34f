"""The probability of a proposition among all that bears on it, from what is told of each."""

from __future__ import annotations

from bisect import insort
from functools import cached_property
from itertools import islice
from typing import TYPE_CHECKING

from verifykit.model.parameters import Parameters
from verifykit.parts import field, part
from verifykit.scoring.logic import Logic
from verifykit.scoring.priors import Priors
from verifykit.scoring.regions import Regions, regions_of
from verifykit.scoring.testimony import Testimony
from verifykit.scoring.worlds import COUNTED, OneValue, Readings, Setting

if TYPE_CHECKING:
    from verifykit.scoring.tangle import Tangle

WORST: Readings = ("copies", "independent")
BEST: Readings = ("independent", "copies")


@part(kw_only=True)
class Marginals:
    """Probabilities of propositions in their affirmative form, groups left aside.

    Only *options* take anything from others: what something speaks for, or whose prior somebody
    stated. The regions that options cut out hang on no line, so `regions` may be shared.
    """

    logic: Logic
    priors: Priors
    testimony: Testimony
    parameters: Parameters
    regions: dict[frozenset[str], Regions] = field(factory=dict)
    _worlds: dict[frozenset[str], OneValue | Tangle] = field(factory=dict, init=False)
    _options: dict[frozenset[str], frozenset[str]] = field(factory=dict, init=False)
    _disputed: dict[frozenset[str], bool] = field(factory=dict, init=False)
    _known: dict[tuple[str, frozenset[str] | None], float] = field(factory=dict, init=False)
    _likeliest: dict[frozenset[str], list[tuple[float, str]]] = field(factory=dict, init=False)
    _best: dict[frozenset[str], list[str]] = field(factory=dict, init=False)

    def is_option(self, name: str) -> bool:
        """Return whether something speaks for a proposition, or somebody stated its prior."""
        return name in self.priors.stated or self.testimony.count(name, supports=True).total > 0

    def options(self, name: str) -> frozenset[str]:
        """Return the options among all that a proposition has to do with."""
        component = self.logic.component(name)
        found = self._options.get(component)
        if found is None:
            found = self._options[component] = frozenset(filter(self.is_option, component))
        return found

    def of(self, name: str, among: frozenset[str] | None = None) -> float:
        """Return the probability of a proposition.

        `among` are the propositions that are looked at, all that it has to do with if None. A
        proposition that nothing speaks for is looked at as if it were one more option, within
        what the options leave it.
        """
        found = self._known.get((name, among))
        if found is None:
            options = self.options(name) if among is None else among & self.options(name)
            found = self._among(name, options, COUNTED, COUNTED)
            if name not in options:
                found = self._within_options(name, found, options, among)
            self._known[name, among] = found
        return found

    def range(self, name: str) -> tuple[float, float]:
        """Return the least and the greatest probability, by what independence would be shown.

        All lines of unknown independence that speak for it are copies and those that speak
        against it independent, and the reverse.
        """
        options = self.options(name)
        if name in options and not self._is_disputed(self.logic.component(name)):
            return self.of(name), self.of(name)
        low = self._among(name, options, WORST, BEST)
        return low, self._among(name, options, BEST, WORST)

    def _is_disputed(self, component: frozenset[str]) -> bool:
        """Whether it may be disputed how many lines are on a side of anything in a component."""
        found = self._disputed.get(component)
        if found is None:
            found = not self.testimony.in_chorus.isdisjoint(component)
            self._disputed[component] = found
        return found

    def left(self, name: str) -> tuple[float, float]:
        """Return the probability that the options which hold make a proposition true, and that
        they leave it possible."""
        options = self.options(name)
        worlds = self._worlds_of(options)
        # A prior that somebody stated of it is nothing that others say.
        return 0.0 if name in options else worlds.share(name), worlds.room(name)

    def is_approximate(self, name: str) -> bool:
        """Return whether only the strongest regions of a tangle were gone through."""
        options = self.options(name)
        for looked_at in (options,) if name in options else (options, options | {name}):
            worlds = self._worlds.get(looked_at)
            if worlds is not None and worlds.approximate:
                return True
        return False

    def is_one_value(self, name: str) -> bool:
        """Return whether all that a proposition has to do with are values of one thing."""
        return isinstance(self._worlds_of(self.options(name)), OneValue)

    def best_rivals(self, name: str, most: int) -> tuple[str, ...]:
        """Return the options that a proposition excludes, the best supported first."""
        return tuple(islice(self.logic.excluded(name, self._ranked(name)), most))

    def rank_as(self, earlier: Marginals, changed: frozenset[str]) -> None:
        """Take over how options were ranked where only `changed` propositions had other lines."""
        for component, some in {self.logic.component(name): name for name in changed}.items():
            ranked = [one for one in earlier._ranked(some) if one not in changed]
            for name in sorted(changed & component):
                if self.is_option(name):
                    insort(ranked, name, key=self._support_order)
            self._best[component] = ranked

    def _among(self, name: str, options: frozenset[str], own: Readings, others: Readings) -> float:
        worlds = self._worlds_of(options)
        if isinstance(worlds, OneValue):
            found = worlds.probability(name, own, others)
            if found is not None:
                return found
        elif name in options and name not in worlds.known:
            # It did not make it among the strongest regions.
            options = options & worlds.known
        if name not in options:
            worlds = self._worlds_of(options | {name}, keep=name)
        return worlds.probability(name, own, others) or 0.0

    def _within_options(
        self, name: str, alone: float, options: frozenset[str], among: frozenset[str] | None
    ) -> float:
        """Return a probability, no less than what implies it, no more than what it implies."""
        above = self.logic.above(name) - self.logic.below(name)
        if among is not None:
            above &= options
        below = options & self.logic.below(name)
        found = max([alone, *(self.of(other, among) for other in below)])
        found = min([found, *(self.of(other, among) for other in above)])
        return min(found, 1 - self._strongest_rival(name, options, among))

    def _worlds_of(self, options: frozenset[str], keep: str | None = None) -> OneValue | Tangle:
        found = self._worlds.get(options)
        if found is None:
            regions = self.regions.get(options)
            if regions is None:
                regions = self.regions[options] = regions_of(options, self.logic)
            if regions.one_valued:
                found = OneValue(setting=self._setting, regions=regions)
            else:
                # Few cases have any, and the others need not wait for what goes through branches.
                from verifykit.scoring.tangle import tangle

                found = tangle(self._setting, regions, keep)
            self._worlds[options] = found
        return found

    @cached_property
    def _setting(self) -> Setting:
        return Setting(
            logic=self.logic,
            prior=self.priors.of,
            evidence=self.testimony.evidence,
            in_chorus=self.testimony.in_chorus,
            parameters=self.parameters,
        )

    def _strongest_rival(
        self, name: str, options: frozenset[str], among: frozenset[str] | None
    ) -> float:
        """Return the greatest probability of an option that a proposition excludes."""
        ranked = self._likeliest.get(options)
        if ranked is None:
            found = ((self.of(other, among), other) for other in options)
            ranked = self._likeliest[options] = sorted(found, reverse=True)
        return next((p for p, other in ranked if self.logic.exclude(name, other)), 0.0)

    def _ranked(self, name: str) -> list[str]:
        component = self.logic.component(name)
        found = self._best.get(component)
        if found is None:
            options = self.options(name)
            found = self._best[component] = sorted(options, key=self._support_order)
        return found

    def _support_order(self, name: str) -> tuple[float, str]:
        return -self.testimony.count(name, supports=True).total, name
