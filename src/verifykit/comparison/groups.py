"""Claims about groups: who belongs to a group, and how much of it a claim is about."""

from __future__ import annotations

from functools import cached_property

from attrs import evolve, frozen

from verifykit.model.case import Case
from verifykit.model.claim import Claim, During, Quantifier

_NEGATED: dict[str, Quantifier] = {
    "all": Quantifier("none"),
    "some": Quantifier("none"),
    "none": Quantifier("some"),
}
_STRENGTH: dict[During | None, int] = {None: 0, "some": 0, "most": 1, "all": 2}


@frozen
class Members:
    """Who belongs to which group of a case; members of members belong, too."""

    case: Case

    def of(self, group: str) -> tuple[str, ...]:
        """Return the members of a group that are not groups themselves, in the order listed."""
        return self._members.get(group, ())

    def complete(self, group: str) -> bool:
        """Whether the lists of a group and of the groups in it name every member there is."""
        entities = [self.case.entities_by_id.get(name) for name in self._nested(group)]
        return all(entity is not None and entity.members_complete for entity in entities)

    def is_group(self, entity: str | None) -> bool:
        """Whether an entity is a group with at least one member listed, or declared a group."""
        found = None if entity is None else self.case.entities_by_id.get(entity)
        return found is not None and (found.kind == "group" or bool(found.members))

    def includes(self, group: str | None, entity: str | None) -> bool:
        """Whether an entity, a person or a group, belongs to a group, however deep."""
        if group is None or entity is None or entity == group:
            return False
        return entity in self.of(group) or entity in self._nested(group)

    def groups_of(self, entity: str) -> tuple[str, ...]:
        """Return the groups that an entity belongs to, directly or through other groups."""
        return self._groups.get(entity, ())

    def _nested(self, group: str) -> list[str]:
        found: dict[str, None] = {}
        todo = [group]
        while todo:
            name = todo.pop()
            if name not in found and (name == group or self.is_group(name)):
                found[name] = None
                entity = self.case.entities_by_id.get(name)
                todo.extend(entity.members if entity is not None else ())
        return list(found)

    @cached_property
    def _members(self) -> dict[str, tuple[str, ...]]:
        found: dict[str, tuple[str, ...]] = {}
        for entity in self.case.entities:
            if entity.members:
                inner = dict.fromkeys(
                    member
                    for name in self._nested(entity.id)
                    for member in self.case.entities_by_id[name].members
                    if not self.is_group(member)
                )
                found[entity.id] = tuple(inner)
        return found

    @cached_property
    def _groups(self) -> dict[str, tuple[str, ...]]:
        found: dict[str, list[str]] = {}
        for group, members in self._members.items():
            for member in members:
                found.setdefault(member, []).append(group)
        return {member: tuple(groups) for member, groups in found.items()}


def quantifier_of(members: Members, claim: Claim) -> Quantifier | None:
    """Return how much of its group a claim is about, negation taken in; None for other claims.

    A group without a quantifier means all of it. A negated "most" or "at least" says nothing
    about any one member, so it has no quantifier either.
    """
    if not members.is_group(claim.subject):
        return None
    stated = claim.quantifier or Quantifier("all")
    if not claim.negated:
        return stated
    return _NEGATED.get(stated.kind)


def with_quantifier(members: Members, claim: Claim) -> Claim:
    """Return a claim about a group as it is read: what is left out stated, negation taken in."""
    quantifier = quantifier_of(members, claim)
    return claim if quantifier is None else evolve(claim, quantifier=quantifier, negated=False)


def as_strong(member: During | None, group: During | None) -> bool:
    """Whether what holds for part of a time, `member`, is enough for what `group` asks."""
    return _STRENGTH[member] >= _STRENGTH[group]
