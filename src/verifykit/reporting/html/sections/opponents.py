"""What is contradicted, and by what: each two claims that cannot both hold are told once."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from itertools import islice

from verifykit.comparison import Comparison
from verifykit.model.assessment import VERDICTS, ScoredClaim
from verifykit.reporting.html.dossier import Dossier
from verifykit.reporting.html.sections.summary import Listing, listing

_SHOWN = 2
"""Claims against another one that are named."""


def contradicted(dossier: Dossier) -> Listing:
    """Return the claims that something speaks against, the most refuted first."""
    reasons: dict[str, Callable[[], str]] = {}
    opponents = Opponents(dossier)
    ordered = sorted(dossier.report.claims, key=lambda one: -VERDICTS.index(one.verdict))
    for claim in ordered:
        against = tuple(islice(opponents.of(claim), _SHOWN))
        opponents.tell(claim)
        if against:
            reasons[claim.id] = partial(_all_against, dossier, claim, against)
        elif any(line.side == "refutes" for line in dossier.scoring.lines(claim.id)):
            reasons[claim.id] = partial(_contradicted_by, dossier, claim)
    lead = "These cannot all be true, or somebody denies them."
    return listing(
        "What is contradicted, and by what",
        lead if reasons else "Nothing speaks against any claim.",
        reasons,
    )


def _all_against(dossier: Dossier, claim: ScoredClaim, others: Iterable[str]) -> str:
    return "; ".join(_against(dossier, claim, other) for other in others)


def _contradicted_by(dossier: Dossier, claim: ScoredClaim) -> str:
    refuting = (line for line in dossier.scoring.lines(claim.id) if line.side == "refutes")
    items = [name for line in refuting if line.origins for name in line.items]
    return f"contradicted by {dossier.spoken(items) or 'a circle'}"


def _against(dossier: Dossier, claim: ScoredClaim, other: str) -> str:
    """Return what another claim, or that it does not hold, says against this one."""
    text, shown = dossier.text(other), other in claim.counterexamples
    comparisons = dossier.scoring.comparisons_of(claim.id)
    if any(_is_exception(one, claim.id) and other in one.claims for one in comparisons):
        how = "counterexample" if shown else "would be a counterexample if it held up"
        return f"{how}: {text}"
    # It says of a member what this one says of all of them.
    how = "counterexample, in that this does not hold" if shown else "against it"
    return f"{how}: {text}"


def _is_exception(comparison: Comparison, claim: str) -> bool:
    """Return whether it compares a claim about a group with what that could not hold with."""
    return comparison.kind == "counterexample" and claim in comparison.sides[1]


class Opponents:
    """The opponents of claims that are told one after the other.

    Of claims of equal standing the one that is told first names the other. Thousands can exclude
    each other, so what is left of each comparison is kept, and not looked for again.
    """

    def __init__(self, dossier: Dossier) -> None:
        self._dossier = dossier
        self._told: set[str] = set()
        self._left: dict[int, _Left] = {}

    def tell(self, claim: ScoredClaim) -> None:
        """Count a claim as told."""
        self._told.add(claim.id)
        for comparison in self._dossier.scoring.comparisons_of(claim.id):
            if left := self._left.get(id(comparison)):
                left.without(claim.id)

    def of(self, claim: ScoredClaim) -> Iterator[str]:
        """Yield the claims that cannot hold together with this one, counterexamples first."""
        comparisons = self._dossier.scoring.comparisons_of(claim.id)
        equal = [one for one in comparisons if one.exclusive]
        above = [one for one in comparisons if _is_exception(one, claim.id)]
        found = dict.fromkeys(claim.counterexamples)
        for comparison in above:
            # What is refuted of a member, or was taken back, is no exception.
            found.update(
                dict.fromkeys(
                    other
                    for other in comparison.others(claim.id)
                    if self._dossier.scored(other).verdict != "refuted"
                    and not self._dossier.scoring.trace(other).is_taken_back
                )
            )
        for other in found:
            both = other in self._told and any(other in one.others(claim.id) for one in equal)
            if not both:
                yield other
        for comparison in equal:
            for other in self._left_of(comparison).others(claim.id):
                if other not in found:
                    found[other] = None
                    yield other

    def _left_of(self, comparison: Comparison) -> _Left:
        left = self._left.get(id(comparison))
        if left is None:
            left = self._left[id(comparison)] = _Left(comparison)
            for name in self._told.intersection(comparison.claims):
                left.without(name)
        return left


class _Left:
    """The claims of a comparison that are not told yet, side by side.

    What is taken from the front of an `OrderedDict` costs nothing when it is gone through again.
    """

    def __init__(self, comparison: Comparison) -> None:
        sides = comparison.sides
        # Alone, a side is of claims each of which stands against the others.
        self._sides_of = comparison.sides_of
        if len(sides) == 1:
            sides = tuple((name,) for name in sides[0])
            self._sides_of = {name: (at,) for at, (name,) in enumerate(sides)}
        self._sides = OrderedDict(
            (at, OrderedDict.fromkeys(side)) for at, side in enumerate(sides) if side
        )

    def without(self, claim: str) -> None:
        """Take a claim away."""
        for at in self._sides_of.get(claim, ()):
            side = self._sides.get(at, OrderedDict())
            side.pop(claim, None)
            if not side:
                self._sides.pop(at, None)

    def others(self, claim: str) -> Iterator[str]:
        """Yield the claims on other sides than the given one."""
        own = self._sides_of.get(claim, ())
        for at, side in self._sides.items():
            if at not in own:
                yield from side
