"""The joint distribution of all claims of a case: what each is worth, given all the others."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property

from verifykit.comparison import Group, Relations, Signed
from verifykit.model.parameters import Parameters
from verifykit.parts import field, part
from verifykit.provenance import Line
from verifykit.scoring.groups import Members
from verifykit.scoring.logic import Logic
from verifykit.scoring.marginals import Marginals
from verifykit.scoring.priors import Priors, stated_priors
from verifykit.scoring.propositions import Questions, sides_of
from verifykit.scoring.regions import Regions
from verifykit.scoring.testimony import Sides, Testimony

EVEN = 0.5


def is_decided(low: float, high: float) -> bool:
    """Return whether limits leave a proposition no less, or no more, likely than not."""
    return low >= EVEN or high <= EVEN


@part(kw_only=True)
class Joint:
    """Probabilities of propositions and claims.

    `lines` has the lines of each proposition in its affirmative form. `assumed` are propositions
    that are being worked out: that one of them undercuts a line counts nothing, which is how
    circles of undercutting end.
    """

    relations: Relations
    logic: Logic
    lines: Mapping[str, Sides]
    priors: Priors
    groups: Mapping[str, Group]
    parameters: Parameters
    leans: Mapping[str, float] = field(factory=dict)
    assumed: frozenset[str] = frozenset()
    earlier: Testimony | None = None
    changed: frozenset[str] = frozenset()
    regions: dict[frozenset[str], Regions] = field(factory=dict)
    within: dict[frozenset[str], Joint] = field(factory=dict)
    _probabilities: dict[str, float] = field(factory=dict, init=False)
    _limits: dict[str, tuple[float, float]] = field(factory=dict, init=False)

    # What the lines say.

    @cached_property
    def testimony(self) -> Testimony:
        """What is told of each proposition."""
        return Testimony(
            relations=self.relations,
            lines=self.lines,
            standing=self.standing,
            parameters=self.parameters,
            leans=self.leans,
            earlier=self.earlier,
            changed=self.changed,
        )

    def standing(self, line: Line) -> float:
        """Return the share of a line that is left of it, by what may take it away or carry it."""
        untouched, carried = 1.0, 1.0
        own = self.relations.proposition(line.claim)
        for claim in (*line.undercut_by, *line.rests_on):
            name = self.relations.proposition(claim)
            if name not in self.assumed:
                truth = self._assuming({own, name}, name).probability(claim)
                if claim in line.rests_on:
                    carried *= truth
                else:
                    untouched *= 1 - truth
        return (untouched + (1 - untouched) * line.spared) * carried

    @cached_property
    def marginals(self) -> Marginals:
        """The probabilities of propositions apart from the members of groups."""
        return Marginals(
            logic=self.logic,
            priors=self.priors,
            testimony=self.testimony,
            parameters=self.parameters,
            regions=self.regions,
        )

    # Probabilities.

    def probability(self, claim: str) -> float:
        """Return the probability of a claim."""
        return self.signed(self.relations.sign(claim))

    def signed(self, signed: Signed) -> float:
        """Return the probability of a proposition (1) or of its negation (-1)."""
        name, sign = signed
        return self.of(name) if sign > 0 else 1 - self.of(name)

    def of(self, name: str) -> float:
        """Return the probability of a proposition; of a group's, held to what is known of it."""
        found = self._probabilities.get(name)
        if found is None:
            found = self.marginals.of(name)
            if name in self.groups:
                found = self._held(name, found)
            self._probabilities[name] = found
        return found

    def limits(self, signed: Signed) -> tuple[float, float]:
        """Return what other claims leave possible, for a group's claim what its members do."""
        name, sign = signed
        found = self._limits.get(name)
        if found is None:
            found = self._limits[name] = self._left(name)
        low, high = found
        return found if sign > 0 else (1 - high, 1 - low)

    def range(self, signed: Signed) -> tuple[float, float]:
        """Return the least and the greatest probability, by what independence would be shown."""
        name, sign = signed
        low, high = self.marginals.range(name)
        return (low, high) if sign > 0 else (1 - high, 1 - low)

    def _left(self, name: str) -> tuple[float, float]:
        if name not in self.groups:
            return self._left_by_others(name)
        low, high = self._members.limits(name)
        if self.testimony.is_told(name):
            return low, high
        # What is known of the members goes before what is said of their group in other words.
        least, most = self._left_by_others(name)
        return max(low, min(least, high)), min(high, max(most, low))

    def _left_by_others(self, name: str) -> tuple[float, float]:
        share, room = self.marginals.left(name)
        below = self.logic.below(name) & self.marginals.options(name)
        low = max([share, *map(self._said, below)])
        above = [
            self.of(other)
            for other in self.logic.above(name) & self.lines.keys()
            if self.testimony.is_told(other)
        ]
        return low, max(low, min([room, *above]))

    def _said(self, option: str) -> float:
        return self.of(option) if self.testimony.is_told(option) else self.marginals.of(option)

    # Groups.

    def _held(self, name: str, own: float) -> float:
        """Return the probability of a group's claim, held to what is known of its members.

        Where nothing is said of the group itself, nor in other words, the limit that decides is it.
        """
        if self.testimony.is_told(name) or is_decided(*self._left_by_others(name)):
            low, high = self.limits((name, 1))
            return min(max(own, low), high)
        low, high = self._members.limits(name)
        if low >= EVEN:
            return low
        return high if high <= EVEN else (low + high) / 2

    @cached_property
    def _members(self) -> Members:
        return Members(groups=self.groups, is_told=self.testimony.is_told, probability=self.of)

    # Other lines.

    def alone(self, name: str, sides: Sides) -> Joint:
        """Return the distribution of a proposition that no other bears on, with other lines."""
        return self._with({name: sides}, within={})

    def with_lines(self, changed: Mapping[str, Sides], leans: Mapping[str, float]) -> Joint:
        """Return the distribution that other lines and leans of some propositions lead to."""
        names = frozenset(changed)
        within: dict[frozenset[str], Joint] = {}
        found = within[frozenset()] = self._with(
            {**self.lines, **changed},
            within=within,
            leans={**self.leans, **leans},
            earlier=None if self.is_questioned else self.testimony,
            changed=names,
        )
        if not self.is_questioned:
            found.marginals.rank_as(self.marginals, names)
        return found

    def _with(
        self,
        lines: Mapping[str, Sides],
        *,
        within: dict[frozenset[str], Joint],
        earlier: Testimony | None = None,
        changed: frozenset[str] = frozenset(),
        assumed: frozenset[str] = frozenset(),
        leans: Mapping[str, float] | None = None,
    ) -> Joint:
        """The same with other lines, or while some propositions are being worked out."""
        return Joint(
            relations=self.relations,
            logic=self.logic,
            lines=lines,
            priors=self.priors,
            groups=self.groups,
            parameters=self.parameters,
            leans=self.leans if leans is None else leans,
            assumed=assumed,
            earlier=earlier,
            changed=changed,
            regions=self.regions,
            within=within,
        )

    # Undercutting.

    @property
    def is_questioned(self) -> bool:
        """Whether lines of some claims depend on other claims."""
        return self._questions.any

    @cached_property
    def _questions(self) -> Questions:
        return Questions(
            relations=self.relations, logic=self.logic, lines=self.lines, groups=self.groups
        )

    def _assuming(self, names: set[str], asked: str) -> Joint:
        """Return the distribution while these are being worked out, as far as that matters."""
        assumed = (self.assumed | names) & self._questions.behind(asked)
        if assumed == self.assumed:
            return self
        found = self.within.get(assumed)
        if found is None:
            found = self._with(self.lines, within=self.within, assumed=assumed)
            self.within[assumed] = found
        return found


def joint(
    relations: Relations,
    logic: Logic,
    lines: Iterable[Line],
    priors: Mapping[str, float],
    parameters: Parameters,
    leans: Mapping[str, float] | None = None,
) -> Joint:
    """Return the joint distribution of claims from their lines, and what people stated of them.

    `logic` are the relations, closed. `priors` are the probabilities that somebody stated,
    `leans` the log-odds that records and reports add. Who speaks on both sides cancels their word.
    """
    within: dict[frozenset[str], Joint] = {}
    found = within[frozenset()] = Joint(
        relations=relations,
        logic=logic,
        lines=sides_of(relations, lines),
        priors=Priors(
            logic=logic,
            stated=stated_priors(relations, priors, parameters),
            parameters=parameters,
        ),
        groups={group.proposition: group for group in relations.groups if group.members},
        parameters=parameters,
        leans=leans or {},
        within=within,
    )
    return found
