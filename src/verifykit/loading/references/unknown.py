"""Which ids are referred to, and which of those do not exist."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import Any

from verifykit.loading.references.items import Raw, below, items, texts
from verifykit.loading.rules import DUPLICATE_ID, SELF_REFERENCE, UNKNOWN_REFERENCE
from verifykit.model.finding import Finding, Related
from verifykit.model.place import to_pointer
from verifykit.schema import did_you_mean

_ANYTHING_SAID = ("sources", "documents", "evidence")
_REFERENCES: dict[str, tuple[tuple[str, tuple[str, ...]], ...]] = {
    "sources": (("owner", ("sources",)),),
    "documents": (
        ("source", ("sources",)),
        ("known_through", ("documents",)),
        ("derived_from", _ANYTHING_SAID),
        ("derived_from.from", _ANYTHING_SAID),
        ("corrected.items", ("evidence",)),
    ),
    "entities": (
        ("members", ("entities",)),
        ("members.id", ("entities",)),
        ("members.if", ("claims",)),
        ("part_of", ("entities",)),
    ),
    "predicates": (("before", ("predicates",)),),
    "claims": (
        ("subject", ("entities",)),
        ("predicate", ("predicates",)),
        ("says.source", ("sources",)),
        ("says.claim", ("claims",)),
    ),
    "evidence": (
        ("claim", ("claims",)),
        ("document", ("documents",)),
        ("source", ("sources",)),
        ("attributed_to", ("sources",)),
        ("target", ("documents", "evidence")),
        ("derived_from", _ANYTHING_SAID),
        ("derived_from.from", _ANYTHING_SAID),
        ("independent_of", ("evidence",)),
    ),
    "relations": (("from", ("claims",)),),
    "waivers": (
        ("claim", ("claims",)),
        ("document", ("documents",)),
        ("source", ("sources",)),
    ),
}
"""For every list the keys that refer to something, through dots, and the lists it may be in."""

_ENDS = ("claims", *_ANYTHING_SAID)
"""What a claim may undercut."""

_SINGULAR = {
    "sources": "source",
    "documents": "document",
    "evidence": "item of evidence",
    "entities": "entity",
    "predicates": "predicate",
    "claims": "claim",
}
_SUGGESTIONS = 20
"""Looking for the nearest name is slow, so only so many unknown names get one …"""
_CANDIDATES = 10_000
"""… and only where there are fewer names than this to look among."""

_NAME_SPACES = (
    ("sources", "documents", "evidence"),
    ("entities",),
    ("predicates",),
    ("claims",),
    ("hypotheses",),
)
"""Lists that share ids: a derivation can name a source, a document or evidence."""


def unknown_findings(data: Raw, ids: Ids) -> Iterator[Finding]:
    """Yield a finding for every reference to an id that does not exist, or to itself."""
    hints: dict[str, str] = {}
    for pointer, reference, lists in _unknown(data, ids):
        if reference not in hints:
            known = ids.of(lists)
            quick = len(hints) < _SUGGESTIONS and len(known) < _CANDIDATES
            hints[reference] = _hint(data, reference, lists, known) if quick else ""
        kind = " or ".join(_SINGULAR[name] for name in lists)
        message = f"there is no {kind} {reference[:200]}{hints[reference]}"
        yield UNKNOWN_REFERENCE.finding(message, pointer=pointer)
    yield from _self_references(data)


def _unknown(data: Raw, ids: Ids) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """Yield the pointer of every unknown reference, the id, and the lists that it may be in."""
    for name, keys in _REFERENCES.items():
        wanted = [(key.split("."), lists, ids.of(lists)) for key, lists in keys]
        for pointer, item in items(data, name):
            for (key, *path), lists, known in wanted:
                value = item.get(key)
                if value is None or (type(value) is str and value in known):
                    continue
                for inner, reference in _named(value, tuple(path)):
                    if reference not in known:
                        yield f"{pointer}/{key}{inner}", reference, lists
    for found in (_targets(data), _rated_claims(data), _entity_values(data)):
        for pointer, reference, lists in found:
            if reference not in ids.of(lists):
                yield pointer, reference, lists


def _hint(data: Raw, reference: str, lists: Sequence[str], known: Collection[str]) -> str:
    """Return what may have been meant: the one that has this name or alias, or the nearest id."""
    folded = reference.casefold()
    named = {
        name
        for listed in lists
        for _, item in items(data, listed)
        if isinstance(name := item.get("id"), str) and name in known
        if any(one.casefold() == folded for one in _names_of(item))
    }
    if len(named) == 1:
        return f"; {named.pop()} has that name: did you mean it?"
    return did_you_mean(reference, sorted(known))


def _names_of(item: Raw) -> Iterator[str]:
    """Yield the name of an item of a list and its aliases, as far as they are text."""
    aliases = item.get("aliases")
    for one in (item.get("name"), *(aliases if isinstance(aliases, list) else ())):
        if isinstance(one, str):
            yield one


def _targets(data: Raw) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """Yield the ends of relations: what they may be depends on the kind of relation."""
    for pointer, relation in items(data, "relations"):
        if isinstance(target := relation.get("to"), str):
            lists = _ENDS if relation.get("kind") == "undercuts" else ("claims",)
            yield f"{pointer}/to", target, lists


def _rated_claims(data: Raw) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    for pointer, hypothesis in items(data, "hypotheses"):
        ratings = hypothesis.get("ratings")
        for claim in ratings if isinstance(ratings, dict) else ():
            yield f"{pointer}/ratings{to_pointer([claim])}", claim, ("claims",)


def _named(value: Any, path: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """Yield the ids, one or a list, that a path of keys below a value leads to."""
    for pointer, found in below(value, path):
        for inner, text in texts(found):
            yield f"{pointer}{inner}", text


def _entity_values(data: Raw) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """Yield the values of predicates whose values are entities."""
    of_entities = set()
    for pointer, predicate in items(data, "predicates"):
        if predicate.get("value") == "entity" and isinstance(predicate.get("id"), str):
            of_entities.add(predicate["id"])
            rivals = predicate.get("rivals")
            for index, rival in enumerate(rivals if isinstance(rivals, list) else ()):
                for below, value in texts(rival):
                    yield f"{pointer}/rivals/{index}{below}", value, ("entities",)
    for pointer, claim in items(data, "claims"):
        predicate_id = claim.get("predicate")
        if isinstance(predicate_id, str) and predicate_id in of_entities:
            for below, value in texts(claim.get("value")):
                yield f"{pointer}/value{below}", value, ("entities",)


def _self_references(data: Raw) -> Iterator[Finding]:
    for pointer, relation in items(data, "relations"):
        if relation.get("to") == (origin := relation.get("from")) and isinstance(origin, str):
            message = f"the claim {origin} is related to itself"
            yield SELF_REFERENCE.finding(message, pointer=f"{pointer}/to")
    for pointer, claim in items(data, "claims"):
        for inner, other in below(claim, ("says", "claim")):
            if other == claim.get("id"):
                message = f"the claim {other} says that somebody said itself"
                yield SELF_REFERENCE.finding(message, pointer=f"{pointer}{inner}")
    for pointer, item in items(data, "evidence"):
        if item.get("id") is not None and item.get("target") == item["id"]:
            message = f"the evidence {item['id']} is directed at itself"
            yield SELF_REFERENCE.finding(message, pointer=f"{pointer}/target")
        for inner, other in texts(item.get("independent_of")):
            if other == item.get("id"):
                message = f"the evidence {other} is declared independent of itself"
                pointed = f"{pointer}/independent_of{inner}"
                yield SELF_REFERENCE.finding(message, pointer=pointed)


class Ids:
    """The ids of a raw case, each with the pointer of the first item that has it."""

    def __init__(self, data: Raw) -> None:
        self._by_list: dict[str, dict[str, str]] = {}
        self._again: list[tuple[str, str, str]] = []
        for names in _NAME_SPACES:
            taken: dict[str, str] = {}
            for name in names:
                self._by_list[name] = self._read(data, name, taken)

    def of(self, lists: tuple[str, ...]) -> frozenset[str]:
        """Return the ids in any of the lists."""
        return frozenset().union(*(self._by_list[name] for name in lists))

    def duplicates(self) -> Iterator[Finding]:
        """Yield a finding for every item whose id another one of its name space has already."""
        for known, pointer, first in self._again:
            yield _duplicate(known, pointer, first)

    def _read(self, data: Raw, name: str, taken: dict[str, str]) -> dict[str, str]:
        own = {}
        for pointer, item in items(data, name):
            known = item.get("id")
            if isinstance(known, str):
                own[known] = pointer
                first = taken.setdefault(known, pointer)
                if first != pointer:
                    self._again.append((known, pointer, first))
        return own


def _duplicate(known: str, pointer: str, first: str) -> Finding:
    owner = first.split("/")[1]
    message = f"the id {known} is taken already, in {owner}"
    taken = Related(pointer=f"{first}/id", message="taken here")
    return DUPLICATE_ID.finding(message, pointer=f"{pointer}/id", related=(taken,))
