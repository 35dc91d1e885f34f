"""Claims about groups: who belongs to a group, and how much of it a claim is about."""

from __future__ import annotations

from functools import cached_property

from verifykit.model.case import Case
from verifykit.model.claim import Claim, During, Quantifier
from verifykit.parts import field, part

_NEGATED = {"some": Quantifier("none"), "none": Quantifier("some")}
_OTHERS = {"all": Quantifier("some"), "some": Quantifier("all")}
_STRENGTH: dict[During | None, int] = {None: 0, "some": 0, "most": 1, "all": 2}


@part
class Members:
    """Who belongs to which group of a case; members of members belong, too."""

    case: Case
    _of: dict[str, tuple[str, ...]] = field(factory=dict, init=False)
    _above: dict[str, frozenset[str]] = field(factory=dict, init=False)

    def of(self, group: str) -> tuple[str, ...]:
        """Return the members of a group that are not groups themselves, in the order listed."""
        if group not in self._of:
            listed = [
                member
                for name in self._nested(group)
                for member in self._listed(name)
                if not self.is_group(member)
            ]
            self._of[group] = tuple(dict.fromkeys(listed))
        return self._of[group]

    def given(self, group: str) -> dict[str, tuple[str, ...]]:
        """Return, for members who are that only if claims are true, the ids of these claims."""
        found: dict[str, tuple[str, ...]] = {}
        todo: list[tuple[str, tuple[str, ...]]] = [(group, ())]
        seen = {group}
        while todo:
            name, so_far = todo.pop()
            entity = self.case.entities_by_id.get(name)
            conditions: dict[str, tuple[str, ...]] = {}
            for member, claim in () if entity is None else entity.memberships:
                conditions[member] = (*conditions.get(member, ()), claim)
            for member in self._listed(name):
                together = (*so_far, *conditions.get(member, ()))
                if not self.is_group(member):
                    if together:
                        found.setdefault(member, together)
                elif member not in seen:
                    seen.add(member)
                    todo.append((member, together))
        return found

    def complete(self, group: str) -> bool:
        """Whether the lists of a group and of the groups in it name every member there is."""
        entities = [self.case.entities_by_id.get(name) for name in self._nested(group)]
        return all(entity is not None and entity.members_complete for entity in entities)

    def is_group(self, entity: str | None) -> bool:
        """Whether an entity is a group with at least one member listed, or declared a group."""
        found = None if entity is None else self.case.entities_by_id.get(entity)
        return found is not None and (found.kind == "group" or bool(found.members))

    def includes(self, group: str | None, entity: str | None) -> bool:
        """Return whether an entity, a person or a group, belongs to a group, however deep."""
        if group is None or entity is None or entity == group:
            return False
        return group in self._groups_around(entity)

    def groups_of(self, entity: str) -> tuple[str, ...]:
        """Return the groups that an entity belongs to, directly or through other groups."""
        return tuple(sorted(self._groups_around(entity), key=self._places.__getitem__))

    def _listed(self, group: str) -> tuple[str, ...]:
        entity = self.case.entities_by_id.get(group)
        return () if entity is None else entity.members

    def _nested(self, group: str) -> list[str]:
        found: dict[str, None] = {}
        todo = [group]
        while todo:
            name = todo.pop()
            if name not in found and (name == group or self.is_group(name)):
                found[name] = None
                todo.extend(self._listed(name))
        return list(found)

    def _groups_around(self, entity: str) -> frozenset[str]:
        if entity not in self._above:
            found: set[str] = set()
            todo = [entity]
            while todo:
                for group in self._directly_around.get(todo.pop(), ()):
                    if group not in found:
                        found.add(group)
                        todo.append(group)
            self._above[entity] = frozenset(found)
        return self._above[entity]

    @cached_property
    def _places(self) -> dict[str, int]:
        return {entity.id: place for place, entity in enumerate(self.case.entities)}

    @cached_property
    def _directly_around(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for entity in self.case.entities:
            for member in entity.members:
                found.setdefault(member, []).append(entity.id)
        return found


def quantifier_of(members: Members, claim: Claim) -> Quantifier | None:
    """Return how much of its group a claim is about, negation taken in; None for other claims.

    A group without a quantifier means all of it, and none of it if the claim is negated. Negated,
    "all", "most" and "at least" say nothing about any one member, so they are no quantifier.
    """
    if not members.is_group(claim.subject):
        return None
    if not claim.negated:
        return claim.quantifier or Quantifier("all")
    stated = "some" if claim.quantifier is None else claim.quantifier.kind
    return _NEGATED.get(stated)


def affirmed(members: Members, claim: Claim) -> tuple[Quantifier | None, int]:
    """Return how much of a group a claim is about in its affirmative form, and its sign.

    "None" is "not some", "at most two" is "not at least three". Who negates a claim about a group
    and says no quantifier means none of it.
    """
    sign = -1 if claim.negated else 1
    quantifier = claim.quantifier
    if quantifier is None:
        if not members.is_group(claim.subject):
            return None, sign
        quantifier = Quantifier("all" if sign > 0 else "some")
    kind, count = quantifier.kind, quantifier.count or 0
    if kind == "none" or (kind in ("exactly", "at_most") and count == 0):
        kind, sign = "some", -sign
    elif kind == "at_most":
        kind, count, sign = "at_least", count + 1, -sign
    if kind == "at_least" and count <= 1:
        kind = "some"
    return Quantifier(kind, count if kind in ("at_least", "exactly") else None), sign


def of_the_others(quantifier: Quantifier | None, sign: int) -> tuple[Quantifier | None, int] | None:
    """Return of how many something holds, and the sign, where of so many it does not.

    "All are not" is "none is", "some are not" is "not all are". None for other numbers: what they
    leave hangs on how many there are.
    """
    if quantifier is None:
        return None, -sign
    others = _OTHERS.get(quantifier.kind)
    return None if others is None else (others, -sign)


def leaves_no_room(
    members: Members, group: str, a: Quantifier | None, b: Quantifier | None
) -> bool:
    """Return whether so much of a group cannot have the one value while so much has the other.

    All and most leave no room; other numbers only where all members are known and too few.
    """
    if a is None or b is None or "all" in (a.kind, b.kind) or a.kind == b.kind == "most":
        return True
    size = len(members.of(group))
    return members.complete(group) and _least(a, size) + _least(b, size) > size


def _least(quantifier: Quantifier, size: int) -> int:
    """Return how many of so many members must be as a claim says."""
    if quantifier.kind == "most":
        return size // 2 + 1
    return 1 if quantifier.kind == "some" else quantifier.count or 0


def as_strong(member: During | None, group: During | None) -> bool:
    """Return whether what holds for part of a time, `member`, is enough for what `group` asks."""
    return _STRENGTH[member] >= _STRENGTH[group]
