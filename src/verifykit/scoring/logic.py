"""What propositions have to do with one another: exclusion, implication, overlap, closed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import combinations, pairwise

from verifykit.comparison import Relations
from verifykit.parts import field, part

NOBODY: frozenset[str] = frozenset()


@part(kw_only=True)
class Logic:
    """The relations between propositions, closed: what implies, excludes and overlaps what.

    a => b => c gives a => c; a => b and b excludes c gives that a excludes c. `families` gives a
    proposition the sets of values that it belongs to, as numbers into `members`; exclusion within
    a family is not written out.
    """

    implied: Mapping[str, frozenset[str]]
    implying: Mapping[str, frozenset[str]]
    overlapping: Mapping[str, frozenset[str]]
    apart: Mapping[str, frozenset[str]]
    families: Mapping[str, tuple[int, ...]]
    members: tuple[frozenset[str], ...]
    _components: dict[str, frozenset[str]] = field(factory=dict, init=False)

    def above(self, proposition: str) -> frozenset[str]:
        """Return what a proposition implies."""
        return self.implied.get(proposition, NOBODY)

    def below(self, proposition: str) -> frozenset[str]:
        """Return what implies a proposition."""
        return self.implying.get(proposition, NOBODY)

    def beside(self, proposition: str) -> frozenset[str]:
        """Return what overlaps with a proposition."""
        return self.overlapping.get(proposition, NOBODY)

    def related(self, proposition: str) -> frozenset[str]:
        """Return what a proposition implies, is implied by, or overlaps with."""
        return self.above(proposition) | self.below(proposition) | self.beside(proposition)

    def rivals(self, proposition: str) -> frozenset[str]:
        """Return all that a proposition excludes."""
        found = self.apart.get(proposition, NOBODY)
        for number in self.families.get(proposition, ()):
            found |= self.members[number] - self.related(proposition) - {proposition}
        return found

    def exclude(self, first: str, second: str) -> bool:
        """Return whether two propositions exclude each other."""
        if second in self.apart.get(first, NOBODY):
            return True
        if first == second or second in self.above(first) or second in self.below(first):
            return False
        if second in self.beside(first):
            return False
        shared = self.families.get(first, ())
        return any(number in shared for number in self.families.get(second, ()))

    def excluded(self, proposition: str, others: Iterable[str]) -> Iterator[str]:
        """Yield those of some propositions that one excludes, in their order."""
        apart, near = self.apart.get(proposition, NOBODY), self.related(proposition)
        families = [self.members[number] for number in self.families.get(proposition, ())]
        for other in others:
            if other in apart:
                yield other
            elif other != proposition and other not in near:
                # A loop of its own: each claim asks about many rivals, most of one family.
                for family in families:
                    if other in family:
                        yield other
                        break

    def component(self, proposition: str) -> frozenset[str]:
        """Return all that a proposition has to do with, however indirectly, itself included."""
        found = self._components.get(proposition)
        if found is None:
            found = self._walk(proposition)
            self._components.update(dict.fromkeys(found, found))
        return found

    def _walk(self, start: str) -> frozenset[str]:
        seen, families = {start}, set[int]()
        todo = [start]
        while todo:
            proposition = todo.pop()
            near = self.related(proposition) | self.apart.get(proposition, NOBODY)
            for number in self.families.get(proposition, ()):
                if number not in families:
                    families.add(number)
                    near |= self.members[number]
            todo += near - seen
            seen |= near
        return frozenset(seen)

    @cached_property
    def contradictory(self) -> Mapping[str, tuple[str, ...]]:
        """Propositions that cannot hold, each with two others that it implies and that exclude
        each other, or with one that it implies and excludes."""
        found = {name: self._at_odds(name, above) for name, above in self.implied.items()}
        return {name: others for name, others in found.items() if others}

    def _at_odds(self, name: str, above: frozenset[str]) -> tuple[str, ...]:
        """Return what among all that a proposition implies cannot hold together."""
        denied = self.apart.get(name, NOBODY) & above
        for number in {one for other in above for one in self.families.get(other, ())}:
            within = self.members[number] & above
            # A part and its wholes, as most often, need no comparing by pairs.
            chain = sorted(within, key=lambda one: (-len(self.above(one)), one))
            if all(then in self.above(first) for first, then in pairwise(chain)):
                continue
            for first, then in combinations(chain, 2):
                if self.exclude(first, then):
                    return first, then
        for first in sorted(denied):
            both = self.apart[first] & denied
            return (first, min(both)) if both else (first,)
        return ()


def close(relations: Relations) -> Logic:
    """Return the relations between propositions, closed under logic."""
    members = [frozenset(names) for names in relations.rivals]
    families = _numbered(members)
    implied = _grouped(relations.implies)
    overlapping = _grouped((*relations.overlaps, *_swapped(relations.overlaps)))
    above = {name: _reached(name, implied) for name in implied}
    below = _turned(above)
    return Logic(
        implied=above,
        implying=below,
        overlapping={name: frozenset(others) for name, others in overlapping.items()},
        apart=_inherited(relations.excludes, above, below, overlapping, families, members),
        families=families,
        members=tuple(members),
    )


def _grouped(pairs: Iterable[tuple[str, str]]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for first, second in pairs:
        found.setdefault(first, set()).add(second)
    return found


def _swapped(pairs: Iterable[tuple[str, str]]) -> Iterable[tuple[str, str]]:
    return ((second, first) for first, second in pairs)


def _numbered(members: Iterable[frozenset[str]]) -> dict[str, tuple[int, ...]]:
    found: dict[str, tuple[int, ...]] = {}
    for number, names in enumerate(members):
        for name in names:
            found[name] = (*found.get(name, ()), number)
    return found


def _reached(start: str, implied: Mapping[str, set[str]]) -> frozenset[str]:
    seen: set[str] = set()
    todo = [start]
    while todo:
        near = implied.get(todo.pop(), set()) - seen
        todo += near
        seen |= near
    return frozenset(seen - {start})


def _turned(above: Mapping[str, frozenset[str]]) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for name, others in above.items():
        for other in others:
            found.setdefault(other, set()).add(name)
    # What is written out is let go as it is made: a deep nesting has very many pairs.
    return {name: frozenset(found.pop(name)) for name in tuple(found)}


def _inherited(
    apart: Iterable[tuple[str, str]],
    above: Mapping[str, frozenset[str]],
    below: Mapping[str, frozenset[str]],
    overlapping: Mapping[str, set[str]],
    families: Mapping[str, tuple[int, ...]],
    members: Sequence[frozenset[str]],
) -> dict[str, frozenset[str]]:
    """What excludes what, once each proposition has inherited the rivals of what it implies.

    Rivals within one family are left to the family; what implies a member from outside has all
    other members written out.
    """
    pairs = list(apart)
    for name, others in above.items():
        for other in others:
            own = families.get(name, ())
            foreign = [number for number in families.get(other, ()) if number not in own]
            if foreign:
                alike = above.get(other, NOBODY) | below.get(other, NOBODY) | {other, name}
                alike |= overlapping.get(other, set())
                for number in foreign:
                    pairs += [(name, rival) for rival in members[number] - alike]
    found: dict[str, set[str]] = {}
    for name, other in pairs:
        for first in (name, *below.get(name, ())):
            for second in (other, *below.get(other, ())):
                if first != second:
                    found.setdefault(first, set()).add(second)
                    found.setdefault(second, set()).add(first)
    return {name: frozenset(others) for name, others in found.items()}
