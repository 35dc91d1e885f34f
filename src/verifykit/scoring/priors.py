"""Priors: what is known of propositions before any evidence, held to their logic."""

from __future__ import annotations

from collections.abc import Mapping

from verifykit.comparison import Relations
from verifykit.model.parameters import Parameters
from verifykit.parts import field, part
from verifykit.scoring.balance import logit
from verifykit.scoring.logic import Logic


@part(kw_only=True)
class Priors:
    """The prior log-odds of propositions; `stated` has those that somebody stated."""

    logic: Logic
    stated: Mapping[str, float]
    parameters: Parameters
    _known: dict[str, float] = field(factory=dict, init=False)

    def of(self, name: str) -> float:
        """Return the prior log-odds of a proposition: what implies another is no likelier."""
        if not self.stated:
            return self.parameters.prior
        found = self._known.get(name)
        if found is None:
            found = self._known[name] = self._held(name)
        return found

    def _held(self, name: str) -> float:
        above = [self._stated(other) for other in self.logic.above(name)]
        own = self._stated(name)
        if own is None:
            below = [self._stated(other) for other in self.logic.below(name)]
            own = max([self.parameters.prior, *(one for one in below if one is not None)])
        return min([own, *(one for one in above if one is not None)])

    def _stated(self, name: str) -> float | None:
        """Return the prior that somebody stated, held to those stated for what it implies."""
        own = self.stated.get(name)
        if own is None:
            return None
        above = (self.stated.get(other) for other in self.logic.above(name))
        return min([own, *(one for one in above if one is not None)])


def stated_priors(
    relations: Relations, priors: Mapping[str, float], parameters: Parameters
) -> dict[str, float]:
    """Return the prior log-odds of propositions, within bounds; of several stated ones the mean."""
    found: dict[str, list[float]] = {}
    for claim, prior in priors.items():
        name, sign = relations.sign(claim)
        bounded = min(max(prior, parameters.prior_least), parameters.prior_most)
        found.setdefault(name, []).append(sign * logit(bounded))
    return {name: sum(each) / len(each) for name, each in found.items()}
