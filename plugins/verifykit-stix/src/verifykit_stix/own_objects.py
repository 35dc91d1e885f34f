"""The items of a case as STIX objects, and back, with what other tools changed in between."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Any

from attrs import frozen

from verifykit import span_of
from verifykit_stix.bundle import Thing
from verifykit_stix.extension import carrying, fell_with_document, stix_id
from verifykit_stix.scales import (
    CREDIBILITY,
    confidence_of,
    grade_of,
    reliability_extension,
)
from verifykit_stix.stances import opinion_of, stance_of

Data = Mapping[str, Any]

_SOURCES = {
    "person": "individual",
    "witness": "individual",
    "official": "individual",
    "agency": "organization",
    "institution": "organization",
    "outlet": "organization",
    "platform": "system",
    "dataset": "system",
}
_ENTITIES = {"person": "individual", "organisation": "organization", "group": "group"}
"""Entities that STIX can hold by name alone; the others stay with the case."""
TYPES = {
    "sources": "identity",
    "documents": "report",
    "entities": "identity",
    "claims": "note",
    "evidence": "opinion",
}
"""The STIX type of the items of each list; all other lists are carried by the case's grouping."""
_EARLIEST = "1970-01-01T00:00:00.000Z"


def is_object(within: str, item: Data) -> bool:
    """Whether an item becomes an object of its own.

    An item without a stance does not: STIX knows no opinion that nobody has formed yet.
    """
    if within == "evidence":
        return item.get("stance") is not None
    return within in TYPES and (within != "entities" or item.get("kind") in _ENTITIES)


def item_of(within: str, item: dict[str, Any], thing: Thing) -> dict[str, Any]:
    """Return the item that an object carries, with what another tool changed in the object."""
    found = dict(item)
    if within == "sources":
        if thing.get("name") != item.get("name"):
            found["name"] = thing.get("name")
        if grade_of(thing) != item.get("reliability"):
            found["reliability"] = grade_of(thing)
    elif within == "documents" and thing.get("name") != item.get("title", item["id"]):
        found["title"] = thing.get("name")
    elif within == "claims" and thing.get("content") != item.get("text"):
        found["text"] = thing.get("content")
    elif within == "evidence" and thing.get("opinion") not in (opinion_of(item), _unsaid(item)):
        found["stance"] = stance_of(str(thing.get("opinion")))
    taken_back = {"documents": "retracted", "evidence": "withdrawn"}.get(within)
    if taken_back and thing.get("revoked") is True and not fell_with_document(thing):
        found.setdefault(taken_back, {})
    return {key: value for key, value in found.items() if value is not None}


def _unsaid(item: Data) -> str | None:
    """The opinion of who undercuts something that is no object of a bundle."""
    return "neutral" if item.get("stance") == "undercuts" else None


@frozen(kw_only=True)
class OwnObjects:
    """Makes objects of the items of a case.

    `data` is the case, `names` the STIX ids that items have already, by list and id. Of claims that
    were assessed `credibility` is the step on the Admiralty's scale and `verdicts` the verdict, and
    `recanted` are the items that their own voice took back by saying the opposite later,
    `misquoted` those that quote somebody from where they say the opposite.
    """

    data: Data
    names: Mapping[tuple[str, str], str]
    credibility: Mapping[str, int]
    verdicts: Mapping[str, str]
    recanted: frozenset[str] = frozenset()
    misquoted: frozenset[str] = frozenset()

    @property
    def case(self) -> str:
        """What the ids of the case's objects are made of: its own id."""
        return str(self.data.get("case", {}).get("id", ""))

    @property
    def at(self) -> str:
        """When the objects were made: the date that counts as today, for there is no clock."""
        return _moment(self.data.get("case", {}).get("as_of"))

    def name(self, within: str, item: str) -> str:
        """Return the STIX id of an item."""
        known = self.names.get((within, item))
        return known or stix_id(TYPES[within], self.case, within, item)

    def object(self, within: str, item: Data) -> dict[str, Any]:
        """Return the object of an item."""
        made = {
            "sources": self._source,
            "documents": self._document,
            "entities": self._entity,
            "claims": self._claim,
            "evidence": self._evidence,
        }[within](item)
        fell = within == "evidence" and item["id"] in self._fallen
        extensions = {**made.pop("extensions", {}), **carrying(within, item, fell=fell)}
        return {
            "type": TYPES[within],
            "spec_version": "2.1",
            "id": self.name(within, item["id"]),
            "created": self.at,
            "modified": self.at,
            **made,
            "extensions": extensions,
        }

    def lineage(self) -> Iterator[dict[str, Any]]:
        """Yield a relationship for each document that derives from another."""
        documents = {one["id"] for one in self.data.get("documents", ())}
        for one in self.data.get("documents", ()):
            for parent in one.get("derived_from", ()):
                name = parent["from"] if isinstance(parent, Mapping) else parent
                how = parent.get("how") if isinstance(parent, Mapping) else None
                if name in documents and how != "confirms":
                    yield {
                        "type": "relationship",
                        "spec_version": "2.1",
                        "id": stix_id("relationship", self.case, one["id"], name),
                        "created": self.at,
                        "modified": self.at,
                        "relationship_type": "derived-from",
                        "source_ref": self.name("documents", one["id"]),
                        "target_ref": self.name("documents", name),
                        "extensions": carrying("lineage"),
                    }

    def grouping(self, objects: list[str], rest: Data) -> dict[str, Any]:
        """Return the object of the case itself: what it is about, and all that has no object."""
        return {
            "type": "grouping",
            "spec_version": "2.1",
            "id": self._grouping,
            "created": self.at,
            "modified": self.at,
            "name": self.data.get("case", {}).get("title") or self.case or "A case",
            "context": "unspecified",
            "object_refs": objects or [stix_id("identity", "verifykit")],
            "extensions": carrying("case", rest),
        }

    @property
    def _grouping(self) -> str:
        return stix_id("grouping", self.case)

    @cached_property
    def _outlets(self) -> Mapping[str, str]:
        """The source of each document."""
        return {one["id"]: one["source"] for one in self.data.get("documents", ())}

    @cached_property
    def _opinions(self) -> frozenset[str]:
        """The items that are objects of their own."""
        items = self.data.get("evidence", ())
        return frozenset(one["id"] for one in items if is_object("evidence", one))

    @cached_property
    def _fallen(self) -> frozenset[str]:
        """The items that nobody stands by any more by the day of the case, for other reasons.

        Their document was retracted, a correction lists them, or their voice said the opposite
        later. An opinion does not refer to its report, so that a reader would take it for one that
        is still held.
        """
        documents = self.data.get("documents", ())
        retracted = {one["id"] for one in documents if self._is_past(one.get("retracted"))}
        corrections = (each for one in documents for each in one.get("corrected", ()))
        corrected = {
            name for each in corrections if self._is_past(each) for name in each.get("items", ())
        }
        fallen = {
            one["id"]
            for one in self.data.get("evidence", ())
            if one.get("document") in retracted or one["id"] in corrected
        }
        return frozenset(fallen | self.recanted)

    @cached_property
    def _doubted(self) -> frozenset[str]:
        """What something in the case undercuts: documents and items, by their ids.

        So is what a document has from such a one alone: it prints the same words.
        """
        relations = (one for one in self.data.get("relations", ()) if one["kind"] == "undercuts")
        items = (one for one in self.data.get("evidence", ()) if one.get("stance") == "undercuts")
        found = {*(one["to"] for one in relations), *(one.get("target") for one in items)}
        above = {one["id"]: _only_parent(one) for one in self.data.get("documents", ())}
        for name in above:
            chain = [name]
            while (parent := above.get(chain[-1])) and parent not in chain:
                chain.append(parent)
            if not found.isdisjoint(chain):
                found.add(name)
        return frozenset(name for name in found if name is not None)

    def _speaker(self, item: Data) -> str | None:
        """Whose opinion an item is; nobody's, where others print words that may not be theirs.

        In a bundle nothing else would keep a reader from taking them for the speaker's own.
        """
        printed: str | None = item.get("source") or self._outlets.get(item.get("document", ""))
        speaker: str | None = item.get("attributed_to") or printed
        doubted = not self._doubted.isdisjoint({item["id"], item.get("document")})
        doubted = doubted or item["id"] in self.misquoted
        return None if doubted and speaker != printed else speaker

    def _is_gone(self, item: Data) -> bool:
        return self._is_past(item.get("withdrawn")) or item["id"] in self._fallen

    def _is_past(self, back: Data | None) -> bool:
        """Whether something was taken back, and not only after the day of the case."""
        today = self.data.get("case", {}).get("as_of")
        if back is None or today is None or back.get("on") is None:
            return back is not None
        return not span_of(str(today)).before(span_of(str(back["on"])))

    @cached_property
    def _claims_by_document(self) -> Mapping[str, Mapping[str, None]]:
        """The claims that a document has evidence for, each once."""
        found: dict[str, dict[str, None]] = {}
        for one in self.data.get("evidence", ()):
            found.setdefault(one.get("document", ""), {})[one["claim"]] = None
        return found

    @cached_property
    def _named(self) -> frozenset[str]:
        """The entities that are objects of their own."""
        entities = self.data.get("entities", ())
        return frozenset(one["id"] for one in entities if is_object("entities", one))

    def _source(self, item: Data) -> dict[str, Any]:
        grade = item.get("reliability")
        return {
            "name": item["name"],
            "identity_class": _SOURCES.get(item.get("kind", ""), "unknown"),
            "extensions": reliability_extension(grade) if grade else {},
        }

    def _entity(self, item: Data) -> dict[str, Any]:
        return {"name": item.get("name", item["id"]), "identity_class": _ENTITIES[item["kind"]]}

    def _document(self, item: Data) -> dict[str, Any]:
        by = self.name("sources", item["source"])
        about = [
            self.name("claims", claim) for claim in self._claims_by_document.get(item["id"], ())
        ]
        made: dict[str, Any] = {
            "name": item.get("title", item["id"]),
            "published": _moment(item.get("published")),
            "created_by_ref": by,
            "object_refs": about or [by],
        }
        if item.get("url"):
            made["external_references"] = [{"source_name": item["id"], "url": item["url"]}]
        return {**made, **({"revoked": True} if self._is_past(item.get("retracted")) else {})}

    def _claim(self, item: Data) -> dict[str, Any]:
        subject = item.get("subject")
        about = self.name("entities", str(subject)) if subject in self._named else self._grouping
        made: dict[str, Any] = {
            "abstract": "A claim that is being checked",
            "content": item["text"],
            "object_refs": [about],
            "labels": ["claim"],
        }
        verdict = self.verdicts.get(item["id"])
        if verdict is not None:
            made["abstract"] = f"A claim that was checked: {verdict}"
            made["labels"] += [f'verifykit:verdict="{verdict}"']
        step = self.credibility.get(item["id"])
        if step in CREDIBILITY and step is not None:
            made["labels"] += [f'admiralty-scale:information-credibility="{step}"']
            made["confidence"] = confidence_of(step)
        return made

    def _evidence(self, item: Data) -> dict[str, Any]:
        target = item.get("target")
        # Who undercuts what is no object here disagrees with nothing that the claim says.
        known = self._outlets.keys() | self._opinions
        about = self.name("claims", item["claim"])
        if target in self._outlets:
            about = self.name("documents", str(target))
        elif target in self._opinions:
            about = self.name("evidence", str(target))
        speaker = self._speaker(item)
        quote = item.get("quote", {}).get("exact")
        return {
            "opinion": opinion_of(item) if target in known or target is None else "neutral",
            "object_refs": [about],
            **({"created_by_ref": self.name("sources", speaker)} if speaker else {}),
            **({"explanation": quote} if quote else {}),
            **({"revoked": True} if self._is_gone(item) else {}),
        }


def _only_parent(document: Data) -> str | None:
    """The one thing that a document derives from; None where it is none or several."""
    derived = document.get("derived_from", ())
    if len(derived) != 1:
        return None
    parent: str | None = derived[0].get("from") if isinstance(derived[0], dict) else derived[0]
    return parent


def _moment(date: object) -> str:
    """The first moment of a date as STIX writes one; a date that nobody knows is the earliest."""
    start = span_of(str(date)).start if date is not None else None
    if start is None or not 1 <= start[0] <= 9999:
        return _EARLIEST
    year, month, day, hour, minute, second = start
    return f"{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{int(second):02}.000Z"
