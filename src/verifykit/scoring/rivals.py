"""Rivals: claims that cannot hold together share one certainty among them."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence

from attrs import field

from verifykit.comparison.claims import Comparison, Kind
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


@part(kw_only=True)
class Rivals:
    """Finds the rivals of each claim of a case.

    Claims that say the same have the same rivals, and a case can hold hundreds of values of one
    quantity, so what belongs together is worked out once for each set of rivals.
    """

    comparisons: Mapping[str, Sequence[Comparison]]
    _alike: dict[str, frozenset[str]] = field(factory=dict, init=False, eq=False, repr=False)
    _groups: dict[tuple[str, ...], tuple[tuple[str, ...], ...]] = field(
        factory=dict, init=False, eq=False, repr=False
    )

    def of(self, claim: str, scales: Scales) -> Rivalry:
        """Return the rivals of a claim, those that are compatible with one another as one option.

        Compatible rivals have their lines pooled by origin. A rival without supporting lines is
        no option.
        """
        exclusive = {
            found.other(claim): found
            for found in self.comparisons.get(claim, ())
            if found.exclusive
        }
        options = []
        for group in self._compatible(tuple(sorted(exclusive))):
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

    def _compatible(self, rivals: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
        """Group rivals that say the same, or of which one is a part of the other."""
        known = self._groups.get(rivals)
        if known is None:
            known = self._groups[rivals] = tuple(self._connected(rivals))
        return known

    def _connected(self, rivals: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
        left = dict.fromkeys(rivals)
        while left:
            first = next(iter(left))
            del left[first]
            group = [first]
            for name in group:
                for other in sorted(left.keys() & self._alike_to(name)):
                    del left[other]
                    group.append(other)
            yield tuple(group)

    def _alike_to(self, claim: str) -> frozenset[str]:
        known = self._alike.get(claim)
        if known is None:
            known = self._alike[claim] = frozenset(
                found.other(claim)
                for found in self.comparisons.get(claim, ())
                if found.kind in COMPATIBLE
            )
        return known
