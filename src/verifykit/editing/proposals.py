"""From accepted proposals to the patch that they stand for."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any, NamedTuple

from verifykit.editing.patch import PatchError, require_places
from verifykit.model.edit import Edit
from verifykit.model.place import to_pointer
from verifykit.model.proposal import ADDED_TO, Proposal
from verifykit.parts import part

Raw = Mapping[str, Any]


def patch_of(
    proposals: Iterable[Proposal], data: Raw, *, captures: bool = False
) -> tuple[Edit, ...]:
    """Return the edits of the data of a case that proposals stand for, all of them together.

    The data keeps to the schema `case-1`, and has what the proposals are about. `captures` says
    that the captured files of new documents are in the case's folder now; else such a document
    has no capture yet.
    """
    return _patch(list(proposals), _Places.of(data), captures=captures)


def each_patch(proposals: Iterable[Proposal], data: Raw) -> Iterator[tuple[Edit, ...] | None]:
    """Yield for each proposal the edits that it alone stands for; see `patch_of`.

    None stands for a proposal whose edits the data has no place for.
    """
    places = _Places.of(data)
    for one in proposals:
        try:
            patch = _patch([one], places, captures=True)
            require_places(data, patch)
        except (KeyError, PatchError):
            yield None
        else:
            yield patch


def _patch(wanted: list[Proposal], places: _Places, *, captures: bool) -> tuple[Edit, ...]:
    void = [one.evidence for one in wanted if one.kind == "void"]
    edits = list(_left_out(places, void))
    gone = {edit.path for edit in edits if edit.op == "remove"}
    begun: dict[str, list[Any]] = {}
    strengths: dict[str, dict[str, Any]] = {}
    for one in wanted:
        if one.about is not None and places.pointer(*one.about) in gone:
            continue
        match one.kind:
            case "derives":
                _derive(one, places, begun)
            case "weaken":
                _weaken(one, places, strengths)
            case "stance":
                edits.append(_set(places.pointer("evidence", one.evidence), ("stance",), one.value))
            case "field":
                pointer = places.pointer(one.within or "", one.item)
                edits.append(_set(pointer, one.keys, one.value))
            case _:
                added = dict(one.data)
                if one.captured is not None and not captures:
                    added.pop("capture", None)
                edits.append(Edit(op="add", path=f"/{ADDED_TO[one.kind]}/-", value=added))
    edits += [Edit(op="add", path=path, value=value) for path, value in begun.items()]
    edits += [Edit(op="add", path=path, value=value) for path, value in strengths.items()]
    return tuple(edits)


_NAMES = {
    "evidence": ("id", "target", "derived_from", "independent_of"),
    "documents": ("derived_from", "corrected"),
    "relations": ("from", "to"),
}
"""The lists whose items name items of evidence, in the order of edits, and under which keys."""


class _Mention(NamedTuple):
    """Where an item names another: the number of its list among `_NAMES`, where in it, its name."""

    order: int
    at: int
    within: str


def _named(item: Raw, key: str) -> Iterator[str]:
    """Yield every id under a key, however it is written there."""
    value = item.get(key, ())
    for entry in value if isinstance(value, list) else (value,):
        if isinstance(entry, Mapping):
            yield from entry.get("items", ())
            yield from _named(entry, "from")
        elif isinstance(entry, str):
            yield entry


@part
class _Places:
    """Where the items of a case stand in its data, by list and id."""

    _pointers: dict[tuple[str, str], str]
    _items: dict[str, Raw]
    data: Raw

    @classmethod
    def of(cls, data: Raw) -> _Places:
        pointers: dict[tuple[str, str], str] = {}
        found: dict[str, Raw] = {}
        for name, listed in data.items():
            for index, item in enumerate(listed if isinstance(listed, list) else ()):
                if isinstance(item, Mapping) and "id" in item:
                    pointer = f"/{name}/{index}"
                    pointers.setdefault((name, item["id"]), pointer)
                    found[pointer] = item
        return cls(pointers, found, data)

    def pointer(self, within: str, name: str | None) -> str:
        """Return the pointer of an item; raise KeyError if it is not there."""
        return self._pointers[within, name or ""]

    @cached_property
    def naming(self) -> Mapping[str, Sequence[_Mention]]:
        """For each id, the items of evidence, documents and relations that name it."""
        found: dict[str, list[_Mention]] = {}
        for order, (within, names) in enumerate(_NAMES.items()):
            for index, item in enumerate(self.data.get(within, ())):
                for name in {one for key in names for one in _named(item, key)}:
                    found.setdefault(name, []).append(_Mention(order, index, within))
        return found

    def item(self, within: str, name: str | None) -> Raw:
        """Return the data of an item; raise KeyError if it is not there."""
        return self._items[self.pointer(within, name)]


def _set(pointer: str, keys: Iterable[str], value: Any) -> Edit:
    return Edit(op="add", path=pointer + to_pointer(keys), value=value)


def _derive(proposal: Proposal, places: _Places, begun: dict[str, list[Any]]) -> None:
    """Add a parent to those of the item; if it has none of its own, to those of its document."""
    pointer = places.pointer("evidence", proposal.evidence)
    listed = begun.get(f"{pointer}/derived_from")
    if listed is None:
        listed = list(_parents(places.item("evidence", proposal.evidence), places))
        begun[f"{pointer}/derived_from"] = listed
    entry: Any = proposal.parent
    if proposal.how is not None:
        entry = {"from": proposal.parent, "how": proposal.how}
    # Who only confirms somebody does not derive from them; now it is said that it does.
    said = [one for one in listed if _parent(one) == proposal.parent and not _confirms(one)]
    if not said:
        listed[:] = [one for one in listed if _parent(one) != proposal.parent]
        listed.append(entry)


def _parents(item: Raw, places: _Places) -> Iterator[Any]:
    """What an item derives from: its own entries, else those of its document."""
    if item.get("derived_from"):
        yield from item["derived_from"]
    elif item.get("lineage", "relayed") == "relayed" and "document" in item:
        try:
            yield from places.item("documents", item["document"]).get("derived_from", ())
        except KeyError:
            return


def _parent(entry: Any) -> Any:
    return entry.get("from") if isinstance(entry, Mapping) else entry


def _confirms(entry: Any) -> bool:
    return isinstance(entry, Mapping) and entry.get("how") == "confirms"


def _weaken(proposal: Proposal, places: _Places, strengths: dict[str, dict[str, Any]]) -> None:
    """Multiply the analyst's strength of the item."""
    pointer = f"{places.pointer('evidence', proposal.evidence)}/strength"
    old = strengths.get(pointer) or places.item("evidence", proposal.evidence).get("strength", {})
    reasons = [old["reason"]] if "reason" in old else []
    strengths[pointer] = {
        "factor": old.get("factor", 1.0) * (proposal.factor or 0.0),
        "reason": "; ".join([*reasons, f"{proposal.plugin}: {proposal.reason}"]),
    }


def _left_out(places: _Places, names: Iterable[str]) -> Iterator[Edit]:
    """Yield the edits that leave items of evidence out, by their ids.

    What derives from one of them still says that somebody else said it: it then derives from
    whoever spoke there. What only makes sense with the item goes with it: an item that undercuts
    it, and a relation to it.
    """
    gone: set[str] = set()
    touched: set[_Mention] = set()
    going = list(names)
    while going:
        name = going.pop()
        if name in gone:
            continue
        gone.add(name)
        named = places.naming.get(name, ())
        touched.update(named)
        evidence = [places.data[one.within][one.at] for one in named if one.within == "evidence"]
        going += [item["id"] for item in evidence if item.get("target") == name]
    stand_ins = {name: _stand_in(places.item("evidence", name)) for name in gone}
    for one in sorted(touched):
        item, pointer = places.data[one.within][one.at], f"/{one.within}/{one.at}"
        if one.within == "relations" or (one.within == "evidence" and item["id"] in gone):
            yield Edit(op="remove", path=pointer)
            continue
        yield from _derivations(item, pointer, stand_ins)
        if one.within == "evidence":
            yield from _without(item, pointer, "independent_of", gone)
        else:
            yield from _corrections(item, pointer, gone)


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
