"""Changes to a case that must change nothing: another order, other ids, one more relay."""

from __future__ import annotations

import random
from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import evolve, fields, has

from verifykit.model.case import LISTS, Case
from verifykit.model.document import Derivation

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

    So whatever is found is found twice, and a preference for the first or the smallest shows. Twins
    of sources have names of their own, and those of documents addresses: of two that are called
    the same, somebody may well find that they are the same.
    """
    twin = with_ids(case, {name: f"{name}-twin" for name in _ids(case)})
    twin = evolve(
        twin,
        sources=tuple(evolve(one, name=f"{one.name}, the twin") for one in twin.sources),
        documents=tuple(
            evolve(one, url=None if one.url is None else f"{one.url}#twin")
            for one in twin.documents
        ),
    )
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
    """Return the case with an exact relay of every item of evidence.

    Each relay stands in a copy of the item's document, by a copy of its source, and declares where
    it has it from, so it adds no origin. Since everything is there twice, shares and means of what
    documents are like stay as they are: only what counts them changes.
    """
    copied_sources = {one.id: f"relaying-{one.id}" for one in case.sources}
    copied_documents = {one.id: f"relaying-{one.id}" for one in case.documents}
    relays = tuple(
        evolve(
            item,
            id=f"relay-of-{item.id}",
            document=None if item.document is None else copied_documents[item.document],
            source=None if item.source is None else copied_sources[item.source],
            lineage="relayed",
            derived_from=(Derivation(item.id),),
            independent_of=(),
        )
        for item in case.evidence
    )
    return evolve(
        case,
        places=None,
        sources=(
            *case.sources,
            *(evolve(one, id=copied_sources[one.id], owner=None) for one in case.sources),
        ),
        documents=(
            *case.documents,
            *(
                evolve(one, id=copied_documents[one.id], source=copied_sources[one.source])
                for one in case.documents
            ),
        ),
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
