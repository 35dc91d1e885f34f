"""What is known of the members of a group limits what can be said of the group."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from math import prod

from verifykit.comparison import Group, Member
from verifykit.parts import part


def needed(group: Group, listed: int) -> int:
    """Return how many of so many members have to be as a claim about their group says."""
    quantifier = group.quantifier
    some = {"all": listed, "some": 1, "most": listed // 2 + 1}
    return some.get(quantifier.kind, quantifier.count or 0)


def propositions_of(group: Group) -> Iterator[str]:
    """Yield the propositions about the members of a group, and those that make them members."""
    for member in group.members:
        yield from member.says
        yield from (name for name, _ in member.excludes)
        yield from (name for name, _ in member.given)


@part
class Limit:
    """The probabilities that a member is so, and that it is open or so."""

    low: float
    high: float


def allowed(group: Group, limits: Sequence[Limit]) -> tuple[float, float]:
    """Return the probabilities that the members leave the claim, and its contrary, possible.

    The members are independent of each other, so that the numbers of those who are so, and of
    those who may be, have Poisson binomial distributions. Takes the square of their number, but
    for all of them.
    """
    kind, count, complete = group.quantifier.kind, needed(group, len(limits)), group.complete
    surely = [limit.low for limit in limits]
    maybe = [limit.high for limit in limits]
    if kind == "all":
        return _at_least(maybe, count), 1 - _at_least(surely, count) if complete else 1.0
    if kind == "exactly":
        more = _at_least(surely, count + 1)
        possible = 1 - more - (1 - _at_least(maybe, count) if complete else 0.0)
        forced = _settled(limits, count) if complete else 0.0
        return possible, 1 - forced
    possible = _at_least(maybe, count) if complete else 1.0
    if kind == "most" and not complete:
        return possible, 1.0
    return possible, 1 - _at_least(surely, count)


def _at_least(chances: Sequence[float], needed: int) -> float:
    """Return the probability that at least so many of the events happen."""
    if needed <= 0:
        return 1.0
    return prod(chances) if needed == len(chances) else sum(_numbers(chances)[needed:])


def _numbers(chances: Sequence[float]) -> list[float]:
    """Return for each number the probability that exactly so many of the events happen."""
    found = [1.0]
    for chance in chances:
        found = [
            before * chance + now * (1 - chance)
            for before, now in zip([0.0, *found], [*found, 0.0], strict=True)
        ]
    return found


def _settled(limits: Sequence[Limit], count: int) -> float:
    """Return the probability that exactly so many members are so, and nobody is open."""
    found = [1.0]
    for limit in limits:
        found = [
            before * limit.low + now * (1 - limit.high)
            for before, now in zip([0.0, *found], [*found, 0.0], strict=True)
        ]
    return found[count] if count < len(found) else 0.0


@part(kw_only=True)
class Members:
    """What is known of the members of groups, by the propositions about the groups."""

    groups: Mapping[str, Group]
    is_told: Callable[[str], bool]
    probability: Callable[[str], float]

    def limits(self, name: str) -> tuple[float, float]:
        """Return the least and the greatest probability that the members leave a group's claim."""
        group = self.groups[name]
        limits = [self._limit(member, group) for member in group.members]
        possible, contrary = allowed(group, limits)
        return 1 - contrary, possible

    def _limit(self, member: Member, group: Group) -> Limit:
        """Return what is known of one member; what nobody says anything of tells nothing."""
        said = {name: self.probability(name) for name in member.says if self._tells(name, group)}
        excluded = [
            self._signed(signed) for signed in member.excludes if self._tells(signed[0], group)
        ]
        low = max(said.values(), default=0.0)
        highs = [1 - probability for probability in excluded]
        highs += [said[name] for name in member.exact & said.keys()]
        high = max(low, min(highs, default=1.0))
        for given in member.given:
            if not self._comes_back(given[0], group):
                belongs = self._signed(given)
                low, high = low * belongs, 1 - (1 - high) * belongs
        return Limit(low, high)

    def _tells(self, name: str, group: Group) -> bool:
        return self.is_told(name) and not self._comes_back(name, group)

    def _comes_back(self, name: str, group: Group) -> bool:
        """Return whether what is said of a member rests, through other groups, on the group."""
        seen, todo = {name}, [name]
        while todo:
            below = self.groups.get(todo.pop())
            if below is not None:
                near = set(propositions_of(below)) - seen
                todo += near
                seen |= near
        return group.proposition in seen

    def _signed(self, signed: tuple[str, int]) -> float:
        name, sign = signed
        return self.probability(name) if sign > 0 else 1 - self.probability(name)
