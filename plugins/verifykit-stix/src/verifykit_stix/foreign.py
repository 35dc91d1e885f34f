"""What the objects of other tools are in a case."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from verifykit_stix.bundle import Thing
from verifykit_stix.extension import KEPT
from verifykit_stix.scales import confidence_text, grade_of, opencti
from verifykit_stix.stances import stance_of

Item = tuple[str, dict[str, Any]]
"""A list of a case and an item for it."""

UNNAMED = "unnamed-author"
"""The source of what a bundle states without saying who does."""
ABOUT_DOCUMENTS = ("derived-from", "duplicate-of")
"""Relationships between reports that say where one has it from."""
_IDENTITIES = {
    "individual": ("person", "person"),
    "organization": ("other", "organisation"),
    "group": ("other", "group"),
    "system": ("platform", "object"),
    "class": ("other", "group"),
}
"""For each class of an identity its kind as a source and as an entity."""
_ENTITIES = {
    "attack-pattern": "other",
    "campaign": "event",
    "course-of-action": "other",
    "incident": "event",
    "indicator": "other",
    "infrastructure": "object",
    "intrusion-set": "organisation",
    "location": "place",
    "malware": "object",
    "threat-actor": "organisation",
    "tool": "object",
    "vulnerability": "object",
}
_DAY = len("2020-01-31")


def name_of(thing: Thing) -> str:
    """Return what people call an object."""
    for key in ("name", "abstract", "value", "country", "region"):
        if isinstance(thing.get(key), str) and thing[key].strip():
            return " ".join(thing[key].split())
    return str(thing["id"])


def source(thing: Thing) -> dict[str, Any]:
    """Return an identity as a source, with the grade that OpenCTI gives it."""
    kind, _ = _IDENTITIES.get(str(thing.get("identity_class")), ("other", "other"))
    grade = grade_of(thing)
    told = {"id": thing["id"], "name": name_of(thing), "kind": kind}
    return {**told, **({"reliability": grade} if grade else {}), KEPT: dict(thing)}


def unnamed() -> dict[str, Any]:
    """Return the source of what nobody signed."""
    return {"id": UNNAMED, "name": "An author whom the bundle does not name", "anonymous": True}


def entity(thing: Thing) -> dict[str, Any] | None:
    """Return an object as an entity; None for what is none."""
    kind = _ENTITIES.get(thing["type"])
    if thing["type"] == "identity":
        _, kind = _IDENTITIES.get(str(thing.get("identity_class")), ("other", "other"))
    if kind is None:
        return None
    told: dict[str, Any] = {"id": thing["id"], "kind": kind, "name": name_of(thing)}
    aliases = [one for one in thing.get("aliases", ()) if isinstance(one, str) and one.strip()]
    return {**told, **({"aliases": aliases} if aliases else {}), KEPT: dict(thing)}


def document(thing: Thing, by: str) -> dict[str, Any]:
    """Return a report as a document of a source."""
    told: dict[str, Any] = {"id": thing["id"], "source": by, "title": name_of(thing)}
    links = (one.get("url") for one in thing.get("external_references", ()))
    url = next((one for one in links if isinstance(one, str)), None)
    if url is not None:
        told["url"] = url
    if isinstance(thing.get("published"), str):
        told["published"] = thing["published"][:_DAY]
    if thing.get("revoked") is True:
        told["retracted"] = {}
    return {**told, KEPT: dict(thing)}


def claim(thing: Thing, objects: Mapping[str, Thing]) -> tuple[dict[str, Any], str]:
    """Return a relationship or a sighting as a claim, and the id of its predicate."""
    if thing["type"] == "sighting":
        return _sighting(thing, objects)
    predicate = thing["relationship_type"]
    subject, value = objects[thing["source_ref"]], objects[thing["target_ref"]]
    text = f"{name_of(subject)} {predicate.replace('-', ' ')} {name_of(value)}."
    told = {"id": thing["id"], "text": text, "subject": subject["id"], "predicate": predicate}
    when = _interval(thing.get("start_time"), thing.get("stop_time"))
    return {**told, "value": value["id"], **when, **_described(thing), KEPT: dict(thing)}, predicate


def _sighting(thing: Thing, objects: Mapping[str, Thing]) -> tuple[dict[str, Any], str]:
    predicate = "sighted-by"
    subject = objects[thing["sighting_of_ref"]]
    wheres = [objects[one] for one in thing.get("where_sighted_refs", ()) if one in objects]
    by = f" by {' and '.join(name_of(one) for one in wheres)}" if wheres else ""
    told: dict[str, Any] = {"id": thing["id"], "text": f"{name_of(subject)} was sighted{by}."}
    told |= {"subject": subject["id"], "predicate": predicate}
    if wheres:
        told["value"] = [one["id"] for one in wheres] if len(wheres) > 1 else wheres[0]["id"]
    when = _interval(thing.get("first_seen"), thing.get("last_seen"))
    return {**told, **when, **_described(thing), KEPT: dict(thing)}, predicate


def is_claim(thing: Thing, objects: Mapping[str, Thing]) -> bool:
    """Whether an object states something of things that are in the bundle and have a name."""
    if thing["type"] == "sighting":
        ends = [thing.get("sighting_of_ref")]
    elif thing["type"] == "relationship":
        ends = [thing.get("source_ref"), thing.get("target_ref")]
    else:
        return False
    held = [objects.get(str(end)) for end in ends]
    return all(one is not None and entity(one) is not None for one in held)


def is_lineage(thing: Thing, objects: Mapping[str, Thing]) -> bool:
    """Whether an object says that one report has it from another."""
    return thing.get("relationship_type") in ABOUT_DOCUMENTS and all(
        str(thing.get(end)) in objects and objects[str(thing[end])]["type"] == "report"
        for end in ("source_ref", "target_ref")
    )


def evidence(thing: Thing, by: str, reports: Mapping[str, str]) -> Iterator[dict[str, Any]]:
    """Yield who states a claim: its author, or the reports that contain it; all where both do.

    `reports` are those that refer to it, each with its own author.
    """
    negative = opencti(thing, "negative") is True
    common: dict[str, Any] = {"claim": thing["id"], "stance": "refutes" if negative else "supports"}
    if isinstance(thing.get("confidence"), int):
        told = confidence_text(min(max(thing["confidence"], 0), 100))
        common["notes"] = f"The author's confidence in it is {told}."
    if thing.get("revoked") is True:
        common["withdrawn"] = {}
    for report in reports:
        yield {"id": f"{thing['id']}.{report}", "document": report, **common}
    if by not in reports.values() and (by != UNNAMED or not reports):
        yield {"id": f"{thing['id']}.author", "source": by, **common}


def opinion(thing: Thing, about: str, by: str, number: int) -> dict[str, Any]:
    """Return an opinion on a claim as an item of evidence of whoever holds it."""
    told: dict[str, Any] = {
        "id": thing["id"] if number == 0 else f"{thing['id']}.{number}",
        "claim": about,
        "source": by,
        "stance": stance_of(str(thing.get("opinion"))),
    }
    if isinstance(thing.get("explanation"), str) and thing["explanation"].strip():
        told["notes"] = thing["explanation"]
    if thing.get("revoked") is True:
        told["withdrawn"] = {}
    return {**told, **({KEPT: dict(thing)} if number == 0 else {})}


def _described(thing: Thing) -> dict[str, Any]:
    text = thing.get("description")
    return {"notes": text} if isinstance(text, str) and text.strip() else {}


def _interval(start: object, stop: object) -> dict[str, Any]:
    """The days from a start to a stop, either of which may be unknown."""
    days = [one[:_DAY] if isinstance(one, str) else "" for one in (start, stop)]
    if not any(days):
        return {}
    return {"when": days[0] if days[0] == days[1] else "/".join(days)}
