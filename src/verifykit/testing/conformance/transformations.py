"""Changes to a case that must change nothing: another order, other ids, one more relay."""

from __future__ import annotations

import random
from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import evolve, fields, has

from verifykit.model.case import LISTS, Case
from verifykit.model.document import Derivation, Document
from verifykit.model.evidence import Evidence
from verifykit.model.source import Source

_WORDS = frozenset(
    {"text", "title", "name", "aliases", "notes", "reason", "quote", "description", "url", "label"}
)
"""Fields that hold words and not ids, even where a word happens to be an id as well."""

Item = TypeVar("Item")


def in_another_order(case: Case, seed: int) -> Case:
    """Return the case with every list, and every list of ids inside, in another order."""
    shuffle = random.Random(seed)
    lists: dict[str, Any] = {
        name: _shuffled(tuple(_inner_shuffled(item, shuffle) for item in items), shuffle)
        for name in LISTS.values()
        for items in [getattr(case, name)]
    }
    return evolve(case, places=None, **lists)


def doubled(case: Case) -> Case:
    """Return the case with a twin of everything under other ids.

    So whatever is found is found twice, and a preference for the first or the smallest shows.
    """
    twin = with_ids(case, {name: f"{name}-twin" for name in _ids(case)})
    lists: dict[str, Any] = {
        name: getattr(case, name) + getattr(twin, name) for name in LISTS.values()
    }
    return evolve(case, places=None, **lists)


def new_ids(case: Case) -> dict[str, str]:
    """Return a new id for every id; they sort the other way round and look like no old one."""
    old = _ids(case)
    return {name: f"renamed-{len(old) - place:05d}" for place, name in enumerate(old)}


def with_ids(case: Case, ids: Mapping[str, str]) -> Case:
    """Return the case with its ids replaced wherever they stand."""
    lists: dict[str, Any] = {
        name: tuple(_renamed(item, ids) for item in getattr(case, name)) for name in LISTS.values()
    }
    return evolve(case, places=None, **lists)


def with_relays(case: Case) -> Case:
    """Return the case with one more document that relays the first evidence of each claim.

    The relay takes the same stance and declares where it has it from, so it adds no origin.
    """
    first: dict[str, Evidence] = {}
    for item in case.evidence:
        if not item.partial:
            first.setdefault(item.claim, item)
    source = Source(id="relaying-source", name="Another outlet")
    document = Document(id="relaying-document", source=source.id)
    relays = tuple(
        Evidence(
            id=f"relay-of-{item.id}",
            claim=item.claim,
            stance=item.stance,
            document=document.id,
            lineage="relayed",
            derived_from=(Derivation(item.id),),
        )
        for item in first.values()
    )
    return evolve(
        case,
        places=None,
        sources=(*case.sources, source),
        documents=(*case.documents, document),
        evidence=(*case.evidence, *relays),
    )


def _ids(case: Case) -> list[str]:
    items = (item for name in LISTS.values() for item in getattr(case, name))
    return sorted({item.id for item in items if hasattr(item, "id")})


def _shuffled(items: tuple[Item, ...], shuffle: random.Random) -> tuple[Item, ...]:
    return tuple(shuffle.sample(items, len(items)))


def _inner_shuffled(item: Any, shuffle: random.Random) -> Any:
    """Shuffle the lists of ids inside an item; pairs such as qualifiers stay sorted."""
    names = {field.name for field in fields(type(item))} & {
        "derived_from",
        "independent_of",
        "known_through",
        "members",
        "aliases",
        "scope",
    }
    return evolve(item, **{name: _shuffled(getattr(item, name), shuffle) for name in names})


def _renamed(value: Any, ids: Mapping[str, str]) -> Any:
    if isinstance(value, str):
        return ids.get(value, value)
    if isinstance(value, tuple):
        return tuple(_renamed(item, ids) for item in value)
    if has(type(value)):
        names = [one.name for one in fields(type(value)) if one.name not in _WORDS]
        return evolve(value, **{name: _renamed(getattr(value, name), ids) for name in names})
    return value
