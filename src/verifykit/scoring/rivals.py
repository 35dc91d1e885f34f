"""Rivals: claims that cannot hold together share one certainty among them."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

from verifykit.comparison import Comparison, Kind
from verifykit.model.parameters import Parameters
from verifykit.parts import part
from verifykit.scoring.balance import log_odds
from verifykit.scoring.weighing import Scales, Weighed

COMPATIBLE: tuple[Kind, ...] = ("same", "precision", "part-of", "compatible")


@part(kw_only=True)
class Option:
    """One of the things that can hold instead of a claim: rivals that come to the same.

    `exact`: one of them denies exactly the claim, so that one of the two must hold.
    """

    claims: tuple[str, ...]
    weighed: Weighed
    exact: bool = False

    def log_odds(self, parameters: Parameters) -> float:
        """Return the log-odds of its own lines."""
        return log_odds(self.weighed.supports.total, self.weighed.refutes.total, parameters)


@part(kw_only=True)
class Rivalry:
    """Everything that cannot hold together with a claim; empty without rivals."""

    options: tuple[Option, ...] = ()

    @property
    def claims(self) -> tuple[str, ...]:
        """The ids of all rivals that have supporting lines."""
        return tuple(sorted(name for option in self.options for name in option.claims))

    @property
    def support(self) -> float:
        """The effective supporting lines of all options."""
        return math.fsum(option.weighed.supports.total for option in self.options)

    def share(self, own: float, parameters: Parameters) -> float:
        """Return the log-odds of the claim, `own` by itself, among its rivals."""
        return share(
            own, [option.log_odds(parameters) for option in self.options], closed=self.closed
        )

    @property
    def closed(self) -> bool:
        """Whether one of the claims must hold, so that "none of these" is no option."""
        return any(option.exact for option in self.options)


def share(own: float, others: Sequence[float], *, closed: bool) -> float:
    """Return the log-odds of an option against the others and, unless closed, none of them."""
    against = list(others)
    if not closed:
        against.append(0.0)
    if not against:
        return own
    largest = max(against)
    total = math.fsum(math.exp(value - largest) for value in against)
    return own - largest - math.log(total)


def alike_claims(
    comparisons: Mapping[str, Sequence[Comparison]],
) -> dict[str, frozenset[str]]:
    """Return the claims that say the same as a claim, or that are a part of it or it of them."""
    alike = {
        name: frozenset(one.other(name) for one in found if one.kind in COMPATIBLE)
        for name, found in comparisons.items()
    }
    return {name: others for name, others in alike.items() if others}


def find_rivalry(
    claim: str,
    comparisons: Mapping[str, Sequence[Comparison]],
    alike: Mapping[str, frozenset[str]],
    scales: Scales,
) -> Rivalry:
    """Return the rivals of a claim, those that are compatible with one another as one option.

    `alike` is what `alike_claims` found. Compatible rivals have their lines pooled by origin. A
    rival without supporting lines is no option.
    """
    exclusive = {
        found.other(claim): found for found in comparisons.get(claim, ()) if found.exclusive
    }
    options = []
    for group in _compatible(sorted(exclusive), alike):
        supported = [name for name in group if scales.weigh_claims(name).supports.total > 0]
        if supported:
            options.append(
                Option(
                    claims=tuple(supported),
                    weighed=scales.weigh_claims(*supported),
                    exact=any(exclusive[name].exact for name in supported),
                )
            )
    return Rivalry(options=tuple(options))


def _compatible(rivals: Sequence[str], alike: Mapping[str, frozenset[str]]) -> list[list[str]]:
    """Group rivals that say the same, or of which one is a part of the other."""
    groups: list[list[str]] = []
    taken: set[str] = set()
    for first in rivals:
        if first in taken:
            continue
        group = [first]
        taken.add(first)
        for name in group:
            if name in alike:
                group.extend(one for one in rivals if one in alike[name] and one not in taken)
                taken.update(group)
        groups.append(group)
    return groups
