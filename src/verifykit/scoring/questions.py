"""What is asked of some claims to know what the lines of others are worth."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property
from itertools import chain

from verifykit.comparison import Group, Relations
from verifykit.parts import field, part
from verifykit.scoring.groups import propositions_of
from verifykit.scoring.logic import Logic
from verifykit.scoring.testimony import Sides


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
