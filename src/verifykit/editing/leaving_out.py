"""Takes items of evidence out of a case, and out of whatever refers to them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any

from verifykit.model.edit import Edit

Raw = Mapping[str, Any]


def left_out(data: Raw, names: Iterable[str]) -> Iterator[Edit]:
    """Yield the edits that leave items of evidence out, by their ids.

    What derives from one of them still says that somebody else said it: it then derives from
    whoever spoke there. What only makes sense with the item goes with it: an item that undercuts
    it, and a relation to it.
    """
    evidence = {item["id"]: item for item in data.get("evidence", ())}
    gone = set(names)
    while more := {
        name for name, item in evidence.items() if item.get("target") in gone and name not in gone
    }:
        gone |= more
    if not gone:
        return
    stand_ins = {name: _stand_in(evidence[name]) for name in gone if name in evidence}
    for index, item in enumerate(data.get("evidence", ())):
        pointer = f"/evidence/{index}"
        if item["id"] in gone:
            yield Edit(op="remove", path=pointer)
            continue
        yield from _derivations(item, pointer, stand_ins)
        yield from _without(item, pointer, "independent_of", gone)
    for index, document in enumerate(data.get("documents", ())):
        pointer = f"/documents/{index}"
        yield from _derivations(document, pointer, stand_ins)
        yield from _corrections(document, pointer, gone)
    for index, relation in enumerate(data.get("relations", ())):
        if relation.get("from") in gone or relation.get("to") in gone:
            yield Edit(op="remove", path=f"/relations/{index}")


def _stand_in(item: Raw) -> str | None:
    """Who spoke in an item: the speaker, else the document, else the source."""
    return item.get("attributed_to") or item.get("document") or item.get("source")


def _derivations(item: Raw, pointer: str, stand_ins: Mapping[str, str | None]) -> Iterator[Edit]:
    listed = item.get("derived_from", ())
    if not any(_parent(entry) in stand_ins for entry in listed):
        return
    own = {item.get("id"), item.get("document"), item.get("source"), item.get("attributed_to")}
    kept: list[Any] = []
    for entry in listed:
        parent = _parent(entry)
        name = stand_ins.get(parent, parent)
        if name is not None and (name == parent or name not in own):
            renamed = {**entry, "from": name} if isinstance(entry, Mapping) else name
            if name not in map(_parent, kept):
                kept.append(renamed)
    if kept:
        yield Edit(op="replace", path=f"{pointer}/derived_from", value=kept)
    else:
        yield Edit(op="remove", path=f"{pointer}/derived_from")


def _without(item: Raw, pointer: str, key: str, gone: Collection[str]) -> Iterator[Edit]:
    listed = item.get(key, ())
    kept = [name for name in listed if name not in gone]
    if len(kept) == len(listed):
        return
    if kept:
        yield Edit(op="replace", path=f"{pointer}/{key}", value=kept)
    else:
        yield Edit(op="remove", path=f"{pointer}/{key}")


def _corrections(document: Raw, pointer: str, gone: Collection[str]) -> Iterator[Edit]:
    """A correction that named the items it is about, and only those that are gone, goes, too."""
    for index, correction in enumerate(document.get("corrected", ())):
        here = f"{pointer}/corrected/{index}"
        listed = correction.get("items", ())
        if listed and all(name in gone for name in listed):
            yield Edit(op="remove", path=here)
        else:
            yield from _without(correction, here, "items", gone)


def _parent(entry: Any) -> Any:
    return entry.get("from") if isinstance(entry, Mapping) else entry
