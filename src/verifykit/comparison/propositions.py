"""What claims say: the same, or one the exact negation of the other, is one proposition."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping
from functools import cached_property
from typing import TypeVar

from verifykit.comparison.groups import Members, affirmed, of_the_others
from verifykit.comparison.likeness import Likenesses
from verifykit.comparison.periods import Period, period_of
from verifykit.comparison.readings import Reading, read_value, unit_of
from verifykit.comparison.scope import scope_key
from verifykit.comparison.units import Unit, units_of
from verifykit.model.case import Case
from verifykit.model.claim import Claim, Quantifier
from verifykit.model.predicate import Predicate
from verifykit.parts import field, part

Key = TypeVar("Key", bound=Hashable)
Slot = tuple[Hashable, ...]
"""What values are of: a subject, a predicate, a dimension and every qualifier of the scope."""
_TRUE = ("boolean", True)


@part(kw_only=True)
class Statement:
    """What a claim with structure says, in its affirmative form; `sign` is -1 if it denies that."""

    claim: Claim
    sign: int
    slot: Slot
    reading: Reading
    period: Period
    quantifier: Quantifier | None

    @property
    def dimension(self) -> Hashable:
        """The dimension of its unit."""
        return self.slot[3]

    @property
    def key(self) -> Hashable:
        """What claims have in common that say or deny the same."""
        return (self.slot, self.reading.key, self.period.key, self.quantifier)


@part(kw_only=True)
class Proposition:
    """What claims say or deny: `name` stands for its affirmative form, `said` is its content.

    `affirmed`: at least one claim says it; `denied`: at least one denies it.
    """

    name: str
    said: Statement
    affirmed: bool
    denied: bool


@part
class Statements:
    """What the claims of a case say, as far as they have structure."""

    case: Case
    _units: dict[str, Mapping[str | None, Unit]] = field(factory=dict, init=False)

    @cached_property
    def members(self) -> Members:
        """The groups of the case and who belongs to them."""
        return Members(self.case)

    @cached_property
    def by_claim(self) -> Mapping[str, Statement]:
        """The statement of each claim that has a subject, a predicate and a value to compare."""
        found: dict[str, Statement] = {}
        for name, claims in self._by_predicate.items():
            predicate, units = self.predicate(claims[0]), self.units(name)
            for claim in claims:
                statement = self._read(claim, predicate, units[unit_of(claim, predicate)])
                if statement is not None:
                    found[claim.id] = statement
        return found

    @cached_property
    def propositions(self) -> tuple[Proposition, ...]:
        """What the statements come to, each once, in the order of the case."""
        found: dict[Hashable, list[Statement]] = {}
        for claim in self.case.claims:
            if (statement := self.by_claim.get(claim.id)) is not None:
                found.setdefault(statement.key, []).append(statement)
        return tuple(
            Proposition(
                name=self._name(alike),
                said=_exact_first(alike),
                affirmed=any(statement.sign > 0 for statement in alike),
                denied=any(statement.sign < 0 for statement in alike),
            )
            for alike in found.values()
        )

    @cached_property
    def signs(self) -> Mapping[str, tuple[str, int]]:
        """For each claim with structure its proposition and whether it affirms or denies it."""
        names = {one.said.key: one.name for one in self.propositions}
        return {
            claim: (names[statement.key], statement.sign)
            for claim, statement in self.by_claim.items()
        }

    @cached_property
    def affirming(self) -> Mapping[str, tuple[str, ...]]:
        """For each proposition the claims that affirm it, in the order of the case."""
        return self._telling(1)

    @cached_property
    def denying(self) -> Mapping[str, tuple[str, ...]]:
        """For each proposition the claims that deny it, in the order of the case."""
        return self._telling(-1)

    def _telling(self, side: int) -> Mapping[str, tuple[str, ...]]:
        found: dict[str, list[str]] = {one.name: [] for one in self.propositions}
        for claim in self.case.claims:
            name, sign = self.signs.get(claim.id, ("", 0))
            if sign == side:
                found[name].append(claim.id)
        return {name: tuple(claims) for name, claims in found.items()}

    def units(self, predicate: str) -> Mapping[str | None, Unit]:
        """Return what the units of a predicate's values are to each other, its own among them."""
        if predicate not in self._units:
            described = self.case.predicates_by_id.get(predicate)
            own = [] if described is None else [described.unit]
            claims = self._by_predicate.get(predicate, ())
            self._units[predicate] = units_of(
                (*own, *(unit_of(claim, described) for claim in claims))
            )
        return self._units[predicate]

    def likenesses(self, claim: Claim) -> Likenesses:
        """Return how the values of a claim's predicate are compared."""
        return Likenesses(self.case, self.predicate(claim))

    def predicate(self, claim: Claim) -> Predicate | None:
        """Return the predicate of a claim, if the case describes it."""
        return self.case.predicates_by_id.get(claim.predicate or "")

    def _read(self, claim: Claim, predicate: Predicate | None, unit: Unit) -> Statement | None:
        reading = read_value(self.case, predicate, claim, unit)
        if reading is None:
            return None
        quantifier, sign = affirmed(self.members, claim)
        if reading.key == ("boolean", False):
            others = of_the_others(quantifier, sign)
            if others is None:
                return None
            quantifier, sign = others
            reading = Reading(kind="boolean", key=_TRUE, sort="boolean")
        timeless = predicate is not None and predicate.timeless
        return Statement(
            claim=claim,
            sign=sign,
            slot=(
                claim.subject,
                claim.predicate,
                reading.sort,
                unit.dimension,
                scope_key(predicate, claim),
            ),
            reading=reading,
            period=period_of(self.case, claim, denied=sign < 0, timeless=timeless),
            quantifier=quantifier,
        )

    def _name(self, alike: Iterable[Statement]) -> str:
        """Return the first id of those that affirm it; what is only denied is named after that."""
        affirming = [one.claim.id for one in alike if one.sign > 0]
        if affirming:
            return min(affirming)
        name = f"not {min(one.claim.id for one in alike)}"
        while name in self.case.claims_by_id:
            name = f"not {name}"
        return name

    @cached_property
    def _by_predicate(self) -> Mapping[str, list[Claim]]:
        found: dict[str, list[Claim]] = {}
        for claim in self.case.claims:
            if claim.subject is not None and claim.predicate is not None:
                found.setdefault(claim.predicate, []).append(claim)
        return found


def grouped(
    propositions: Iterable[Proposition], key: Callable[[Proposition], Key]
) -> dict[Key, list[Proposition]]:
    """Return the propositions that have something in common, by what that is."""
    found: dict[Key, list[Proposition]] = {}
    for one in propositions:
        found.setdefault(key(one), []).append(one)
    return found


def _exact_first(alike: list[Statement]) -> Statement:
    """Of statements that say the same, the one whose number is meant to the last digit."""
    return min(alike, key=lambda one: (not one.claim.exact, one.claim.id))
