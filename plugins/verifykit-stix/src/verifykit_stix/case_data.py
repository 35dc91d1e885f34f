"""From the objects of a bundle to the data of a case."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from attrs import frozen

from verifykit_stix import foreign
from verifykit_stix.bundle import Thing, latest
from verifykit_stix.extension import KEPT, carried
from verifykit_stix.own_objects import item_of

_DAY = len("2020-01-31")
LISTS = (
    "sources", "documents", "entities", "predicates", "claims", "evidence",
    "hypotheses", "relations", "waivers",
)  # fmt: skip
"""The lists of a case, in the order in which they are written."""


@frozen(kw_only=True)
class CaseData:
    """The data of a case as it would be read from JSON, and the object that each item is from.

    `found_at` gives for the JSON pointer of an item the id of a STIX object.
    """

    data: dict[str, Any]
    found_at: Mapping[str, str]


def case_data(objects: Iterable[Thing], name: str | None = None) -> CaseData:
    """Return the case that objects describe; `name` is the id of their bundle.

    Objects that verifykit wrote carry their item. Of other tools' objects identities that state
    something are sources, reports are documents, relationships and sightings are claims, opinions
    on them are evidence. What is none of that is kept under `x-stix` of the case.
    """
    building = _Building(latest(objects))
    building.own()
    building.documents()
    building.lineage()
    building.claims()
    building.opinions()
    return building.built(name)


class _Building:
    """Puts the lists of a case together, in the order of the objects."""

    def __init__(self, objects: Mapping[str, Thing]) -> None:
        self._objects = objects
        self._lists: dict[str, dict[str, dict[str, Any]]] = {one: {} for one in LISTS}
        self._from: dict[tuple[str, str], str] = {}
        self._rest: dict[str, Any] | None = None
        self._reports: dict[str, dict[str, str]] = {}
        self._foreign = [one for one in objects.values() if carried(one) is None]

    def own(self) -> None:
        """Take the items that verifykit's own objects carry."""
        for thing in self._objects.values():
            found = carried(thing)
            if found is None:
                continue
            within, item = found
            if within == "case":
                self._rest = item
                for one in LISTS:
                    for position, inner in enumerate(_dicts(item.get(one))):
                        key = str(inner.get("id", position))
                        self._lists[one].setdefault(key, inner)
            elif within in self._lists and isinstance(item.get("id"), str):
                self._put(within, item_of(within, item, thing), thing["id"])

    def documents(self) -> None:
        """Take reports, and who published them."""
        for thing in self._foreign:
            if thing["type"] == "report":
                by = self._source(thing)
                self._put("documents", foreign.document(thing, by), thing["id"])
                for name in thing.get("object_refs", ()):
                    self._reports.setdefault(name, {})[thing["id"]] = by

    def lineage(self) -> None:
        """Take which report derives from which, where somebody says so."""
        for thing in self._foreign:
            if foreign.is_lineage(thing, self._objects):
                child = self._lists["documents"][self._document(thing["source_ref"])]
                parents = child.setdefault("derived_from", [])
                parent = self._document(thing["target_ref"])
                if parent not in parents:
                    parents.append(parent)

    def claims(self) -> None:
        """Take relationships and sightings as claims, with what their ends are."""
        for thing in self._foreign:
            if not foreign.is_claim(thing, self._objects):
                continue
            claim, predicate = foreign.claim(thing, self._objects)
            values = claim.get("value", [])
            for name in (claim["subject"], *(values if isinstance(values, list) else [values])):
                held = foreign.entity(self._objects[name])
                if held is not None:
                    self._put("entities", held, name)
            self._put("predicates", {"id": predicate, "value": "entity"}, thing["id"])
            self._put("claims", claim, thing["id"])
            reports = self._reports.get(thing["id"], {})
            for item in foreign.evidence(thing, self._source(thing, bool(reports)), reports):
                if not self._is_passed_on(item, reports):
                    item["lineage"] = "unknown"
                self._put("evidence", item, thing["id"])

    def _is_passed_on(self, item: Mapping[str, Any], reports: Mapping[str, str]) -> bool:
        """Whether what an item's report derives from, if it does, states the claim as well.

        A report that has much from another one does not have from it what is not in there.
        """
        document = self._lists["documents"].get(item.get("document", ""), {})
        parents = document.get("derived_from", ())
        return not parents or any(parent in reports for parent in parents)

    def opinions(self) -> None:
        """Take opinions on claims."""
        for thing in self._foreign:
            if thing["type"] == "opinion":
                about = [one for one in thing.get("object_refs", ()) if self._claim(one)]
                for number, name in enumerate(about):
                    item = foreign.opinion(thing, self._claim(name), self._source(thing), number)
                    self._put("evidence", item, thing["id"])

    def built(self, name: str | None) -> CaseData:
        """Return the data, with what found no place in it."""
        data: dict[str, Any] = {"verifykit": 1}
        rest = {key: one for key, one in (self._rest or {}).items() if key not in LISTS}
        header, order = rest.pop("case", None), rest.pop("order", None)
        if isinstance(order, dict):
            self._sort(order)
        seen = [one["modified"] for one in self._foreign if isinstance(one.get("modified"), str)]
        if self._rest is None and seen:
            header = {"as_of": max(seen)[:_DAY]}
        if header is not None:
            data["case"] = header
        data["claims"] = []
        data |= {one: list(items.values()) for one, items in self._lists.items() if items}
        kept = rest.pop(KEPT, {"bundle": name} if name else {})
        if self._foreign or kept != ({"bundle": name} if name else {}):
            data[KEPT] = {**kept, "objects": self._left()} if isinstance(kept, dict) else kept
        found_at = {
            f"/{one}/{position}": self._from[one, key]
            for one, items in self._lists.items()
            for position, key in enumerate(items)
            if (one, key) in self._from
        }
        return CaseData(data={**data, **rest}, found_at=found_at)

    def _sort(self, order: Mapping[str, Any]) -> None:
        """Put the items of lists back into the order that the case had."""
        for within, ids in order.items():
            if within in self._lists and isinstance(ids, list):
                place = {str(name): position for position, name in enumerate(ids)}
                items = self._lists[within].items()
                self._lists[within] = dict(
                    sorted(items, key=lambda one: place.get(one[0], len(place)))
                )

    def _left(self) -> list[dict[str, Any]]:
        """Other tools' objects that no item of the case keeps."""
        items = (item for one in self._lists.values() for item in one.values())
        kept = {
            one["id"] for item in items if isinstance(one := item.get(KEPT), dict) and "id" in one
        }
        return [dict(one) for one in self._foreign if one["id"] not in kept]

    def _put(self, within: str, item: dict[str, Any], thing: str) -> None:
        """Add an item to a list, unless the list has its id already."""
        self._lists[within].setdefault(item["id"], item)
        self._from.setdefault((within, item["id"]), thing)

    def _source(self, thing: Thing, signed: bool = False) -> str:
        """Return the id of who states an object; `signed` where the reports that have it are."""
        author = self._objects.get(str(thing.get("created_by_ref")))
        if author is None or author["type"] != "identity":
            if not signed:
                self._lists["sources"].setdefault(foreign.UNNAMED, foreign.unnamed())
            return foreign.UNNAMED
        told = carried(author)
        if told is not None:
            return str(told[1].get("id", author["id"]))
        self._put("sources", foreign.source(author), author["id"])
        return str(author["id"])

    def _document(self, name: str) -> str:
        told = carried(self._objects[name])
        return str(told[1].get("id", name)) if told is not None else name

    def _claim(self, name: str) -> str:
        """Return the id of the claim that an object is; nothing where it is none."""
        told = carried(self._objects.get(name, {}))
        if told is not None and told[0] == "claims":
            return str(told[1].get("id", ""))
        return name if name in self._lists["claims"] else ""


def _dicts(listed: object) -> list[dict[str, Any]]:
    return (
        [dict(one) for one in listed if isinstance(one, dict)] if isinstance(listed, list) else []
    )
