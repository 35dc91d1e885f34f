"""Propositions: what claims say or deny, the lines of all of them, and what those depend on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import chain

from verifykit.comparison import Group, Relations
from verifykit.model.assessment import Side
from verifykit.parts import field, part
from verifykit.provenance import Line
from verifykit.scoring.groups import propositions_of
from verifykit.scoring.logic import Logic
from verifykit.scoring.testimony import Sides


def way(relations: Relations, claim: str, side: Side) -> int:
    """Return 1 for the side of a claim that affirms its proposition, -1 for the one that denies it.

    0 for the side that leaves it open. What is said for a claim is said against its negation.
    """
    _, sign = relations.sign(claim)
    return {"supports": sign, "refutes": -sign}.get(side, 0)


def sides_of(relations: Relations, lines: Iterable[Line]) -> dict[str, Sides]:
    """Return the lines of each proposition in its affirmative form: for it, and against it.

    Whoever speaks on both sides of a proposition cancels their own word.
    """
    sides: dict[str, tuple[list[Line], list[Line]]] = {}
    for line in lines:
        if line.side != "open":
            denied = way(relations, line.claim, line.side) < 0
            sides.setdefault(relations.proposition(line.claim), ([], []))[denied].append(line)
    return {name: _without_both(*both) for name, both in sides.items()}


def _without_both(supporting: Sequence[Line], refuting: Sequence[Line]) -> Sides:
    both = {line.origin for line in supporting} & {line.origin for line in refuting}
    return (
        tuple(line for line in supporting if line.origin not in both),
        tuple(line for line in refuting if line.origin not in both),
    )


@part(kw_only=True)
class Questions:
    """Lines that other claims undercut or carry, and which propositions these are."""

    relations: Relations
    logic: Logic
    lines: Mapping[str, Sides]
    groups: Mapping[str, Group]
    _known: dict[str, frozenset[str]] = field(factory=dict, init=False)

    @cached_property
    def any(self) -> bool:
        """Whether lines of some claims depend on other claims."""
        sides = chain.from_iterable(self.lines.values())
        return any(line.undercut_by or line.rests_on for side in sides for line in side)

    def behind(self, name: str) -> frozenset[str]:
        """Return the propositions that undercut or carry something that a proposition rests on."""
        found = self._known.get(name)
        if found is None:
            asked, seen, todo = set[str](), {name}, [name]
            while todo:
                one = todo.pop()
                near = {self.relations.proposition(claim) for claim in self._claims(one)}
                asked |= near
                if one in self.groups:
                    near.update(propositions_of(self.groups[one]))
                todo += near - seen
                seen |= near
            found = self._known[name] = frozenset(asked)
        return found

    def _claims(self, name: str) -> Iterator[str]:
        for other in self.logic.component(name):
            for side in self.lines.get(other, ()):
                for line in side:
                    yield from line.undercut_by
                    yield from line.rests_on
