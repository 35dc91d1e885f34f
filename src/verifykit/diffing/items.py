"""What came, went and was edited in the lists of a case."""

from __future__ import annotations

from collections.abc import Iterator

from attrs import fields

from verifykit.diffing.values import ItemChange
from verifykit.model.case import LISTS, Case, Item
from verifykit.model.relation import Relation
from verifykit.model.waiver import Waiver


def item_changes(old: Case, new: Case) -> Iterator[ItemChange]:
    """Yield the changes of every list, in the order of a case file, then of the lists.

    The order of items is no change.
    """
    for name in LISTS.values():
        before = {item_id(item): item for item in getattr(old, name)}
        after = {item_id(item): item for item in getattr(new, name)}
        for key in [*before, *(key for key in after if key not in before)]:
            change = _change(name, key, before.get(key), after.get(key))
            if change is not None:
                yield change


def item_id(item: Item) -> str:
    """Return the id of an item; relations and waivers, which have none, are called by content."""
    if isinstance(item, Relation):
        return f"{item.origin} {item.kind} {item.target}"
    if isinstance(item, Waiver):
        about = filter(None, (item.claim, item.document, item.source))
        return f"{item.rule} on {' and '.join(about) or 'the case'}"
    return item.id


def _change(name: str, key: str, old: Item | None, new: Item | None) -> ItemChange | None:
    if old is None:
        return ItemChange(list=name, id=key, edit="added")
    if new is None:
        return ItemChange(list=name, id=key, edit="removed")
    edited = tuple(
        field.name
        for field in fields(type(old))
        if getattr(old, field.name) != getattr(new, field.name)
    )
    return ItemChange(list=name, id=key, edit="edited", fields=edited) if edited else None
