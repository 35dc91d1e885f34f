"""Undercutting: claims that, if true, leave something said without a leg to stand on."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from verifykit.model.case import Case
from verifykit.model.evidence import Evidence
from verifykit.parts import part

Claims = frozenset[str]


@part(kw_only=True)
class Undercutting:
    """What undercuts what in a case.

    `said` holds for documents, evidence and sources the claims that undercut them, `claims` for
    claims. Items with the stance undercuts speak for a claim that the case does not spell out:
    that their target does not stand; `implied` has them by its name, which no claim can have.
    """

    said: dict[str, Claims]
    claims: dict[str, Claims]
    implied: dict[str, tuple[Evidence, ...]]

    def __bool__(self) -> bool:
        return bool(self.said or self.claims)

    def of_said(self, nodes: Iterable[str]) -> Claims:
        """Return the claims that undercut any of some documents, evidence or sources."""
        return frozenset().union(*(self.said.get(node, ()) for node in nodes))

    def of_claim(self, claim: str) -> Claims:
        """Return the claims that undercut what supports a claim."""
        return self.claims.get(claim, frozenset())


def does_not_stand(target: str) -> str:
    """Return the name of the claim, which a case does not spell out, that something is void."""
    return f"{target} does not stand"


def undercutting(case: Case) -> Undercutting:
    """Return what undercuts what in a case."""
    said: dict[str, set[str]] = defaultdict(set)
    claims: dict[str, set[str]] = defaultdict(set)
    implied: dict[str, list[Evidence]] = defaultdict(list)
    for relation in case.relations:
        if relation.kind == "undercuts":
            # Claims have a name space of their own, and come first.
            place = claims if relation.target in case.claims_by_id else said
            place[relation.target].add(relation.origin)
    for item in case.evidence:
        if item.stance == "undercuts" and item.target is not None:
            name = does_not_stand(item.target)
            said[item.target].add(name)
            implied[name].append(item)
    return Undercutting(
        said=dict(_frozen(said)),
        claims=dict(_frozen(claims)),
        implied={name: tuple(items) for name, items in implied.items()},
    )


def _frozen(found: dict[str, set[str]]) -> Iterator[tuple[str, Claims]]:
    return ((target, frozenset(by)) for target, by in found.items())
