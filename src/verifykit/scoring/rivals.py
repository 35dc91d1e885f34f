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


def find_rivalry(
    claim: str, comparisons: Mapping[str, Sequence[Comparison]], scales: Scales
) -> Rivalry:
    """Return the rivals of a claim, those that are compatible with one another as one option.

    Compatible rivals have their lines pooled by origin. A rival without supporting lines is no
    option.
    """
    exclusive = {
        found.other(claim): found for found in comparisons.get(claim, ()) if found.exclusive
    }
    options = []
    for group in _compatible(sorted(exclusive), comparisons):
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


def _compatible(
    rivals: Sequence[str], comparisons: Mapping[str, Sequence[Comparison]]
) -> list[list[str]]:
    """Group rivals that say the same, or of which one is a part of the other."""
    left = list(rivals)
    groups: list[list[str]] = []
    while left:
        group = [left.pop(0)]
        for name in group:
            alike = {
                found.other(name) for found in comparisons.get(name, ()) if found.kind in COMPATIBLE
            }
            group.extend(other for other in left if other in alike)
            left = [other for other in left if other not in alike]
        groups.append(group)
    return groups
