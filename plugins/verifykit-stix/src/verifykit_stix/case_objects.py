"""From a case to the objects of a bundle."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import Any

from attrs import evolve, frozen

from verifykit_stix.case_data import LISTS, case_data
from verifykit_stix.extension import KEPT, definition, identity_of_tool, stix_id
from verifykit_stix.own_objects import TYPES, OwnObjects, is_object

Data = Mapping[str, Any]
Key = tuple[str, str]
"""A list of a case and the id of an item."""


def case_objects(
    data: Data,
    *,
    credibility: Mapping[str, int] | None = None,
    verdicts: Mapping[str, str] | None = None,
    recanted: Collection[str] = (),
    misquoted: Collection[str] = (),
) -> list[dict[str, Any]]:
    """Return the objects that a case is in STIX.

    An item that was read from another tool's object and is as it was read is that object again,
    word for word. Everything else is an object of ours, which carries the item. `credibility` and
    `verdicts` are those of claims that were assessed, `recanted` the items that were taken back in
    them by whoever said the opposite later, `misquoted` those that quote somebody from where they
    say the opposite.
    """
    own = OwnObjects(
        data=data,
        names={
            (within, item["id"]): raw["id"]
            for within, item in _items(data)
            if (raw := raw_of(item)) is not None and raw["type"] == TYPES[within]
        },
        credibility=credibility or {},
        verdicts=verdicts or {},
        recanted=frozenset(recanted),
        misquoted=frozenset(misquoted),
    )
    making = _Making.of(own)
    while True:
        objects = making.objects()
        checked = making.checked(objects)
        if checked == making:
            return objects
        making = checked


def bundle_name(data: Data) -> str:
    """Return the id of a case's bundle: of the one that it was read from, if any."""
    kept = data.get(KEPT)
    name = kept.get("bundle") if isinstance(kept, Mapping) else None
    if isinstance(name, str):
        return name
    return stix_id("bundle", str(data.get("case", {}).get("id", "")))


def raw_of(item: Data) -> dict[str, Any] | None:
    """Return the object of another tool that an item was read from, None if there is none."""
    raw = item.get(KEPT)
    if isinstance(raw, Mapping) and isinstance(raw.get("id"), str) and "type" in raw:
        return dict(raw)
    return None


@frozen
class _Making:
    """Which items are written as other tools' objects, and which need one of ours.

    Those of `kept` are their object as it was; those of `implied` follow from other tools' objects
    and need none.
    """

    own: OwnObjects
    kept: frozenset[Key]
    implied: frozenset[Key]

    @classmethod
    def of(cls, own: OwnObjects) -> _Making:
        """Begin with everything that was read from other tools' objects; all claims of ours count
        as changed that were assessed."""
        held = _held(own.data)
        raws = {key: raw for key, item in held.items() if (raw := raw_of(item)) is not None}
        loose = _loose(own.data)
        if not raws and not loose:
            return cls(own, frozenset(), frozenset())
        read = _held(case_data([*raws.values(), *loose]).data)
        judged = {("claims", name) for name in own.verdicts}
        same = {key for key, item in read.items() if held.get(key) == item} - judged
        return cls(
            own,
            kept=frozenset(key for key in raws if key in same),
            implied=frozenset(key for key in same if key not in raws),
        )

    def objects(self) -> list[dict[str, Any]]:
        """Return the objects of the case."""
        own, made, changed = self.own, dict[str, dict[str, Any]](), False
        for within, item in _items(own.data):
            raw, key = raw_of(item), (within, item["id"])
            # A thing that claims are about stays, whatever its entity was changed to.
            if raw is not None and (key in self.kept or within == "entities"):
                made.setdefault(raw["id"], raw)
            if key in self.kept or key in self.implied:
                continue
            if is_object(within, item):
                changed = True
                thing = own.object(within, item)
                made[thing["id"]] = _over(
                    raw if thing["id"] == (raw or {}).get("id") else None, thing
                )
        for thing in _loose(own.data):
            made.setdefault(thing["id"], thing)
        rest = self._rest(changed, list(made.values()))
        if not rest:
            return list(made.values())
        lineage = {one["id"]: one for one in own.lineage()}
        frame = [definition(own.at), identity_of_tool(own.at)]
        return [*frame, *made.values(), *lineage.values(), own.grouping([*made, *lineage], rest)]

    def checked(self, objects: list[dict[str, Any]]) -> _Making:
        """Return the same, without what is read otherwise out of the objects than the case has it.

        An object that was edited may take what others say of it with it.
        """
        held = _held(self.own.data)
        found = case_data(objects, bundle_name(self.own.data))
        read = _held(found.data)
        wrong = set()
        for within in TYPES:
            for position, item in enumerate(found.data.get(within, ())):
                if held.get((within, item["id"])) != item:
                    wrong.add(found.found_at.get(f"/{within}/{position}"))
        raws = {key: (raw_of(held[key]) or {}).get("id") for key in self.kept}
        return evolve(
            self,
            kept=frozenset(key for key, raw in raws.items() if raw not in wrong),
            implied=frozenset(key for key in self.implied if read.get(key) == held[key]),
        )

    def _rest(self, changed: bool, objects: list[dict[str, Any]]) -> dict[str, Any]:
        """What of a case is in none of its objects; nothing where other tools' say everything."""
        data = self.own.data
        read = case_data(objects, bundle_name(data)).data
        found: dict[str, Any] = {}
        for within in LISTS:
            known = {one.get("id"): one for one in read.get(within, ())}
            left = [
                item
                for item in data.get(within, ())
                if not is_object(within, item) and known.get(item.get("id")) != item
            ]
            if left:
                found[within] = left
        found |= {key: one for key, one in data.items() if key.startswith("x-") and key != KEPT}
        own_header = "case" in data and data["case"] != read.get("case")
        kept = data.get(KEPT)
        if not changed and not found and not own_header and kept == read.get(KEPT):
            return {}
        if "case" in data:
            found["case"] = data["case"]
        if kept is not None:
            whole = isinstance(kept, Mapping)
            found[KEPT] = (
                {key: one for key, one in kept.items() if key != "objects"} if whole else kept
            )
        found["order"] = {
            within: [item["id"] for item in data[within]]
            for within in TYPES
            if any(not is_object(within, one) or raw_of(one) for one in data.get(within, ()))
            or any(key[0] == within for key in self.implied)
        }
        return found


def _items(data: Data) -> Iterator[tuple[str, Data]]:
    """Yield the items of the lists whose items may be objects."""
    for within in TYPES:
        for item in data.get(within, ()):
            yield within, item


def _held(data: Data) -> dict[Key, Data]:
    return {(within, item["id"]): item for within, item in _items(data)}


def _loose(data: Data) -> list[dict[str, Any]]:
    """The objects that were kept with the case, since they are no item of it."""
    kept = data.get(KEPT)
    objects = kept.get("objects") if isinstance(kept, Mapping) else None
    listed = objects if isinstance(objects, list) else []
    return [
        dict(one) for one in listed if isinstance(one, Mapping) and {"id", "type"} <= one.keys()
    ]


def _over(raw: Mapping[str, Any] | None, thing: dict[str, Any]) -> dict[str, Any]:
    """An object of ours over the one that another tool had made: a later version of it."""
    if raw is None:
        return thing
    extensions = {**raw.get("extensions", {}), **thing["extensions"]}
    modified = max(str(raw.get("modified", "")), thing["modified"])
    created = str(raw.get("created", thing["created"]))
    return {**raw, **thing, "created": created, "modified": modified, "extensions": extensions}
